//! What a user asks for beyond what the model says: files back that are deleted, and the pristine
//! text of files that are edited.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use crate::outcome::Failure;
use crate::tree::{Ownership, Tree};

use super::state::{Base, Disk};

/// Files and folders that the user names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asks {
    /// Deleted ones that come back.
    pub restore: BTreeSet<String>,
    /// Edited ones for which the pristine text is offered again.
    pub reset: BTreeSet<String>,
}

/// What is known about all paths.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) base: &'a Base,
    pub(super) disk: &'a Disk,
    pub(super) render: &'a Tree,
}

impl Asks {
    pub(super) fn restores(&self, path: &str) -> bool {
        self.restore.iter().any(|it| covers(it, path))
    }

    pub(super) fn resets(&self, path: &str) -> bool {
        self.reset.iter().any(|it| covers(it, path))
    }

    /// Refuses what cannot be done.
    pub(super) fn require_possible(&self, seen: Seen<'_>) -> Result<()> {
        for wanted in &self.restore {
            let mut covered = seen.rendered(wanted);
            if !covered.any(|path| seen.is_deleted(path)) {
                bail!(Failure::usage(format!(
                    "nothing to restore at `{wanted}`\nhint: only what dddgen renders and you deleted can be restored"
                )));
            }
        }
        for wanted in &self.reset {
            let mut covered = seen.rendered(wanted);
            if !covered.any(|path| seen.is_managed(path) && seen.disk.files.contains_key(path)) {
                bail!(Failure::usage(format!(
                    "nothing to reset at `{wanted}`\nhint: {}",
                    seen.way_out(wanted)
                )));
            }
        }
        Ok(())
    }
}

impl<'a> Seen<'a> {
    /// The rendered paths that a name covers.
    fn rendered(self, wanted: &'a str) -> impl Iterator<Item = &'a str> {
        let paths = self.render.iter().map(|(path, _)| path);
        paths.filter(move |path| covers(wanted, path))
    }

    fn is_deleted(self, path: &str) -> bool {
        self.base.files.contains_key(path) && !self.disk.files.contains_key(path)
    }

    fn is_managed(self, path: &str) -> bool {
        let file = self.render.get(path);
        file.is_some_and(|file| file.ownership == Ownership::Managed)
    }

    /// What to do about a name for which nothing can be reset.
    fn way_out(self, wanted: &'a str) -> &'static str {
        let mut covered = self.rendered(wanted).peekable();
        if covered.peek().is_none() {
            "only what dddgen renders can be reset; `dddgen status --all` lists it"
        } else if covered.any(|path| self.is_managed(path)) {
            "what you deleted comes back with `dddgen apply --restore`"
        } else {
            "it was written once and is yours; to start anew, delete it and run `dddgen apply --restore`"
        }
    }
}

/// Whether `wanted` is `path` or a folder around it.
pub fn covers(wanted: &str, path: &str) -> bool {
    let wanted = wanted.trim_end_matches('/');
    path.strip_prefix(wanted)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn a_name_covers_itself_and_what_is_below() {
        let cases = [
            ("a.rs", "a.rs", true),
            ("src", "src/a.rs", true),
            ("src/", "src/a.rs", true),
            ("src", "srcs/a.rs", false),
            ("src/a.rs", "src", false),
        ];
        for (wanted, path, expected) in cases {
            assert_eq!(covers(wanted, path), expected, "{wanted} {path}");
        }
    }
}
