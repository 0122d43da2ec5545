//! The git edge: a new project becomes a repository, unless it stands in one.
#![expect(clippy::disallowed_methods, reason = "this is the edge that runs git")]

use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

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
    let full = folder
        .canonicalize()
        .unwrap_or_else(|_| folder.to_path_buf());
    if full.ancestors().any(|above| above.join(".git").exists()) {
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
