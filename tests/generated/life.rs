//! A life: a project with data in its database changes its mind about everything, while its user
//! edits whatever they like.
//!
//! After each step dddgen has nothing left to do, the project is what its model says, every line of
//! the user's is there, the database migrates with its rows, and the project is clean and green. On
//! PostgreSQL the same life is led with a build at every tenth step, or at every so many as
//! `LIFE_MILESTONE` says.

mod steps;

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use walkdir::WalkDir;

use crate::store::{Database, Store};
use crate::workshop::{Ended, Project, Workshop};
use steps::{Act, STEPS, Step};

/// Every so many steps a project on PostgreSQL is built, unless something else is asked for.
const MILESTONE: usize = 10;

/// A shorter line says nothing that could be told from another one.
const TELLING: usize = 12;

#[test]
fn a_life_on_sqlite() {
    lead(Store::Sqlite);
}

#[test]
fn a_life_on_postgres() {
    lead(Store::Postgres);
}

#[expect(
    clippy::print_stderr,
    reason = "a life is long: where it ended is told to whoever looks"
)]
fn lead(store: Store) {
    assert!(STEPS.len() >= 40, "{}", STEPS.len());
    let workshop = Workshop::open();
    let mut life = Life {
        project: workshop.new_project("shop", &["shop", "--database", store.keyword()]),
        database: store.database(),
        lines: BTreeMap::new(),
        applied: Vec::new(),
        store,
    };
    let asked = std::env::var("LIFE_MILESTONE").ok();
    let milestone = asked.map_or(MILESTONE, |asked| asked.parse().expect("a number"));
    let last = STEPS.len();
    for (number, step) in (1..).zip(STEPS) {
        eprintln!("{number:2} {}", step.does);
        step.acts.iter().for_each(|act| life.does(act));
        life.has_nothing_left_to_do();
        life.keeps_every_line();
        life.migrates(step);
        if store == Store::Sqlite || number % milestone == 0 || number == last {
            life.project.is_clean();
            life.project.cargo("test").ends(0);
        }
    }
    life.goes_back_and_forth();
}

struct Life {
    project: Project,
    store: Store,
    database: Database,
    /// The lines of the user's, each with the file that it was written to.
    lines: BTreeMap<String, String>,
    /// The migrations that the database has had.
    applied: Vec<String>,
}

impl Life {
    #[track_caller]
    fn does(&mut self, act: &Act) {
        match act {
            Act::Run(line) => drop(self.says(line).ends(0)),
            Act::Clash(line, path, from, to) => {
                self.says(line).ends(3).says(path);
                self.project.dddgen("check").ends(1).says(path);
                self.project.dddgen("apply").ends(4).says(path);
                let marked = self.project.read(path);
                let settled = settled(&marked);
                assert_ne!(marked, settled, "{path} has no markers");
                self.project.write(path, &settled);
                self.edit(path, from, to);
                self.project.dddgen("apply --continue").ends(0);
            }
            Act::Edit(path, from, to) => self.edit(path, from, to),
            Act::Append(path, text) => {
                let whole = self.project.read(path) + text;
                self.project.write(path, &whole);
                self.wrote(path, text);
            }
            Act::Write(path, text) => {
                self.project.write(path, text);
                self.wrote(path, text);
            }
            Act::Remove(path) => self.project.remove(path),
            Act::Insert(sql) => {
                self.migrate();
                self.database.run(&self.store.with_ids(sql));
            }
        }
    }

    /// Runs dddgen; what stands in single quotes is one word.
    fn says(&self, line: &str) -> Ended {
        let parts = line.split('\'').enumerate();
        let words = parts.flat_map(|(at, part)| match at % 2 {
            0 => part.split_whitespace().collect(),
            _ => vec![part],
        });
        self.project.dddgen_of(&words.collect::<Vec<_>>())
    }

    /// Changes a text that is there once, some lines of which may be the user's already.
    #[track_caller]
    fn edit(&mut self, path: &str, from: &str, to: &str) {
        let before = self.project.read(path);
        self.project.edit(path, from, to);
        let after = self.project.read(path);
        let lacks = |text: &str, line: &str| !text.lines().any(|other| other == line);
        for line in before.lines().filter(|line| lacks(&after, line)) {
            self.lines.remove(&telling(path, line));
        }
        let new: Vec<_> = after.lines().filter(|line| lacks(&before, line)).collect();
        self.wrote(path, &new.join("\n"));
    }

    fn wrote(&mut self, path: &str, text: &str) {
        let lines = text.lines().map(|line| telling(path, line));
        for line in lines.filter(|line| line.len() >= TELLING) {
            self.lines.insert(line, path.to_owned());
        }
    }

    #[track_caller]
    fn has_nothing_left_to_do(&self) {
        let before = texts(&self.project);
        self.project.dddgen("apply").ends(0);
        let after = texts(&self.project);
        let changed = after
            .iter()
            .filter(|(path, text)| before.get(*path) != Some(text));
        let changed: Vec<_> = changed.map(|(path, _)| path).collect();
        assert!(
            changed.is_empty() && before.len() == after.len(),
            "{changed:?}"
        );
        self.project.dddgen("check").ends(0);
    }

    #[track_caller]
    fn keeps_every_line(&self) {
        let texts = texts(&self.project);
        let stands = |line: &str| texts.values().any(|text| text.contains(line));
        let lost = self.lines.iter().filter(|(line, _)| !stands(line));
        let lost: Vec<_> = lost.collect();
        assert!(lost.is_empty(), "{lost:#?}");
    }

    #[track_caller]
    fn migrates(&mut self, step: &Step) {
        self.migrate();
        for (sql, rows) in step.rows {
            assert_eq!(self.database.select(sql), *rows, "{sql}");
        }
    }

    /// Applies what is new under `migrations`.
    fn migrate(&mut self) {
        for name in self.migrations() {
            if !self.applied.contains(&name) {
                let up = self.project.read(&format!("migrations/{name}.up.sql"));
                self.database.run(&up);
                self.applied.push(name);
            }
        }
    }

    /// The names of all migrations, the first one first.
    fn migrations(&self) -> Vec<String> {
        let entries = fs::read_dir(self.project.root().join("migrations")).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        let names = names.filter_map(|name| name.into_string().ok());
        let names = names.filter_map(|name| name.strip_suffix(".up.sql").map(str::to_owned));
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    }

    /// The program of the last day builds the same database from nothing, takes it back, and builds
    /// it again; and the rows of the whole life go all the way back.
    #[track_caller]
    fn goes_back_and_forth(&self) {
        let program = self.project.build("shop");
        let other = self.store.database();
        let run = |arguments: &[&str], code: i32| {
            let mut command = Command::new(&program);
            command
                .args(arguments)
                .env_clear()
                .current_dir(self.project.root());
            command.env("DATABASE_URL", other.url());
            let output = command.output().expect("it runs");
            assert_eq!(output.status.code(), Some(code), "{arguments:?} {output:?}");
        };
        let steps = self.applied.len().to_string();
        for _ in 0..2 {
            run(&["migrate", "up"], 0);
            run(&["migrate", "status"], 0);
            run(&["migrate", "down", "--steps", &steps], 0);
            run(&["migrate", "status"], 3);
        }
        for name in self.applied.iter().rev() {
            let down = self.project.read(&format!("migrations/{name}.down.sql"));
            self.database.run(&down);
        }
        assert_eq!(self.database.tables(), "");
    }
}

/// What has to stay of a line of the user's. Of the model it is what they note beside it: what it
/// says is changed by commands as they ask for it.
fn telling(path: &str, line: &str) -> String {
    let start = match path {
        "dddgen.toml" => line.find('#').unwrap_or(line.len()),
        _ => 0,
    };
    line[start..].trim().to_owned()
}

/// The texts of a project, but for what dddgen keeps for itself and what cargo makes.
fn texts(project: &Project) -> BTreeMap<String, String> {
    let entries = WalkDir::new(project.root()).into_iter();
    let entries = entries.filter_entry(|it| it.file_name() != ".dddgen");
    let files = entries.map(|entry| entry.expect("an entry"));
    let files = files.filter(|entry| entry.file_type().is_file());
    let texts = files.filter_map(|entry| {
        let path = entry.path().strip_prefix(project.root()).ok()?.to_str()?;
        Some((path.to_owned(), fs::read_to_string(entry.path()).ok()?))
    });
    texts.collect()
}

/// The text with what is the user's where markers stand.
pub(crate) fn settled(marked: &str) -> String {
    let mut mine = true;
    let mut text = String::new();
    for line in marked.lines() {
        match line.get(..7) {
            Some("<<<<<<<" | ">>>>>>>") => mine = true,
            Some("|||||||") => mine = false,
            _ if mine => text.extend([line, "\n"]),
            _ => {}
        }
    }
    text
}
