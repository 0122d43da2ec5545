//! `dddgen apply`

use anyhow::Result;
use clap::Args;

use super::help;
use super::options::Options;
use super::project::{self, DataLoss, DryRun, Run};
use super::shell::{Reply, Shell};
use crate::plan::{self, Asks};
use crate::project::Project;
use crate::report::Tense;

/// Brings the project up to date with `dddgen.toml`
///
/// Renders the model and merges the result into your files: what you changed stays, what you
/// deleted stays deleted, and where your change and the new text overlap both are kept between
/// markers. A changed schema becomes a new migration. A second run has nothing to do.
#[derive(Debug, Args)]
#[command(after_help = help::APPLY)]
pub(super) struct Typed {
    #[command(flatten)]
    dry: DryRun,
    /// Brings back a file or folder that you deleted; may be repeated
    #[arg(long, value_name = "PATH")]
    restore: Vec<String>,
    /// Offers the pristine text of an edited file or folder again; may be repeated
    ///
    /// Each place where your text differs is marked, with both versions, and you choose.
    #[arg(long, value_name = "PATH")]
    reset: Vec<String>,
    /// Goes on after a run that left conflicts, once no markers are left
    #[arg(long = "continue", conflicts_with_all = ["abort", "restore", "reset"])]
    resume: bool,
    /// Takes back a run that left conflicts: every file as it was before
    #[arg(long, conflicts_with_all = ["restore", "reset"])]
    abort: bool,
    #[command(flatten)]
    data_loss: DataLoss,
}

pub(super) fn run(typed: &Typed, options: &Options, shell: &Shell) -> Result<Reply> {
    if typed.abort {
        return abort(typed, options, shell);
    }
    if typed.resume {
        project::require_waiting(options)?;
    }
    let plain = |path: &String| path.trim_start_matches("./").to_owned();
    let asks = Asks {
        restore: typed.restore.iter().map(plain).collect(),
        reset: typed.reset.iter().map(plain).collect(),
    };
    let run = Run {
        command: "apply",
        tense: typed.dry.tense(),
        asks: &asks,
        losses: typed.data_loss.losses(),
        former: None,
    };
    let edit = |text: &str| Ok(text.to_owned());
    Ok(project::write(&run, options, shell, edit)?.0)
}

fn abort(typed: &Typed, options: &Options, shell: &Shell) -> Result<Reply> {
    let session = project::begin(options, shell)?;
    let project = Project::open(options.dir())?;
    let paths = project.undo.paths()?;
    let disk = crate::project::disk(&project.root, paths.iter().map(String::as_str))?;
    let plan = plan::abort(&project.undo, &disk)?;
    let tense = typed.dry.tense();
    if tense == Tense::Did {
        session.carry_out(&plan)?;
    }
    Ok(project::answer("apply", tense, &plan, shell))
}
