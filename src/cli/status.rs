//! `dddgen status`

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::options::Options;
use super::project;
use super::shell::{Reply, Shell, paint};
use super::{Outcome, help};
use crate::project::Project;
use crate::report::Colour;
use crate::status::{self, Managed, State};
use crate::tree::Tree;

/// Shows what became of each file that dddgen wrote
///
/// A managed file is pristine (as dddgen wrote it), edited (by you; it is merged at every run),
/// missing (deleted by you; it stays deleted) or conflicted (markers of a merge stand in it).
#[derive(Debug, Args)]
#[command(after_help = help::STATUS)]
pub(super) struct Typed {
    /// Lists pristine files as well
    #[arg(long)]
    all: bool,
}

#[derive(Debug, Serialize)]
struct Data<'a> {
    command: &'static str,
    /// Whether the model is the one that was applied last.
    applied: bool,
    files: &'a [Managed],
    counts: BTreeMap<&'static str, usize>,
    outcome: Outcome,
}

pub(super) fn run(typed: &Typed, options: &Options, shell: &Shell) -> Result<Reply> {
    let _session = project::begin(options, shell)?;
    let project = Project::open(options.dir())?;
    let disk = project.disk(&Tree::default())?;
    let files = status::of(&project.base, &disk);
    let count = |state: State| files.iter().filter(|file| file.state == state).count();
    let data = Data {
        command: "status",
        applied: project.base.model() == Some(project.model.as_bytes()),
        counts: State::ALL
            .into_iter()
            .map(|state| (state.word(), count(state)))
            .collect(),
        files: &files,
        outcome: Outcome::Done,
    };
    let text = text(&data, typed.all, shell.colour());
    let mut reply = Reply::new(text, &data, Outcome::Done);
    let advice = match project.base.model() {
        None => {
            "hint: `.dddgen/base/dddgen.toml` is gone, which says what was applied last: take it back from version control, `git checkout .dddgen`\n"
        }
        Some(_) if !data.applied => {
            "hint: `dddgen.toml` has changed since the last run: `dddgen apply`\n"
        }
        Some(_) => "",
    };
    advice.clone_into(&mut reply.advice);
    Ok(reply)
}

fn text(data: &Data<'_>, all: bool, colour: Colour) -> String {
    let mut text = String::new();
    let shown = |file: &&Managed| all || file.state != State::Pristine;
    for file in data.files.iter().filter(shown) {
        let word = file.state.word();
        let pad = " ".repeat(10_usize.saturating_sub(word.len()));
        let word = paint(word, code(file.state), colour);
        // Writing into a `String` cannot fail.
        let _ = writeln!(text, "{pad}{word} {}", file.path);
    }
    if !text.is_empty() {
        text.push('\n');
    }
    let counts = State::ALL.iter().filter_map(|state| {
        let count = data.counts.get(state.word()).copied().unwrap_or_default();
        (count > 0).then(|| format!("{count} {}", state.word()))
    });
    let counts: Vec<String> = counts.collect();
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
        State::Conflicted => "1;31",
    }
}
