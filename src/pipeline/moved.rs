//! What the user moved is rendered to where it stands now.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

use crate::outcome::Failure;
use crate::plan::Moved;
use crate::tree::Tree;

/// Puts every file that was moved to its place.
pub(super) fn follow(tree: &mut Tree, moved: &BTreeMap<String, Moved>) -> Result<()> {
    let taken = moved.iter().filter_map(|(path, moved)| {
        let file = tree.remove(path)?;
        Some((path, &moved.to, file))
    });
    let taken: Vec<_> = taken.collect();
    for (path, place, file) in taken {
        if tree.insert(place.clone(), file).is_some() {
            bail!(Failure::refused(format!(
                "two files belong at `{place}`: the one that is rendered there, and `{path}`, which you moved there\nhint: move it elsewhere: `dddgen mv {place} <path>`"
            )));
        }
    }
    Ok(())
}
