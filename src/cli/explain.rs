//! `dddgen explain`

use anyhow::{Result, bail};
use clap::Args;
use serde::Serialize;

use super::options::Options;
use super::project;
use super::shell::{Reply, Shell};
use super::{Outcome, clock, help};
use crate::diff::{self, Counts};
use crate::model::edit;
use crate::outcome::Failure;
use crate::pipeline::{self, Made, Wanted};
use crate::plan::{Asks, DiskFile, MODEL};
use crate::project::Project;
use crate::schema::Losses;
use crate::status::{self, State};
use crate::tree::{File, Origin, Ownership};

/// Tells where a file comes from, what you changed in it, and what the next run does with it
#[derive(Debug, Args)]
#[command(after_help = help::EXPLAIN)]
pub(super) struct Typed {
    /// The file
    path: String,
}

/// What is known about a path.
#[derive(Debug, Default, Serialize)]
struct Data {
    command: &'static str,
    path: String,
    /// Whether it is dddgen's.
    known: bool,
    /// The path that it is rendered to, where the user moved it.
    #[serde(skip_serializing_if = "Option::is_none")]
    moved_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<Origin>,
    /// The line of the model that declares what it is made for.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ownership: Option<Ownership>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<State>,
    /// What the user changed against what dddgen wrote.
    #[serde(skip_serializing_if = "Option::is_none")]
    edits: Option<Counts>,
    /// What the next run does with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<&'static str>,
}

pub(super) fn run(typed: &Typed, options: &Options, shell: &Shell) -> Result<Reply> {
    let _session = project::begin(options, shell)?;
    let project = Project::open(options.dir())?;
    let path = typed.path.trim_start_matches("./");
    let wanted = Wanted {
        model: &project.model,
        file: MODEL,
        now: clock::now()?,
        asks: &Asks::default(),
        losses: Losses::Refused,
        former: None,
    };
    let made = pipeline::update(&project, wanted)?;
    let place = project.base.place(path);
    let disk = crate::project::disk(&project.root, [place])?;
    let found = disk.files.get(place);
    let rendered = made.tree.get(place);
    if rendered.is_none() && matches!(found, Some(DiskFile::Other)) {
        bail!(Failure::usage(format!(
            "`{path}` is not a file\nhint: `dddgen status {path}` tells of all files in a folder"
        )));
    }
    let mut data = Data {
        command: "explain",
        path: place.to_owned(),
        ..Data::default()
    };
    if rendered.is_some() || project.base.files.contains_key(place) && place != MODEL {
        data.known = true;
        tell(&mut data, &project, &made, rendered);
    }
    let text = text(&data, found.is_some());
    Ok(Reply::new(text, &data, Outcome::Done))
}

fn tell(data: &mut Data, project: &Project, made: &Made, rendered: Option<&File>) {
    let base = &project.base;
    let written = base.files.get(&data.path);
    let from = base.rendered(&data.path);
    data.moved_from = (from != data.path).then(|| from.to_owned());
    data.origin = rendered.map(|file| file.origin.clone());
    data.line = rendered.and_then(|file| line(&project.model, &file.origin));
    let ownership = rendered.map(|file| file.ownership);
    data.ownership = ownership.or(written.map(|file| file.ownership));
    let states = status::of(base, &made.disk, Some(&made.plan));
    let state = states.iter().find(|file| file.path == data.path);
    data.state = state.map(|file| file.state);
    if let (Some(written), Some(disk)) = (written, made.disk.bytes(&data.path)) {
        data.edits = Some(diff::counts(&written.bytes, disk));
    }
    let step = made.plan.steps.iter().find(|step| step.path == data.path);
    data.next = step.map(|step| step.action.verb());
}

/// Where the model declares what a file is made for.
fn line(model: &str, origin: &Origin) -> Option<usize> {
    edit::line_of(model, &origin.kind, origin.name.as_deref()?)
}

fn text(data: &Data, is_there: bool) -> String {
    let path = &data.path;
    if path == MODEL {
        return format!("`{path}` is the model: it is yours, and all files follow from it\n");
    }
    if !data.known && path.starts_with(".dddgen/") {
        return format!("`{path}` is a record of dddgen's: what it wrote, and where\n");
    }
    if !data.known {
        let there = if is_there { "" } else { ", and not there" };
        return format!(
            "`{path}` is not dddgen's{there}: nothing renders it, and no run touches it\n"
        );
    }
    let mut lines = vec![path.clone()];
    let mut say = |what: &str, text: Option<String>| {
        lines.extend(text.map(|text| format!("  {what:<9} {text}")));
    };
    let origin = data.origin.as_ref();
    say("made by", Some(made_by(origin)));
    say("made for", origin.map(|origin| made_for(origin, data.line)));
    say(
        "moved",
        data.moved_from.as_ref().map(|it| format!("from {it}")),
    );
    say("kept", data.ownership.map(|it| kept(it, origin)));
    say("state", data.state.map(|state| state.word().to_owned()));
    let edits = data.edits.filter(|edits| *edits != Counts::default());
    say(
        "edited",
        edits.map(|it| {
            format!(
                "{} lines of yours, {} of dddgen's gone",
                it.added, it.removed
            )
        }),
    );
    say("next run", data.next.map(str::to_owned));
    lines.join("\n") + "\n"
}

fn made_by(origin: Option<&Origin>) -> String {
    match origin {
        None => "nothing any more: the model has moved on".to_owned(),
        Some(origin) => match &origin.template {
            Some(template) => template.clone(),
            None => "dddgen itself".to_owned(),
        },
    }
}

fn made_for(origin: &Origin, line: Option<usize>) -> String {
    let kind = origin.kind.replace('_', " ");
    let name = origin.name.as_ref().map(|name| format!(" `{name}`"));
    let context = origin.context.as_ref().map(|it| format!(" of `{it}`"));
    let line = line.map(|line| format!(", {MODEL}:{line}"));
    let parts = [Some(format!("the {kind}")), name, context, line];
    parts.into_iter().flatten().collect()
}

fn kept(ownership: Ownership, origin: Option<&Origin>) -> String {
    let text = match ownership {
        Ownership::Managed => "by you and dddgen: merged at every run",
        Ownership::Once if origin.is_some_and(|it| it.kind == "migration") => {
            "as it is: a migration is never touched again"
        }
        Ownership::Once => "by you: written once",
    };
    text.to_owned()
}
