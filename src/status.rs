//! What became of each managed file since dddgen wrote it.

use serde::Serialize;

use crate::merge;
use crate::plan::{Base, Disk, DiskFile, MODEL};
use crate::tree::Ownership;

/// A managed file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Managed {
    /// Its path in the project.
    pub path: String,
    /// What became of it.
    pub state: State,
}

/// What became of a managed file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It is as dddgen wrote it.
    Pristine,
    /// The user changed it.
    Edited,
    /// The user deleted it.
    Missing,
    /// Markers of a merge stand in it.
    Conflicted,
}

impl State {
    /// All of them, in the order of reports.
    pub const ALL: [Self; 4] = [
        Self::Pristine,
        Self::Edited,
        Self::Missing,
        Self::Conflicted,
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pristine => "pristine",
            Self::Edited => "edited",
            Self::Missing => "missing",
            Self::Conflicted => "conflicted",
        }
    }
}

/// The state of each managed file, by path.
pub fn of(base: &Base, disk: &Disk) -> Vec<Managed> {
    let managed = base
        .files
        .iter()
        .filter(|(path, file)| file.ownership == Ownership::Managed && *path != MODEL);
    managed
        .map(|(path, file)| Managed {
            path: path.clone(),
            state: state(&file.bytes, disk.files.get(path)),
        })
        .collect()
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
