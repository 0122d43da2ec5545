//! The state of a project: what dddgen wrote last, and what is on disk.

use std::collections::BTreeMap;

use crate::tree::Ownership;

/// The folder with the pristine text of every managed file.
pub const BASE: &str = ".dddgen/base/";

/// The folder with the text of every once-only file as it was written. That a path stands here
/// is why it is never written again, whatever became of it, and why it is never deleted.
pub const ONCE: &str = ".dddgen/once/";

/// The path of the domain model.
pub const MODEL: &str = "dddgen.toml";

/// What git must not see of `.dddgen/`.
pub const GITIGNORE: (&str, &str) = (".dddgen/.gitignore", "/journal*\n/lock\n/staging/\n");

/// What dddgen wrote last time, by path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Base {
    /// The rendered files, and the model as last applied.
    pub files: BTreeMap<String, Written>,
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
}

/// What is on disk, by path; a path that is not here does not exist.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Disk {
    /// The files.
    pub files: BTreeMap<String, DiskFile>,
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
