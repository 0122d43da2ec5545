//! Follows the user in moving a file: its base moves along, and the place is recorded, so that from
//! then on what is rendered for it is merged there.

use anyhow::{Result, bail};

use crate::outcome::Failure;

use super::asks::covers;
use super::make::{folder, is_plain};
use super::state::{Base, Disk, DiskFile, MIGRATIONS, MODEL, MOVED, Written};
use super::step::{Action, Change, Plan, Step};

/// A file, or a folder with all that dddgen wrote in it, and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relocation {
    /// Where it stands, or stood before the user moved it.
    pub from: String,
    /// Where it stands from now on.
    pub to: String,
}

impl Relocation {
    /// Every file of it: where it is in the base, and where it goes.
    pub fn files<'b>(&'b self, base: &'b Base) -> impl Iterator<Item = (&'b str, String)> {
        let paths = base.files.keys().map(String::as_str);
        let covered = paths.filter(|path| *path != MODEL && covers(&self.from, path));
        covered.map(|path| (path, format!("{}{}", self.to, &path[self.from.len()..])))
    }

    fn is_whole_folder(&self, base: &Base) -> bool {
        !base.files.contains_key(&self.from)
    }
}

/// Plans a move. Where the user has not moved the file yet, the plan does.
///
/// # Errors
/// If it is none of dddgen's, has to stay where it is, or its new place is taken.
pub fn relocate(base: &Base, disk: &Disk, wanted: &Relocation) -> Result<Plan> {
    require_movable(base, wanted)?;
    let mut plan = Plan::default();
    for (from, to) in wanted.files(base) {
        let Some(written) = base.files.get(from) else {
            continue;
        };
        plan.carry(disk, [from, &to], wanted.is_whole_folder(base))?;
        plan.rebase(written, [from, &to]);
        plan.remember(base, [from, &to]);
        plan.steps.push(Step {
            path: to,
            from: Some(from.to_owned()),
            action: Action::Move,
        });
    }
    plan.changes.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(plan)
}

fn require_movable(base: &Base, wanted: &Relocation) -> Result<()> {
    let Relocation { from, to } = wanted;
    let refused = |message: String| bail!(Failure::refused(message));
    if from == MODEL {
        return refused(format!("`{MODEL}` stays where it is"));
    }
    if covers(MIGRATIONS, from) {
        return refused(format!(
            "`{from}` stays where it is: databases know migrations by their names"
        ));
    }
    let own = [".dddgen", ".git", MIGRATIONS, MODEL];
    if !is_plain(to) || own.iter().any(|own| covers(own, to)) {
        bail!(Failure::usage(format!("`{to}` is no place for it")));
    }
    if wanted.files(base).next().is_none() {
        return refused(format!(
            "`{from}` is not dddgen's\nhint: what dddgen did not write you move as you like, it never looks at it"
        ));
    }
    if covers(from, to) {
        bail!(Failure::usage(format!("`{to}` is within `{from}`")));
    }
    let mut places = wanted.files(base);
    if let Some((_, to)) = places.find(|(_, to)| base.files.contains_key(to)) {
        return refused(format!("dddgen writes another file to `{to}`"));
    }
    Ok(())
}

impl Plan {
    /// Moves the file, unless the user has done so.
    fn carry(&mut self, disk: &Disk, [from, to]: [&str; 2], in_folder: bool) -> Result<()> {
        let bytes = match (disk.files.get(from), disk.files.get(to)) {
            (None, Some(_)) => return Ok(()),
            (None, None) if in_folder => return Ok(()),
            (None, None) => bail!(Failure::refused(format!(
                "there is neither `{from}` nor `{to}`\nhint: bring it back with `dddgen apply --restore {from}`, then move it"
            ))),
            (Some(_), Some(_)) => bail!(Failure::refused(format!(
                "there is a file at `{to}` already, and `{from}` is still there\nhint: remove one of them"
            ))),
            (Some(DiskFile::Regular(bytes)), None) => bytes.clone(),
            (Some(_), None) => bail!(Failure::refused(format!(
                "`{from}` is not a plain file\nhint: move it yourself, then run this again"
            ))),
        };
        let executable = disk.executable.contains(from);
        let change = |path: &str, before, after| Change {
            path: path.to_owned(),
            before,
            after,
            executable,
        };
        self.changes.push(change(from, Some(bytes.clone()), None));
        self.changes.push(change(to, None, Some(bytes)));
        Ok(())
    }

    /// Moves what dddgen wrote.
    fn rebase(&mut self, written: &Written, [from, to]: [&str; 2]) {
        let folder = folder(written.ownership);
        self.base(folder, from, Some(&written.bytes), None);
        self.base(folder, to, None, Some(&written.bytes));
    }

    /// Records the place, and forgets it where the file comes home.
    fn remember(&mut self, base: &Base, [from, to]: [&str; 2]) {
        let rendered = base.rendered(from);
        let old = base.moved.get(rendered);
        let old = old.map(|moved| moved.record.as_slice());
        let record = format!("{to}\n");
        let new = (rendered != to).then_some(record.as_bytes());
        self.base(MOVED, rendered, old, new);
    }
}
