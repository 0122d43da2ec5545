//! An ordered map from path to text: what a render produces.

use std::collections::BTreeMap;

use serde::Serialize;

/// Rendered files by path. Paths are relative, separated by `/`, without `.` and `..`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tree {
    files: BTreeMap<String, File>,
}

/// One rendered file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its text, with a final newline.
    pub text: String,
    /// Who owns it from then on.
    pub ownership: Ownership,
    /// Whether it is executable when it is created.
    pub executable: bool,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a rendered file comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Origin {
    /// Its template, as it is called in the repository of dddgen; none where code makes the text.
    pub template: Option<String>,
    /// What it is made for, by the word that templates have for it: `service`, `entity`.
    pub kind: String,
    /// The name of that; none for the service, of which there is one.
    pub name: Option<String>,
    /// The context that it belongs to.
    pub context: Option<String>,
}

impl Origin {
    /// What code makes for the service as a whole.
    pub fn code(kind: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            ..Self::default()
        }
    }
}

/// Who owns a rendered file after it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Ownership {
    /// Merged at every run.
    Managed,
    /// Written at creation, the user's from then on.
    Once,
}

impl Tree {
    /// Puts `file` at `path`, and returns the file that stood there before, if one did.
    pub fn insert(&mut self, path: impl Into<String>, file: File) -> Option<File> {
        self.files.insert(path.into(), file)
    }

    /// The file at `path`.
    pub fn get(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }

    /// All files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &File)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file))
    }

    /// All files in the order of their paths, to change.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&str, &mut File)> {
        self.files
            .iter_mut()
            .map(|(path, file)| (path.as_str(), file))
    }

    /// Takes the file at `path` out.
    pub fn remove(&mut self, path: &str) -> Option<File> {
        self.files.remove(path)
    }

    /// The number of files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
