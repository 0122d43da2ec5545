//! A run on a project, the same for every command: what an earlier run left is cleared up, the
//! model is edited, and the plan is shown or carried out.

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::clock;
use super::options::Options;
use super::shell::{Reply, Shell};
use crate::commit::{self, Session};
use crate::model::{Former, Model};
use crate::pipeline::{self, Wanted};
use crate::plan::{self, Asks, MODEL, Plan};
use crate::project::Project;
use crate::report::{self, Report, Tense};
use crate::schema::Losses;

/// The option of every command that writes.
#[derive(Debug, Args)]
pub(super) struct DryRun {
    /// Shows what the run would do, and writes nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

impl DryRun {
    pub(super) fn tense(&self) -> Tense {
        if self.dry_run {
            Tense::Would
        } else {
            Tense::Did
        }
    }
}

/// The option of every command that can take something away.
#[derive(Debug, Args)]
pub(super) struct DataLoss {
    /// Lets the migration lose stored data; the plan says what, table by table
    #[arg(long)]
    allow_data_loss: bool,
}

impl DataLoss {
    pub(super) fn losses(&self) -> Losses {
        if self.allow_data_loss {
            Losses::Allowed
        } else {
            Losses::Refused
        }
    }
}

/// A command that writes.
#[derive(Debug)]
pub(super) struct Run<'a> {
    /// Its words.
    pub(super) command: &'static str,
    /// Whether it really writes.
    pub(super) tense: Tense,
    /// What the user asks for beyond the model.
    pub(super) asks: &'a Asks,
    /// Whether stored data may be lost.
    pub(super) losses: Losses,
    /// What was called otherwise, beside what the file says.
    pub(super) former: Option<&'a Former>,
}

/// A run on a project for programs.
#[derive(Debug, Serialize)]
struct Data<'a> {
    command: &'a str,
    dry_run: bool,
    #[serde(flatten)]
    report: Report<'a>,
}

/// Begins a run: takes the lock, and says what became of an interrupted one.
pub(super) fn begin(options: &Options, shell: &Shell) -> Result<Session<'static>> {
    let session = commit::begin(options.dir())?;
    if let Some(text) = report::recovered(&session.recovered) {
        shell.note(&text);
    }
    Ok(session)
}

/// Edits the model and brings the project up to date with it; the model comes with the answer.
pub(super) fn write(
    run: &Run<'_>,
    options: &Options,
    shell: &Shell,
    edit: impl FnOnce(&str) -> Result<String>,
) -> Result<(Reply, Model)> {
    let session = begin(options, shell)?;
    let project = Project::open(options.dir())?;
    pipeline::require_version(&project)?;
    let wanted = Wanted {
        model: &edit(&project.model)?,
        file: MODEL,
        now: clock::now()?,
        asks: run.asks,
        losses: run.losses,
        former: run.former,
    };
    let made = pipeline::update(&project, wanted)?;
    plan::require_resolved(&project.base, &made.disk)?;
    if run.tense == Tense::Did {
        session.carry_out(&made.plan.clone().with_undo(&project.undo, &made.disk))?;
    }
    let reply = answer(run.command, run.tense, &made.plan, shell);
    Ok((reply, made.model))
}

/// Refuses to go on where no run waits for its conflicts to be resolved.
pub(super) fn require_waiting(options: &Options) -> Result<()> {
    Project::open(options.dir())?.undo.paths().map(drop)
}

/// What a run did, or would do.
pub(super) fn answer(command: &str, tense: Tense, plan: &Plan, shell: &Shell) -> Reply {
    let data = Data {
        command,
        dry_run: tense == Tense::Would,
        report: report::data(plan),
    };
    let text = report::text(plan, tense, shell.colour());
    Reply::new(text, &data, report::outcome(plan))
}
