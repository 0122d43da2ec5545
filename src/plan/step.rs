//! The plan itself: steps for a reader, changes for the disk.

use serde::Serialize;

use crate::rename::Mention;

/// What a run does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// What happens to each path, in the order of paths.
    pub steps: Vec<Step>,
    /// What is written, project files and base, in the order of paths.
    pub changes: Vec<Change>,
    /// What stored data loses when the migration runs.
    pub losses: Vec<String>,
    /// The user's own migrations that say a table which goes in the one of this run.
    pub own: Vec<OwnMigration>,
    /// The lines of the user's own that say a name of before.
    pub mentions: Vec<Mention>,
}

/// A migration of the user's own that may have made what would be lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnMigration {
    /// The file.
    pub path: String,
    /// The tables that it says, of those that are made anew or dropped.
    pub tables: Vec<String>,
}

impl Plan {
    /// Whether nothing is written.
    pub fn is_noop(&self) -> bool {
        self.changes.is_empty()
    }

    /// The steps that leave a conflict.
    pub fn conflicts(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| step.action.is_conflict())
    }
}

/// What happens to one path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The path in the project.
    pub path: String,
    /// Where it was before, if it moves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// What happens.
    #[serde(flatten)]
    pub action: Action,
}

/// What can happen to a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "action", rename_all = "kebab-case")]
pub enum Action {
    /// It is new.
    Create,
    /// dddgen changed it, the user did not.
    Update,
    /// Both changed it, and the changes agree.
    Merge,
    /// The user changed it, dddgen did not.
    Keep,
    /// The user's text is what dddgen would write.
    Adopt,
    /// dddgen no longer renders it, and the user did not change it.
    Delete,
    /// Both changed it, and the changes do not agree.
    Conflict {
        /// Why.
        reason: Reason,
    },
    /// The user deleted it and wants it back.
    Restore,
    /// It has another place, and takes the user's edits along.
    Move,
    /// dddgen no longer renders it, but the user changed it: it stays.
    Orphan,
    /// The user deleted it: it stays deleted.
    DeletedByYou,
    /// There is nothing to do.
    Unchanged,
}

/// Why a path is in conflict. Except for [`Reason::Overlap`] the user's file stands as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Reason {
    /// Changes overlap; the file has markers.
    Overlap {
        /// How many places are marked.
        places: usize,
    },
    /// The user has a file of their own where dddgen renders one.
    Exists,
    /// It is a symbolic link.
    Symlink,
    /// It is no file.
    NoFile,
    /// It is not UTF-8.
    NotText,
}

impl Action {
    /// Whether it is a conflict.
    pub fn is_conflict(self) -> bool {
        matches!(self, Self::Conflict { .. })
    }

    /// The word for it.
    pub fn verb(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Merge => "merge",
            Self::Keep => "keep",
            Self::Adopt => "adopt",
            Self::Delete => "delete",
            Self::Conflict { .. } => "conflict",
            Self::Restore => "restore",
            Self::Move => "move",
            Self::Orphan => "orphan",
            Self::DeletedByYou => "deleted by you",
            Self::Unchanged => "unchanged",
        }
    }
}

/// One file of the project or of `.dddgen/` that is written or removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The path in the project.
    pub path: String,
    /// What the plan saw there.
    pub before: Option<Vec<u8>>,
    /// What will be there.
    pub after: Option<Vec<u8>>,
    /// Whether a new file is executable.
    pub executable: bool,
}
