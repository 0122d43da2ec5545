//! The way back from a run that left conflicts: what stood in each file before, kept until the
//! conflicts are resolved or the run is taken back.
//!
//! The record is written by the plan that it undoes, so it is there exactly when that is; taking
//! it back is a plan as well, and so all or nothing too.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};
use serde::{Deserialize, Serialize};

use crate::outcome::Failure;

use super::print::Print;
use super::state::{Disk, DiskFile};
use super::step::{Action, Change, Plan, Reason, Step};

/// The folder of the record. Git ignores it as it ignores the journal, for it is nobody else's.
pub const UNDO: &str = ".dddgen/journal.before/";

const LIST: &str = ".dddgen/journal.before/list.json";

/// The record of the last run, if it waits for its conflicts to be resolved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Undo {
    /// Its files, by path.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// One path that the run changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    path: String,
    /// The number of the file with what was there, if anything was.
    before: Option<usize>,
    executable: bool,
    /// What the run left there, if anything.
    after: Option<Print>,
    /// Whether it left markers, so that it was edited since to resolve them.
    marked: bool,
}

impl Undo {
    /// Whether no run waits.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The paths that taking the run back looks at.
    ///
    /// # Errors
    /// If the record is damaged.
    pub fn paths(&self) -> Result<Vec<String>> {
        let entries = self.entries()?.into_iter();
        Ok(entries.map(|entry| entry.path).collect())
    }

    fn entries(&self) -> Result<Vec<Entry>> {
        let Some(list) = self.files.get(LIST) else {
            bail!(Failure::refused(
                "no run waits for its conflicts to be resolved\nhint: `dddgen status` tells how things stand"
            ));
        };
        serde_json::from_slice(list).with_context(|| format!("cannot read `{LIST}`"))
    }
}

impl Plan {
    /// The plan with the way back from it, if it leaves conflicts, in place of the one before.
    #[must_use]
    pub fn with_undo(mut self, old: &Undo, disk: &Disk) -> Self {
        let mut new = BTreeMap::new();
        if self.conflicts().next().is_some() && !self.is_noop() {
            new = self.way_back(disk);
        }
        self.replace(old, &new);
        self
    }

    /// The plan that forgets the way back.
    fn replace(&mut self, old: &Undo, new: &BTreeMap<String, Vec<u8>>) {
        let paths = old
            .files
            .keys()
            .chain(new.keys().filter(|it| !old.files.contains_key(*it)));
        let changes = paths.map(|path| Change {
            path: path.clone(),
            before: old.files.get(path).cloned(),
            after: new.get(path).cloned(),
            executable: false,
        });
        let changes = changes.filter(|change| change.before != change.after);
        self.changes.extend(changes);
        self.changes.sort_by(|a, b| a.path.cmp(&b.path));
    }

    /// What stood before in each file that the plan changes.
    fn way_back(&self, disk: &Disk) -> BTreeMap<String, Vec<u8>> {
        let marked = |path: &str| {
            let step = self.steps.iter().find(|step| step.path == path);
            step.is_some_and(|step| is_marked(step.action))
        };
        let mut files = BTreeMap::new();
        let mut entries = Vec::new();
        for (index, change) in self.changes.iter().enumerate() {
            if let Some(before) = &change.before {
                files.insert(format!("{UNDO}{index}"), before.clone());
            }
            entries.push(Entry {
                path: change.path.clone(),
                before: change.before.as_ref().map(|_| index),
                executable: disk.executable.contains(&change.path),
                after: change.after.as_deref().map(Print::of),
                marked: marked(&change.path),
            });
        }
        let list = serde_json::to_vec_pretty(&entries).unwrap_or_default();
        files.insert(LIST.to_owned(), list);
        files
    }
}

fn is_marked(action: Action) -> bool {
    let Action::Conflict { reason } = action else {
        return false;
    };
    matches!(reason, Reason::Overlap { .. })
}

/// Plans the way back: every file as it was before the run.
///
/// # Errors
/// If no run waits, or something else was edited since that would be lost.
pub fn abort(undo: &Undo, disk: &Disk) -> Result<Plan> {
    let entries = undo.entries()?;
    let lost: Vec<_> = entries.iter().filter(|it| it.would_lose(disk)).collect();
    if let Some(first) = lost.first() {
        bail!(Failure::refused(format!(
            "`{}` was edited since the run that is to be taken back; nothing was written\nhint: keep your text elsewhere and delete the file, then run this again",
            first.path
        )));
    }
    let mut plan = Plan::default();
    for entry in entries {
        let name = entry.before.map(|index| format!("{UNDO}{index}"));
        let after = name.map(|name| undo.files.get(&name).cloned());
        let after = after.map(|bytes| bytes.with_context(|| format!("`{UNDO}` is damaged")));
        plan.put_back(entry, after.transpose()?, disk);
    }
    plan.replace(undo, &BTreeMap::new());
    Ok(plan)
}

impl Plan {
    fn put_back(&mut self, entry: Entry, after: Option<Vec<u8>>, disk: &Disk) {
        let Entry {
            path, executable, ..
        } = entry;
        let before = disk.bytes(&path).map(<[u8]>::to_vec);
        if before == after {
            return;
        }
        if !path.starts_with(".dddgen/") {
            let action = match after {
                Some(_) => Action::Restore,
                None => Action::Delete,
            };
            self.steps.push(Step {
                path: path.clone(),
                from: None,
                action,
            });
        }
        self.changes.push(Change {
            path,
            before,
            after,
            executable,
        });
    }
}

impl Entry {
    /// Whether there is something of the user's that is no resolved conflict.
    fn would_lose(&self, disk: &Disk) -> bool {
        let state = self.path.starts_with(".dddgen/");
        match disk.files.get(&self.path) {
            None => false,
            Some(DiskFile::Regular(bytes)) => {
                !state && !self.marked && Some(Print::of(bytes)) != self.after
            }
            Some(_) => true,
        }
    }
}
