//! The state of a project: what dddgen wrote last, and what is on disk.

use std::collections::{BTreeMap, BTreeSet};

use crate::tree::Ownership;

/// The folder with the pristine text of every managed file.
pub const BASE: &str = ".dddgen/base/";

/// The folder with the text of every once-only file as it was written. That a path stands here
/// is why it is never written again, whatever became of it, and why it is never deleted.
pub const ONCE: &str = ".dddgen/once/";

/// The folder that records what the user moved: a file for each path that is rendered, with the
/// place where it stands now. One file each, so that git merges the moves of two people.
pub const MOVED: &str = ".dddgen/moved/";

/// The folder that records the tables to which the migrations lead, a file for each.
pub const SCHEMA: &str = ".dddgen/schema/";

/// The folder of the migrations, which databases know by their names.
pub const MIGRATIONS: &str = "migrations/";

/// The path of the domain model.
pub const MODEL: &str = "dddgen.toml";

/// What git must not see of `.dddgen/`.
pub const GITIGNORE: (&str, &str) = (".dddgen/.gitignore", "/journal*\n/lock\n/staging/\n");

/// What dddgen wrote last time, by path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Base {
    /// The rendered files, where they stand, and the model as last applied.
    pub files: BTreeMap<String, Written>,
    /// What the user moved, by the path that is rendered.
    pub moved: BTreeMap<String, Moved>,
    /// The records of the tables to which the migrations lead, by file name; none where an older
    /// dddgen kept none.
    pub schema: BTreeMap<String, Vec<u8>>,
}

/// Where the user moved a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Its path now.
    pub to: String,
    /// The record of it, to the byte.
    pub record: Vec<u8>,
}

/// One file as dddgen wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Who owned it then.
    pub ownership: Ownership,
}

impl Base {
    /// The model as last applied.
    pub fn model(&self) -> Option<&[u8]> {
        self.files.get(MODEL).map(|file| file.bytes.as_slice())
    }

    /// Where the file that is rendered to `path` stands.
    pub fn place<'p>(&'p self, path: &'p str) -> &'p str {
        self.moved.get(path).map_or(path, |moved| &moved.to)
    }

    /// The path that the file at `place` is rendered to.
    pub fn rendered<'p>(&'p self, place: &'p str) -> &'p str {
        let mut moved = self.moved.iter();
        let found = moved.find(|(_, moved)| moved.to == place);
        found.map_or(place, |(path, _)| path)
    }

    /// What the user moved where files are rendered to other paths, given by the old ones: each
    /// stays where it was put, and is no longer moved where that is what it is rendered to.
    pub fn moved_as(&self, paths: &BTreeMap<String, String>) -> BTreeMap<String, Moved> {
        let moved = self.moved.iter().map(|(path, moved)| {
            let path = paths.get(path).unwrap_or(path);
            (path.clone(), moved.clone())
        });
        moved.filter(|(path, moved)| *path != moved.to).collect()
    }
}

/// What is on disk, by path; a path that is not here does not exist.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Disk {
    /// The files.
    pub files: BTreeMap<String, DiskFile>,
    /// Those of them that can be executed.
    pub executable: BTreeSet<String>,
}

/// What is on disk at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiskFile {
    /// A plain file with its bytes.
    Regular(Vec<u8>),
    /// A symbolic link, or a path that leads through one.
    Symlink,
    /// A folder, a device, or a path that leads through a file.
    Other,
}

impl Disk {
    /// The bytes of the plain file at `path`.
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        match self.files.get(path) {
            Some(DiskFile::Regular(bytes)) => Some(bytes),
            _ => None,
        }
    }
}
