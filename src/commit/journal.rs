//! The journal: what goes where, and what must stand there until then.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

use crate::plan::{Change, Disk, DiskFile, MODEL, Print};
use crate::project;

use super::watch::{Writer, read};

pub(super) const JOURNAL: &str = ".dddgen/journal";
pub(super) const JOURNAL_NEW: &str = ".dddgen/journal.new";
pub(super) const STAGING: &str = ".dddgen/staging";

/// All entries in the order in which they are carried out.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Journal {
    pub(super) entries: Vec<Entry>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) path: String,
    /// Its file in staging; without one the path is removed.
    staged: Option<usize>,
    /// What the plan saw, if anything.
    before: Option<Print>,
}

/// Where an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Pending,
    Done,
    /// The user changed the file since the plan was made.
    Foreign,
}

impl Journal {
    /// The model first, then the project's files, then the base: an interrupted run whose model
    /// is untouched has done nothing.
    pub(super) fn of(changes: &[Change]) -> (Self, Vec<&Change>) {
        let rank = |change: &Change| {
            let state = change.path.starts_with(".dddgen/");
            (change.path != MODEL, state, change.after.is_none())
        };
        let mut order: Vec<&Change> = changes.iter().collect();
        order.sort_by_key(|change| rank(change));
        let entries = order.iter().enumerate().map(|(index, change)| Entry {
            path: change.path.clone(),
            staged: change.after.as_ref().map(|_| index),
            before: change.before.as_deref().map(Print::of),
        });
        let entries = entries.collect();
        (Self { entries }, order)
    }

    pub(super) fn read(root: &Path) -> Result<Option<Self>> {
        match read(&root.join(JOURNAL)) {
            Ok(text) => {
                let journal = serde_json::from_str(&text);
                journal
                    .with_context(|| format!("cannot read `{JOURNAL}`"))
                    .map(Some)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("cannot read `{JOURNAL}`")),
        }
    }

    /// Makes the journal appear, whole or not at all.
    pub(super) fn write(&self, root: &Path, writer: Writer<'_>) -> Result<()> {
        let text = serde_json::to_string(self)?;
        writer.write(&root.join(JOURNAL_NEW), text.as_bytes(), None)?;
        writer.rename(&root.join(JOURNAL_NEW), &root.join(JOURNAL))?;
        Ok(())
    }
}

impl Entry {
    pub(super) fn staged(&self, root: &Path) -> Option<PathBuf> {
        self.staged.map(|index| staged(root, index))
    }

    pub(super) fn status(&self, root: &Path) -> Result<Status> {
        if self.staged(root).is_some_and(|staged| !staged.exists()) {
            return Ok(Status::Done);
        }
        let disk = project::disk(root, [self.path.as_str()])?;
        let found = match found(&disk, &self.path) {
            Ok(bytes) => bytes.map(Print::of),
            Err(NotPlain) => return Ok(Status::Foreign),
        };
        Ok(match (&found, self.staged) {
            (None, None) => Status::Done,
            _ if found == self.before => Status::Pending,
            _ => Status::Foreign,
        })
    }

    /// The entry of the base that records this one.
    pub(super) fn is_recorded_by(&self, other: &Self) -> bool {
        let recorded = other.path.strip_prefix(crate::plan::BASE);
        let recorded = recorded.or_else(|| other.path.strip_prefix(crate::plan::ONCE));
        recorded == Some(self.path.as_str())
    }
}

/// The file in staging with that number.
pub(super) fn staged(root: &Path, index: usize) -> PathBuf {
    root.join(STAGING).join(index.to_string())
}

/// Whether every path is as the plan saw it; else the first that is not.
pub(super) fn changed_since<'c>(root: &Path, changes: &[&'c Change]) -> Result<Option<&'c str>> {
    let disk = project::disk(root, changes.iter().map(|change| change.path.as_str()))?;
    let found = changes.iter().find(|change| {
        !found(&disk, &change.path).is_ok_and(|bytes| bytes == change.before.as_deref())
    });
    Ok(found.map(|change| change.path.as_str()))
}

struct NotPlain;

fn found<'d>(disk: &'d Disk, path: &str) -> Result<Option<&'d [u8]>, NotPlain> {
    match disk.files.get(path) {
        None => Ok(None),
        Some(DiskFile::Regular(bytes)) => Ok(Some(bytes)),
        Some(_) => Err(NotPlain),
    }
}
