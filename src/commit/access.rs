//! Whether a run can write wherever it has to, asked before it begins: a folder that refuses would
//! stop it half-way, at every attempt.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::outcome::Failure;
use crate::plan::Change;

use super::journal::STAGING;

/// Refuses changes below a folder that cannot be written.
///
/// # Errors
/// If there is one; the error names it.
pub(super) fn require(root: &Path, changes: &[&Change]) -> Result<()> {
    let paths = changes.iter().map(|change| change.path.as_str());
    let folders: BTreeSet<PathBuf> = paths
        .chain([STAGING])
        .filter_map(|path| nearest(root, Path::new(path)))
        .collect();
    for folder in folders {
        let full = root.join(&folder);
        let Err(error) = writable(&full) else {
            continue;
        };
        let shown = if folder.as_os_str().is_empty() {
            full
        } else {
            folder
        };
        bail!(Failure::refused(format!(
            "cannot write into `{}`: {error}; nothing was written\nhint: give yourself the right to write there",
            shown.display()
        )));
    }
    Ok(())
}

/// The folder that is there in which something has to be made for `path`.
fn nearest(root: &Path, path: &Path) -> Option<PathBuf> {
    let mut folders = path.ancestors().skip(1);
    let found = folders.find(|folder| root.join(folder).is_dir());
    found.map(Path::to_path_buf)
}

#[cfg(unix)]
fn writable(folder: &Path) -> std::io::Result<()> {
    use rustix::fs::Access;

    Ok(rustix::fs::access(
        folder,
        Access::WRITE_OK | Access::EXEC_OK,
    )?)
}

/// Elsewhere permissions of folders say little; what they refuse is seen when it happens.
#[cfg(not(unix))]
fn writable(_folder: &Path) -> std::io::Result<()> {
    Ok(())
}
