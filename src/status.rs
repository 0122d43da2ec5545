//! What became of each managed file since dddgen wrote it, and whether it is behind what dddgen
//! would write now.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diff;
use crate::merge;
use crate::plan::{Action, Base, Disk, DiskFile, MODEL, Plan};
use crate::tree::Ownership;

/// A managed file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Managed {
    /// Its path in the project.
    pub path: String,
    /// What became of it.
    pub state: State,
    /// Whether the user changed it; a file can be edited and outdated as well.
    pub edited: bool,
}

/// What became of a managed file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It is as dddgen wrote it, and as it would write it now.
    Pristine,
    /// The user changed it, and dddgen has nothing new for it.
    Edited,
    /// The user deleted it.
    Missing,
    /// The next run has something else to write there: the model or dddgen moved on.
    Outdated,
    /// Markers of a merge stand in it.
    Conflicted,
}

impl State {
    /// All of them, in the order of reports.
    pub const ALL: [Self; 5] = [
        Self::Pristine,
        Self::Edited,
        Self::Missing,
        Self::Outdated,
        Self::Conflicted,
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pristine => "pristine",
            Self::Edited => "edited",
            Self::Missing => "missing",
            Self::Outdated => "outdated",
            Self::Conflicted => "conflicted",
        }
    }
}

/// The state of each managed file, by path. `next` is what the next run does; without it no file
/// is known to be outdated.
pub fn of(base: &Base, disk: &Disk, next: Option<&Plan>) -> Vec<Managed> {
    let steps = next.map(|plan| plan.steps.iter());
    let steps: BTreeMap<&str, Action> = steps
        .into_iter()
        .flatten()
        .map(|step| (step.path.as_str(), step.action))
        .collect();
    let managed = base
        .files
        .iter()
        .filter(|(path, file)| file.ownership == Ownership::Managed && *path != MODEL);
    managed
        .map(|(path, file)| {
            let found = disk.files.get(path);
            let edited = is_edited(&file.bytes, found);
            let state = match state(&file.bytes, found) {
                State::Pristine | State::Edited if is_next(steps.get(path.as_str())) => {
                    State::Outdated
                }
                state => state,
            };
            Managed {
                path: path.clone(),
                state,
                edited,
            }
        })
        .collect()
}

/// What the user changed in a file: a unified diff against what dddgen wrote.
pub fn diff(path: &str, base: &Base, disk: &Disk) -> String {
    let written = base.files.get(path).map(|file| file.bytes.as_slice());
    match disk.files.get(path) {
        None => diff::unified(path, written, None),
        Some(DiskFile::Regular(bytes)) => diff::unified(path, written, Some(bytes)),
        Some(DiskFile::Symlink) => format!("{path} is a symbolic link now\n"),
        Some(DiskFile::Other) => format!("{path} is no file any more\n"),
    }
}

fn is_edited(base: &[u8], disk: Option<&DiskFile>) -> bool {
    match disk {
        None => false,
        Some(DiskFile::Regular(bytes)) => bytes != base,
        Some(_) => true,
    }
}

/// Whether the next run has something new for a file, be it that it goes.
fn is_next(action: Option<&Action>) -> bool {
    action.is_some_and(|action| !matches!(action, Action::Unchanged | Action::Keep))
}

fn state(base: &[u8], disk: Option<&DiskFile>) -> State {
    match disk {
        None => State::Missing,
        Some(DiskFile::Regular(bytes)) if bytes == base => State::Pristine,
        Some(DiskFile::Regular(bytes)) => {
            let marked = merge::unresolved(&String::from_utf8_lossy(bytes)).is_some();
            if marked {
                State::Conflicted
            } else {
                State::Edited
            }
        }
        Some(_) => State::Edited,
    }
}
