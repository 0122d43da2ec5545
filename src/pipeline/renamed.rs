//! A run in which something has another name.

use std::collections::BTreeMap;

use anyhow::Result;

use super::source::Source;
use super::{Made, State, Wanted, finish};
use crate::model::Model;
use crate::plan::Disk;
use crate::rename::{Names, Words, follow};
use crate::tree::Tree;

/// What is called otherwise.
pub(super) struct Renamed<'r> {
    pub(super) words: &'r Words,
    /// The new paths of files, by the old ones.
    pub(super) paths: BTreeMap<String, String>,
}

impl Renamed<'_> {
    /// Plans the run with the new names.
    pub(super) fn finish(
        &self,
        wanted: Wanted<'_>,
        source: &impl Source,
        (disk, tree, model): (Disk, Tree, Model),
    ) -> Result<Made> {
        let names = Names {
            paths: &self.paths,
            words: self.words,
        };
        let followed = follow(names, source.base(), &disk, &tree)?;
        let state = State {
            base: &followed.base,
            disk: followed.disk.clone(),
        };
        let mut made = finish(wanted, state, tree, model)?;
        made.plan = followed.told(made.plan, source.base(), &disk);
        made.disk = disk;
        Ok(made)
    }
}
