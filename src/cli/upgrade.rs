//! `dddgen upgrade`

use anyhow::Result;
use clap::Args;

use super::git::Clean;
use super::options::Options;
use super::project::{self, DryRun};
use super::shell::{Reply, Shell};
use super::{Outcome, clock, help};
use crate::pipeline::{self, VERSION, Wanted};
use crate::plan::{self, Asks, MODEL};
use crate::project::Project;
use crate::report::Tense;
use crate::schema::Losses;

/// Brings a project that an older dddgen rendered to this version
///
/// It is the same merge as ever: what you changed stays, and where your change and the new text
/// overlap both are kept between markers. Any number of versions is one step.
#[derive(Debug, Args)]
#[command(after_help = help::UPGRADE)]
pub(super) struct Typed {
    #[command(flatten)]
    dry: DryRun,
    /// Shows what would change, writes nothing, and ends with 1 if there is anything
    #[arg(long, conflicts_with = "dry_run")]
    check: bool,
    #[command(flatten)]
    clean: Clean,
}

pub(super) fn run(typed: &Typed, options: &Options, shell: &Shell) -> Result<Reply> {
    let tense = if typed.check {
        Tense::Would
    } else {
        typed.dry.tense()
    };
    let session = project::begin(options, shell)?;
    let project = Project::open(options.dir())?;
    let wanted = Wanted {
        model: &project.model,
        file: MODEL,
        now: clock::now()?,
        asks: &Asks::default(),
        losses: Losses::Refused,
        former: None,
    };
    let made = pipeline::upgrade(&project, wanted)?;
    plan::require_resolved(&project.base, &made.disk)?;
    let is_done = made.plan.is_noop();
    if tense == Tense::Did && !is_done {
        typed.clean.require(&typed.dry, options)?;
        session.carry_out(&made.plan.clone().with_undo(&project.undo, &made.disk))?;
    }
    if let Some(old) = pipeline::version_of(&project).filter(|it| it != VERSION) {
        shell.note(&format!("from dddgen {old} to {VERSION}"));
    }
    let mut reply = project::answer("upgrade", tense, &made.plan, shell);
    if typed.check {
        let outcome = if is_done {
            Outcome::Done
        } else {
            Outcome::Found
        };
        reply.outcome = outcome;
        reply.data["outcome"] = serde_json::to_value(outcome)?;
    }
    Ok(reply)
}
