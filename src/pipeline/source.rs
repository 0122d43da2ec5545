//! A project as the stages see it: a folder, or one that is held in memory.

use std::collections::BTreeMap;

use anyhow::Result;

use crate::plan::{Base, Disk};
use crate::project::{self, Project};
use crate::tree::Tree;

/// What the stages read of a project.
pub trait Source {
    /// What dddgen wrote last time.
    fn base(&self) -> &Base;

    /// What stands at each path that matters to a plan for `render`.
    ///
    /// # Errors
    /// If something cannot be read.
    fn disk(&self, render: &Tree) -> Result<Disk>;

    /// The paths of all plain files below `folder`, in order.
    ///
    /// # Errors
    /// If something cannot be read.
    fn files(&self, folder: &str) -> Result<Vec<String>>;

    /// The texts below `folder` whose names end in `extension`, by path.
    ///
    /// # Errors
    /// If something cannot be read.
    fn texts(&self, folder: &str, extension: &str) -> Result<BTreeMap<String, String>>;
}

impl Source for Project {
    fn base(&self) -> &Base {
        &self.base
    }

    fn disk(&self, render: &Tree) -> Result<Disk> {
        Project::disk(self, render)
    }

    fn files(&self, folder: &str) -> Result<Vec<String>> {
        project::files(&self.root, folder)
    }

    fn texts(&self, folder: &str, extension: &str) -> Result<BTreeMap<String, String>> {
        project::texts(&self.root, folder, extension)
    }
}
