//! `dddgen status`

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::options::Options;
use super::project;
use super::shell::{Reply, Shell, paint};
use super::{Outcome, clock, help};
use crate::pipeline::{self, Made, Wanted};
use crate::plan::{Action, Asks, MODEL, covers};
use crate::project::Project;
use crate::report::Colour;
use crate::schema::Losses;
use crate::status::{self, Managed, State};
use crate::tree::Tree;

/// Shows what became of each file that dddgen wrote
///
/// A managed file is pristine (as dddgen wrote it), edited (by you; it is merged at every run),
/// missing (deleted by you; it stays deleted), outdated (the next run has something new for it) or
/// conflicted (markers of a merge stand in it).
#[derive(Debug, Args)]
#[command(after_help = help::STATUS)]
pub(super) struct Typed {
    /// Only these files and folders
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
    /// Lists pristine files as well
    #[arg(long)]
    all: bool,
    /// Shows what you changed in each file, as a unified diff against what dddgen wrote
    #[arg(long, conflicts_with = "all")]
    diff: bool,
}

#[derive(Debug, Serialize)]
struct Data {
    command: &'static str,
    /// Whether the model is the one that was applied last.
    applied: bool,
    /// Whether it is known which files are outdated, and how many the next run creates.
    compared: bool,
    to_create: usize,
    files: Vec<Shown>,
    counts: BTreeMap<&'static str, usize>,
    outcome: Outcome,
}

#[derive(Debug, Serialize)]
struct Shown {
    #[serde(flatten)]
    file: Managed,
    #[serde(skip_serializing_if = "Option::is_none")]
    diff: Option<String>,
}

pub(super) fn run(typed: &Typed, options: &Options, shell: &Shell) -> Result<Reply> {
    let _session = project::begin(options, shell)?;
    let project = Project::open(options.dir())?;
    let next = next(&project, shell)?;
    let data = data(typed, &project, next.as_ref())?;
    let text = if typed.diff {
        data.files
            .iter()
            .filter_map(|it| it.diff.as_deref())
            .collect()
    } else {
        text(&data, typed.all, shell.colour())
    };
    let mut reply = Reply::new(text, &data, Outcome::Done);
    reply.advice = advice(&project, &data);
    Ok(reply)
}

/// What the next run does. Why that is not known is no reason not to tell the rest.
fn next(project: &Project, shell: &Shell) -> Result<Option<Made>> {
    let wanted = Wanted {
        model: &project.model,
        file: MODEL,
        now: clock::now()?,
        asks: &Asks::default(),
        losses: Losses::Refused,
        former: None,
    };
    let made = if is_older(project) {
        pipeline::upgrade(project, wanted)
    } else {
        pipeline::update(project, wanted)
    };
    if made.is_err() {
        shell.note("it is not known which files are outdated, for `dddgen apply` is refused; `dddgen check` says why");
    }
    Ok(made.ok())
}

fn is_older(project: &Project) -> bool {
    let version = pipeline::version_of(project);
    version.is_some_and(|it| it != pipeline::VERSION)
}

fn data(typed: &Typed, project: &Project, next: Option<&Made>) -> Result<Data> {
    let disk = project.disk(&Tree::default())?;
    let mut files = status::of(&project.base, &disk, next.map(|made| &made.plan));
    files.retain(|file| is_wanted(&typed.paths, &file.path));
    let count = |state: State| files.iter().filter(|file| file.state == state).count();
    let counts = State::ALL
        .into_iter()
        .map(|state| (state.word(), count(state)))
        .collect();
    let steps = next.into_iter().flat_map(|made| &made.plan.steps);
    let created = steps.filter(|step| step.action == Action::Create);
    let show = |file: Managed| Shown {
        diff: (typed.diff && (file.edited || file.state == State::Missing))
            .then(|| status::diff(&file.path, &project.base, &disk)),
        file,
    };
    Ok(Data {
        command: "status",
        applied: project.base.model() == Some(project.model.as_bytes()),
        compared: next.is_some(),
        to_create: created.count(),
        counts,
        files: files.into_iter().map(show).collect(),
        outcome: Outcome::Done,
    })
}

fn is_wanted(paths: &[String], path: &str) -> bool {
    let covers = |wanted: &String| covers(wanted.trim_start_matches("./"), path);
    paths.is_empty() || paths.iter().any(covers)
}

fn advice(project: &Project, data: &Data) -> String {
    let outdated = data.counts.get(State::Outdated.word()).copied();
    let behind = outdated.unwrap_or_default() > 0 || data.to_create > 0;
    let advice = match project.base.model() {
        None => {
            "hint: `.dddgen/base/dddgen.toml` is gone, which says what was applied last: take it back from version control, `git checkout .dddgen`\n"
        }
        Some(_) if !data.applied => {
            "hint: `dddgen.toml` has changed since the last run: `dddgen apply`\n"
        }
        Some(_) if is_older(project) => {
            "hint: an older dddgen rendered the project: `dddgen upgrade`\n"
        }
        Some(_) if behind => "hint: dddgen has moved on since the last run: `dddgen apply`\n",
        Some(_) => "",
    };
    advice.to_owned()
}

fn text(data: &Data, all: bool, colour: Colour) -> String {
    let mut text = String::new();
    let shown = |file: &&Managed| all || file.state != State::Pristine;
    for file in data.files.iter().map(|it| &it.file).filter(shown) {
        let word = file.state.word();
        let pad = " ".repeat(10_usize.saturating_sub(word.len()));
        let word = paint(word, code(file.state), colour);
        let more = match file.state {
            State::Outdated if file.edited => " (and edited)",
            _ => "",
        };
        // Writing into a `String` cannot fail.
        let _ = writeln!(text, "{pad}{word} {}{more}", file.path);
    }
    if !text.is_empty() {
        text.push('\n');
    }
    let counts = State::ALL.iter().filter_map(|state| {
        let count = data.counts.get(state.word()).copied().unwrap_or_default();
        (count > 0).then(|| format!("{count} {}", state.word()))
    });
    let mut counts: Vec<String> = counts.collect();
    if data.to_create > 0 {
        counts.push(format!("{} to create", data.to_create));
    }
    let counts = if counts.is_empty() {
        "no managed files".to_owned()
    } else {
        counts.join(", ")
    };
    text + &counts + "\n"
}

fn code(state: State) -> &'static str {
    match state {
        State::Pristine => "2",
        State::Edited => "36",
        State::Missing => "33",
        State::Outdated => "35",
        State::Conflicted => "1;31",
    }
}
