//! The git edge: a new project becomes a repository, unless it stands in one; and what changes much
//! is not done on top of changes that git could not give back. dddgen never switches a branch, and
//! never cleans.
#![expect(clippy::disallowed_methods, reason = "this is the edge that runs git")]

use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};
use clap::Args;

use super::options::Options;
use super::project::DryRun;

use crate::outcome::Failure;

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Git {
    /// The project is a repository now.
    Started,
    /// It stands in one.
    Inside,
    /// There is no git on the machine.
    Missing,
}

/// Makes `folder` a repository without a commit, unless it stands in one.
///
/// # Errors
/// If git is there and fails; the project is written then.
pub(super) fn start(folder: &Path) -> Result<Git> {
    if is_in_repository(folder) {
        return Ok(Git::Inside);
    }
    let output = Command::new("git")
        .args(["init", "--quiet"])
        .current_dir(folder)
        .output();
    match output {
        Ok(output) if output.status.success() => Ok(Git::Started),
        Ok(output) => {
            let talk = String::from_utf8_lossy(&output.stderr);
            Err(Failure::later(format!(
                "the project is written, but `git init` failed: {}",
                talk.trim()
            ))
            .into())
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Git::Missing),
        Err(error) => Err(Failure::later(format!(
            "the project is written, but git cannot be run: {error}"
        ))
        .into()),
    }
}

/// The option of every command that changes much.
#[derive(Debug, Args)]
pub(super) struct Clean {
    /// Goes on although git does not have all of the project's files as they are
    #[arg(long)]
    allow_dirty: bool,
}

impl Clean {
    /// Refuses a project with changes that are not committed, if it stands in a git work tree.
    ///
    /// # Errors
    /// If there are any, or git cannot say.
    pub(super) fn require(&self, dry: &DryRun, options: &Options) -> Result<()> {
        if self.allow_dirty || dry.dry_run {
            return Ok(());
        }
        let changed = changed(options.dir())?;
        let Some(first) = changed.first() else {
            return Ok(());
        };
        let more = match changed.len() - 1 {
            0 => String::new(),
            1 => " and 1 more".to_owned(),
            count => format!(" and {count} more"),
        };
        bail!(Failure::refused(format!(
            "git does not have the project as it is: `{first}`{more}; nothing was written\nhint: commit first, so that you can go back, or say `--allow-dirty`"
        )))
    }
}

/// What git would lose in a folder; nothing where it is no work tree.
fn changed(folder: &Path) -> Result<Vec<String>> {
    let output = Command::new("git")
        .args(["status", "--porcelain", "-z", "--no-renames", "--", "."])
        .env("GIT_OPTIONAL_LOCKS", "0")
        .current_dir(folder)
        .output();
    let talk = match output {
        Ok(output) if output.status.success() => {
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            let entries = text.split('\0').filter_map(|entry| entry.get(3..));
            return Ok(entries.map(str::to_owned).collect());
        }
        Ok(output) => String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        Err(error) => error.to_string(),
    };
    if talk.contains("not a git repository") || !is_in_repository(folder) {
        return Ok(Vec::new());
    }
    bail!(Failure::refused(format!(
        "git cannot say whether the project is committed: {talk}\nhint: see to git, or say `--allow-dirty`"
    )))
}

fn is_in_repository(folder: &Path) -> bool {
    let full = folder.canonicalize();
    let full = full.unwrap_or_else(|_| folder.to_path_buf());
    full.ancestors().any(|above| above.join(".git").exists())
}
