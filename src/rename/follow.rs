//! Base and disk as if the new names had been there from the start, and back from what is planned
//! there to what really stands on the disk.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};
use imara_diff::{Algorithm, Diff, InternedInput};

use super::words::Words;
use crate::outcome::Failure;
use crate::plan::{Action, BASE, Base, Change, Disk, DiskFile, MODEL, MOVED, ONCE, Plan, Written};
use crate::tree::{Ownership, Tree};

/// A project with the names of today.
#[derive(Debug)]
pub struct Followed {
    /// What dddgen would have written last time.
    pub base: Base,
    /// What would stand on the disk.
    pub disk: Disk,
    /// The old paths of files that move, by their new ones.
    pub moves: BTreeMap<String, String>,
}

/// What is called otherwise.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    /// The new paths of files, by the old ones.
    pub paths: &'a BTreeMap<String, String>,
    /// The old names and the new ones.
    pub words: &'a Words,
}

/// Brings base and disk to the names that `render` has.
///
/// # Errors
/// If something stands in the way of a file that moves.
pub fn follow(names: Names<'_>, base: &Base, disk: &Disk, render: &Tree) -> Result<Followed> {
    let mut followed = Followed {
        base: base.clone(),
        disk: disk.clone(),
        moves: BTreeMap::new(),
    };
    followed.base.moved = base.moved_as(names.paths);
    let is_followed = |path: &str, written: &Written| {
        let is_migration = written.ownership == Ownership::Once && path.starts_with("migrations/");
        path != MODEL && !is_migration
    };
    for (old, written) in base.files.iter().filter(|(path, it)| is_followed(path, it)) {
        let is_at_home = base.rendered(old) == old;
        let new = names.paths.get(old).filter(|_| is_at_home);
        let new = new.filter(|new| render.get(new).is_some());
        let new = new.unwrap_or(old);
        let theirs = render.get(new).map(|file| file.text.as_bytes());
        let ours = followed.disk.files.remove(old);
        let is_pristine = disk.bytes(old) == Some(&written.bytes);
        let renamed = respelled(names.words, &written.bytes, theirs.unwrap_or_default());
        // What nobody edited is dddgen's to write anew, down to the order of its lines.
        let is_anew = written.ownership == Ownership::Once && is_pristine;
        let renamed = match theirs.filter(|_| is_anew && renamed != written.bytes) {
            Some(theirs) => theirs.to_vec(),
            None => renamed,
        };
        if new != old {
            require_free(old, new, names, disk)?;
            followed.base.files.remove(old);
            followed.moves.insert(new.clone(), old.clone());
        }
        let ours = ours.map(|ours| match ours {
            DiskFile::Regular(_) if is_pristine => DiskFile::Regular(renamed.clone()),
            DiskFile::Regular(bytes) => {
                DiskFile::Regular(patched(&written.bytes, &renamed, &bytes))
            }
            other => other,
        });
        followed
            .disk
            .files
            .extend(ours.map(|ours| (new.clone(), ours)));
        let written = Written {
            bytes: renamed,
            ownership: written.ownership,
        };
        followed.base.files.insert(new.clone(), written);
    }
    Ok(followed)
}

fn require_free(old: &str, new: &str, names: Names<'_>, disk: &Disk) -> Result<()> {
    let is_plain = |path: &str| matches!(disk.files.get(path), None | Some(DiskFile::Regular(_)));
    if !is_plain(old) {
        bail!(Failure::refused(format!(
            "`{old}` is no plain file, and would move to `{new}`\nhint: put the file there itself"
        )));
    }
    if disk.files.contains_key(new) && !names.paths.contains_key(new) {
        bail!(Failure::refused(format!(
            "`{new}` exists already, where `{old}` would move to\nhint: move it out of the way"
        )));
    }
    Ok(())
}

/// What dddgen wrote, with the new names in the lines that the new render does not have as they
/// are.
fn respelled(words: &Words, written: &[u8], theirs: &[u8]) -> Vec<u8> {
    let (Ok(written), Ok(theirs)) = (std::str::from_utf8(written), std::str::from_utf8(theirs))
    else {
        return written.to_vec();
    };
    let input = InternedInput::new(written, theirs);
    let diff = Diff::compute(Algorithm::Histogram, &input);
    let lines = written.split_inclusive('\n').zip(0..);
    let lines = lines.map(|(line, at)| {
        if diff.is_removed(at) {
            words.respelled(line)
        } else {
            line.to_owned()
        }
    });
    lines.collect::<String>().into_bytes()
}

/// The user's text with the new lines of dddgen in place of the old ones; those of the user stay.
fn patched(written: &[u8], renamed: &[u8], ours: &[u8]) -> Vec<u8> {
    let texts = (
        std::str::from_utf8(written),
        std::str::from_utf8(renamed),
        std::str::from_utf8(ours),
    );
    let (Ok(written), Ok(renamed), Ok(ours)) = texts else {
        return ours.to_vec();
    };
    let input = InternedInput::new(written, ours);
    let diff = Diff::compute(Algorithm::Histogram, &input);
    let mut kept = renamed
        .split_inclusive('\n')
        .zip(0..)
        .filter(|(_, at)| !diff.is_removed(*at));
    let lines = ours.split_inclusive('\n').zip(0..).map(|(line, at)| {
        if diff.is_added(at) {
            line
        } else {
            kept.next().map_or(line, |(line, _)| line)
        }
    });
    lines.collect::<String>().into_bytes()
}

impl Followed {
    /// The plan that was made for these, told against what really stands there.
    #[must_use]
    pub fn told(&self, mut plan: Plan, base: &Base, disk: &Disk) -> Plan {
        let before = texts(base, disk);
        let mut after = texts(&self.base, &self.disk);
        let mut executable = BTreeSet::new();
        for change in plan.changes {
            if change.executable {
                executable.insert(change.path.clone());
            }
            match change.after {
                Some(bytes) => after.insert(change.path, bytes),
                None => after.remove(&change.path),
            };
        }
        let paths: BTreeSet<_> = before.keys().chain(after.keys()).collect();
        let changes = paths.into_iter().map(|path| Change {
            path: path.clone(),
            before: before.get(path).cloned(),
            after: after.get(path).cloned(),
            executable: executable.contains(path),
        });
        plan.changes = changes
            .filter(|change| change.before != change.after)
            .collect();
        for step in &mut plan.steps {
            step.from = self.moves.get(&step.path).cloned();
            let written = plan.changes.iter().find(|change| change.path == step.path);
            step.action = match (step.action, written) {
                (Action::Unchanged | Action::Update | Action::Keep | Action::Adopt, Some(_))
                    if step.from.is_some() =>
                {
                    Action::Move
                }
                (Action::Unchanged | Action::Adopt, Some(_)) => Action::Update,
                (Action::Keep, Some(_)) => Action::Merge,
                (action, _) => action,
            };
        }
        plan
    }
}

/// All plain files, those of the base at their places.
fn texts(base: &Base, disk: &Disk) -> BTreeMap<String, Vec<u8>> {
    let folder = |ownership| match ownership {
        Ownership::Managed => BASE,
        Ownership::Once => ONCE,
    };
    let written = base.files.iter();
    let written =
        written.map(|(path, it)| (format!("{}{path}", folder(it.ownership)), it.bytes.clone()));
    let files = disk.files.iter().filter_map(|(path, file)| match file {
        DiskFile::Regular(bytes) => Some((path.clone(), bytes.clone())),
        DiskFile::Symlink | DiskFile::Other => None,
    });
    let moved = base.moved.iter();
    let moved = moved.map(|(path, it)| (format!("{MOVED}{path}"), it.record.clone()));
    written.chain(moved).chain(files).collect()
}
