//! A project in memory, with what is promised of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use dddgen::format;
use dddgen::model::{Database, Former, Model};
use dddgen::pipeline::{self, Made, Source, VERSION, Wanted};
use dddgen::plan::{
    Asks, BASE, Base, Disk, DiskFile, MIGRATIONS, MODEL, MOVED, Moved, ONCE, Plan, Relocation,
    SCHEMA, Written, relocate, require_resolved, unresolved,
};
use dddgen::render::render;
use dddgen::schema::Losses;
use dddgen::template::Templates;
use dddgen::tree::{Ownership, Tree};

use super::user::MINE;

/// What every life begins with.
const START: &str = r#"# A shop.

[service]
name = "shop"
description = "Sells books"
dddgen = "0.1.0"
database = "DATABASE"

[values.Isbn]
type = "string:1..20"

[enums.Kind]
values = ["low", "high"]

[contexts.catalog]

[contexts.catalog.entities.Author.fields]
title = "string:1..80"

[contexts.catalog.entities.Book.fields]
title = "string:1..80" # what is on the cover
pages = "int:min=0:default=0"
author = "ref:Author:optional"
kind = "Kind:default=low"

[contexts.sales]

[contexts.sales.entities.Line]
part_of = "Order"

[contexts.sales.entities.Line.fields]
title = "string:1..80"
book = "ref:Book:optional"

[contexts.sales.entities.Order.fields]
title = "string:1..80"
rank = "int:optional"
"#;

/// A project: all of its files, and what stands in its base.
#[derive(Clone)]
pub(crate) struct World<'t> {
    templates: &'t Templates,
    files: BTreeMap<String, Vec<u8>>,
    base: Base,
    /// A clock, and a name for whatever the user writes.
    number: usize,
    /// Whether `rustfmt` lays out what is rendered.
    is_laid_out: bool,
    /// Where the last run left conflicts.
    conflicts: Vec<String>,
}

impl PartialEq for World<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.files == other.files
    }
}

impl Source for World<'_> {
    fn base(&self) -> &Base {
        &self.base
    }

    fn disk(&self, _render: &Tree) -> Result<Disk> {
        let files = self.own();
        let files = files.map(|(path, bytes)| (path.clone(), DiskFile::Regular(bytes.clone())));
        Ok(Disk {
            files: files.collect(),
            ..Disk::default()
        })
    }

    fn files(&self, folder: &str) -> Result<Vec<String>> {
        let folder = format!("{folder}/");
        let paths = self.files.keys().filter(|path| path.starts_with(&folder));
        Ok(paths.cloned().collect())
    }

    fn texts(&self, folder: &str, extension: &str) -> Result<BTreeMap<String, String>> {
        let paths = Source::files(self, folder)?.into_iter();
        let paths = paths.filter(|path| path.ends_with(&format!(".{extension}")));
        let text = |path: String| Some((path.clone(), self.text(&path)?.to_owned()));
        Ok(paths.filter_map(text).collect())
    }
}

impl<'t> World<'t> {
    pub(crate) fn new(templates: &'t Templates, database: Database) -> Self {
        Self::begun(templates, database, false)
    }

    /// The same as it comes to a disk.
    pub(crate) fn laid_out(templates: &'t Templates) -> Self {
        Self::begun(templates, Database::Sqlite, true)
    }

    fn begun(templates: &'t Templates, database: Database, is_laid_out: bool) -> Self {
        let start = START.replace("DATABASE", database.keyword());
        let mut world = Self {
            templates,
            files: BTreeMap::from([(MODEL.to_owned(), start.clone().into_bytes())]),
            base: Base::default(),
            number: 0,
            is_laid_out,
            conflicts: Vec::new(),
        };
        world
            .apply(&start, None, &Asks::default(), Losses::Refused)
            .expect("a sound start");
        world
    }

    pub(crate) fn model(&self) -> &str {
        self.text(MODEL).expect("a model")
    }

    /// What its model says.
    pub(crate) fn parsed(&self) -> Model {
        pipeline::parse(self.model(), MODEL).expect("a sound model")
    }

    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        Some(std::str::from_utf8(self.files.get(path)?).expect("UTF-8"))
    }

    pub(crate) fn next_number(&mut self) -> usize {
        self.number += 1;
        self.number
    }

    pub(crate) fn write(&mut self, path: &str, text: String) {
        self.files.insert(path.to_owned(), text.into_bytes());
    }

    pub(crate) fn remove(&mut self, path: &str) -> bool {
        self.files.remove(path).is_some()
    }

    /// The paths of files that dddgen wrote, and that are there; those of the user's own too.
    pub(crate) fn written(&self, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let there = self.base.files.keys().filter(|path| {
            self.files.contains_key(*path) && *path != MODEL && !is_migration(path) && wanted(path)
        });
        there.cloned().collect()
    }

    /// The paths of files that dddgen merges, that are there, or that are not.
    pub(crate) fn managed(&self, are_there: bool) -> Vec<String> {
        let managed = self.base.files.iter().filter(|(path, written)| {
            written.ownership == Ownership::Managed
                && *path != MODEL
                && self.files.contains_key(*path) == are_there
        });
        managed.map(|(path, _)| path.clone()).collect()
    }

    /// A run, as a command makes it.
    pub(crate) fn apply(
        &mut self,
        model: &str,
        former: Option<&Former>,
        asks: &Asks,
        losses: Losses,
    ) -> Result<()> {
        let now = self.next_number() as u64;
        let made = self.plan(model, former, asks, (losses, now));
        self.number -= usize::from(made.is_err());
        let made = made?;
        require_resolved(&self.base, &made.disk)?;
        self.carry_out(&made.plan);
        let conflicts = made.plan.conflicts();
        self.conflicts = conflicts.map(|step| step.path.clone()).collect();
        Ok(())
    }

    fn plan(
        &self,
        model: &str,
        former: Option<&Former>,
        asks: &Asks,
        (losses, now): (Losses, u64),
    ) -> Result<Made> {
        let wanted = Wanted {
            model,
            file: MODEL,
            now,
            asks,
            losses,
            former,
        };
        pipeline::plan(self, wanted, self.templates, |tree, _| {
            if self.is_laid_out {
                format::rust(tree, |_, _| None)?;
            }
            Ok(())
        })
    }

    /// Moves a file, as `dddgen mv` does.
    pub(crate) fn relocate(&mut self, from: &str, to: &str) -> Result<()> {
        let disk = self.disk(&Tree::default())?;
        let [from, to] = [from, to].map(str::to_owned);
        let plan = relocate(&self.base, &disk, &Relocation { from, to })?;
        self.carry_out(&plan);
        Ok(())
    }

    fn carry_out(&mut self, plan: &Plan) {
        for change in &plan.changes {
            let before = self.files.get(&change.path);
            assert_eq!(before, change.before.as_ref(), "{}", change.path);
            match &change.after {
                Some(bytes) => drop(self.files.insert(change.path.clone(), bytes.clone())),
                None => drop(self.files.remove(&change.path)),
            }
        }
        self.base = Base::default();
        for (folder, ownership) in [(ONCE, Ownership::Once), (BASE, Ownership::Managed)] {
            for (path, bytes) in &self.files {
                if let Some(path) = path.strip_prefix(folder) {
                    let bytes = bytes.clone();
                    let written = Written { bytes, ownership };
                    self.base.files.insert(path.to_owned(), written);
                }
            }
        }
        let records = self.files.iter().filter_map(|(path, bytes)| {
            let name = path.strip_prefix(SCHEMA)?;
            Some((name.to_owned(), bytes.clone()))
        });
        self.base.schema = records.collect();
        let moved = self.files.iter().filter_map(|(path, record)| {
            let to = self.text(path)?.trim_end().to_owned();
            let record = record.clone();
            Some((path.strip_prefix(MOVED)?.to_owned(), Moved { to, record }))
        });
        self.base.moved = moved.collect();
    }

    /// All files but those of dddgen's own.
    fn own(&self) -> impl Iterator<Item = (&String, &Vec<u8>)> {
        let records = [BASE, ONCE, SCHEMA, MOVED];
        let own = move |path: &str| records.iter().all(|folder| !path.starts_with(folder));
        self.files.iter().filter(move |(path, _)| own(path))
    }

    /// The lines of the user's.
    pub(crate) fn lines(&self) -> BTreeSet<String> {
        let texts = self
            .own()
            .map(|(path, _)| self.text(path).unwrap_or_default());
        let lines = texts.flat_map(str::lines).map(str::trim);
        let mine = lines.filter(|line| line.contains(MINE));
        mine.map(str::to_owned).collect()
    }

    /// Every line that was the user's is there.
    #[track_caller]
    pub(crate) fn keeps(&self, lines: &BTreeSet<String>) {
        let now = self.lines();
        let lost: Vec<_> = lines.difference(&now).collect();
        assert!(lost.is_empty(), "{lost:?} lost");
    }

    /// Takes the user's side wherever there are markers; says in how many files there were.
    pub(crate) fn settle(&mut self) -> usize {
        self.settle_by(yours)
    }

    /// Takes dddgen's side wherever there are conflicts, and of the user's the lines that are new.
    pub(crate) fn settle_to_compile(&mut self) {
        let marked = self.settle_by(both);
        // What stood there before dddgen came has no markers: dddgen's text is in the base.
        let standing = std::mem::take(&mut self.conflicts);
        assert!(marked <= standing.len());
        for path in standing {
            let base = self.base.files.get(&path).map(|it| it.bytes.clone());
            let base = String::from_utf8(base.unwrap_or_default()).expect("UTF-8");
            let text = self.text(&path).unwrap_or_default();
            let mine = text.lines().filter(|line| line.contains(MINE));
            let new = mine.filter(|line| !base.contains(line));
            let text: Vec<_> = base.lines().chain(new).collect();
            self.write(&path, text.join("\n") + "\n");
        }
    }

    fn settle_by(&mut self, settled: impl Fn(&str) -> String) -> usize {
        let disk = self.disk(&Tree::default()).expect("it is in memory");
        let marked: Vec<String> = unresolved(&self.base, &disk)
            .into_iter()
            .map(|(path, _)| path.to_owned())
            .collect();
        for path in &marked {
            let text = settled(self.text(path).unwrap_or_default());
            self.write(path, text);
        }
        let disk = self.disk(&Tree::default()).expect("it is in memory");
        assert_eq!(unresolved(&self.base, &disk), []);
        marked.len()
    }

    /// A run with the same model writes nothing.
    #[track_caller]
    pub(crate) fn has_nothing_to_do(&self) {
        let asks = Asks::default();
        let made = self.plan(self.model(), None, &asks, (Losses::Refused, u64::MAX / 4));
        let plan = made.expect("a second run is possible").plan;
        let paths: Vec<_> = plan.changes.iter().map(|change| &change.path).collect();
        assert!(paths.is_empty(), "a second run writes {paths:?}");
    }

    /// All files but the migrations are what the model renders, and there are no others.
    #[track_caller]
    pub(crate) fn is_as_from_scratch(&self) {
        let model = self.parsed();
        assert_eq!(model.service.dddgen, VERSION);
        let tree = render(&model, self.templates).expect("it renders");
        let rendered = tree.iter().map(|(path, file)| (path, file.text.as_str()));
        let rendered: BTreeMap<_, _> = rendered.collect();
        let own = self.own().map(|(path, _)| path.as_str());
        let own = own
            .filter(|path| !is_migration(path) && *path != MODEL && !path.starts_with(".dddgen/"));
        let found: BTreeMap<_, _> = own
            .map(|path| (path, self.text(path).unwrap_or("")))
            .collect();
        let paths: BTreeSet<_> = rendered.keys().chain(found.keys()).collect();
        for path in paths {
            assert!(found.get(path) == rendered.get(path), "{path}");
        }
    }

    /// What differs in the whole project, base included, but for what databases have run.
    pub(crate) fn beside_migrations<'w>(&'w self, other: &'w Self) -> Vec<&'w str> {
        let paths: BTreeSet<_> = self.files.keys().chain(other.files.keys()).collect();
        let paths = paths.into_iter().map(String::as_str);
        let differ = paths.filter(|path| self.files.get(*path) != other.files.get(*path));
        differ.filter(|path| !is_migration(path)).collect()
    }

    /// All files of it, by path.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let files = self.files.iter();
        files.map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// The migrations, there and back, the first one first.
    pub(crate) fn migrations(&self) -> Vec<(String, String)> {
        let paths = self
            .files
            .keys()
            .filter(|path| path.starts_with(MIGRATIONS));
        let up = paths.filter(|path| path.ends_with(".up.sql"));
        let both = up.map(|up| {
            let down = up.replace(".up.sql", ".down.sql");
            let text = |path| self.text(path).expect("a migration").to_owned();
            (text(up), text(&down))
        });
        both.collect()
    }
}

/// What a database has run, or the record of it.
fn is_migration(path: &str) -> bool {
    let is_sql = Path::new(path).extension().is_some_and(|it| it == "sql");
    is_sql && path.contains(MIGRATIONS)
}

/// A text with the user's side of each conflict.
fn yours(text: &str) -> String {
    let mut theirs = false;
    let mut kept = String::new();
    for line in text.split_inclusive('\n') {
        let ends = line.starts_with(">>>>>>> dddgen ");
        theirs = (theirs || line.trim_end() == "||||||| base") && !ends;
        if !theirs && !ends && line.trim_end() != "<<<<<<< yours" {
            kept.push_str(line);
        }
    }
    kept
}

/// A text with dddgen's side of each conflict, and the lines of the user's that are new there.
fn both(text: &str) -> String {
    let (mut mine, mut base) = (false, false);
    let mut kept = String::new();
    for line in text.split_inclusive('\n') {
        match line.get(..7) {
            Some("<<<<<<<") => mine = true,
            Some("|||||||") => base = true,
            Some("=======") if mine => (mine, base) = (false, false),
            Some(">>>>>>>") => {}
            _ if base || (mine && !line.contains(MINE)) => {}
            _ => kept.push_str(line),
        }
    }
    kept
}
