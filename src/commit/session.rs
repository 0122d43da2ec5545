//! A run on one project: the lock, what an earlier run left, and the commit.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};

use crate::outcome::Failure;
use crate::plan::Plan;
use crate::project;

use super::access;
use super::journal::{Entry, JOURNAL, JOURNAL_NEW, Journal, STAGING, Status, changed_since};
use super::lock::Lock;
use super::stage::stage;
use super::watch::{Unwatched, Watch, Writer};

/// A locked project without leftovers.
pub struct Session<'w> {
    root: PathBuf,
    writer: Writer<'w>,
    /// What an earlier run left, and what became of it.
    pub recovered: Recovered,
    _lock: Lock,
}

/// What [`begin`] found of an earlier run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recovered {
    /// Nothing.
    Nothing,
    /// It had not begun to write into the project; its leftovers are gone.
    RolledBack,
    /// It was finished, except for the files named, which the user has changed since.
    Finished(Vec<String>),
}

/// Begins a run on the project in `root`: takes the lock and finishes, or takes back, a run that
/// was interrupted.
///
/// # Errors
/// If `root` is no project, another run has the lock, or the disk fails.
pub fn begin(root: &Path) -> Result<Session<'static>> {
    begin_watched(root, &Unwatched)
}

/// [`begin`], with every operation on the disk announced to `watch`.
///
/// # Errors
/// As [`begin`], or as `watch` says.
pub fn begin_watched<'w>(root: &Path, watch: &'w dyn Watch) -> Result<Session<'w>> {
    project::require(root)?;
    begin_in(root, watch)
}

/// Begins a run in a folder that need not be a project yet.
pub(super) fn begin_in<'w>(root: &Path, watch: &'w dyn Watch) -> Result<Session<'w>> {
    let writer = Writer(watch);
    writer
        .create_dir(&root.join(".dddgen"))
        .with_context(|| format!("cannot create `.dddgen` in `{}`", root.display()))?;
    let lock = Lock::take(root)?;
    let recovered = recover(root, writer).context("cannot recover an interrupted run")?;
    Ok(Session {
        root: root.to_path_buf(),
        writer,
        recovered,
        _lock: lock,
    })
}

impl Session<'_> {
    /// Carries `plan` out.
    ///
    /// # Errors
    /// If the disk fails or the user edits a file meanwhile. The error tells whether the project
    /// is as it was (refused), or the next run will finish this one (a later step failed).
    pub fn carry_out(&self, plan: &Plan) -> Result<()> {
        if plan.is_noop() {
            return Ok(());
        }
        let prepared = self.prepare(plan);
        if let Err(error) = prepared {
            return Err(self.taken_back(error));
        }
        match recover(&self.root, self.writer) {
            Ok(Recovered::Finished(left)) if left.is_empty() => Ok(()),
            Ok(Recovered::Finished(left)) => bail!(Failure::later(format!(
                "`{}` changed while dddgen wrote, and stands as it is\nhint: run again to merge",
                left.join("`, `")
            ))),
            Ok(_) => bail!(Failure::refused(
                "the project changed while dddgen wrote; nothing was written\nhint: run again"
            )),
            Err(error) => Err(error.context(Failure::later(
                "cannot write all files\nhint: the next run finishes this one",
            ))),
        }
    }

    fn prepare(&self, plan: &Plan) -> Result<()> {
        let (journal, changes) = Journal::of(&plan.changes);
        access::require(&self.root, &changes)?;
        stage(&self.root, &changes, self.writer)?;
        if let Some(path) = changed_since(&self.root, &changes)? {
            bail!(Failure::refused(format!(
                "`{path}` changed since dddgen read it; nothing was written\nhint: run again"
            )));
        }
        journal.write(&self.root, self.writer)
    }

    /// Nothing has happened as long as there is no journal.
    fn taken_back(&self, error: anyhow::Error) -> anyhow::Error {
        if self.root.join(JOURNAL).exists() {
            return error.context(Failure::later(
                "cannot write\nhint: the next run finishes this one",
            ));
        }
        match recover(&self.root, self.writer) {
            Ok(_) => error,
            Err(second) => anyhow!("{second:#}, after: {error:#}"),
        }
    }
}

fn recover(root: &Path, writer: Writer<'_>) -> Result<Recovered> {
    if let Some(journal) = Journal::read(root)? {
        let begun = begun(root, &journal)?;
        if begun {
            return finish(root, &journal, writer).map(Recovered::Finished);
        }
        writer.remove(&root.join(JOURNAL))?;
    }
    let (staging, journal) = (root.join(STAGING), root.join(JOURNAL_NEW));
    if !staging.exists() && !journal.exists() {
        return Ok(Recovered::Nothing);
    }
    writer.remove(&journal)?;
    writer.remove_all(&staging)?;
    Ok(Recovered::RolledBack)
}

/// Whether to finish: something is done already, or all can be done.
fn begun(root: &Path, journal: &Journal) -> Result<bool> {
    let mut all = true;
    for entry in &journal.entries {
        match entry.status(root)? {
            Status::Done => return Ok(true),
            Status::Foreign => all = false,
            Status::Pending => {}
        }
    }
    Ok(all)
}

/// Does what is not done yet; returns the files that the user has changed since.
fn finish(root: &Path, journal: &Journal, writer: Writer<'_>) -> Result<Vec<String>> {
    writer.sync(&root.join(".dddgen"))?;
    let mut left = Vec::new();
    for entry in &journal.entries {
        if left.iter().any(|path: &Entry| path.is_recorded_by(entry)) {
            continue;
        }
        match entry.status(root)? {
            Status::Done => {}
            Status::Pending => carry(root, entry, writer)
                .with_context(|| format!("cannot write `{}`", entry.path))?,
            Status::Foreign => {
                leave(root, entry, journal, writer)?;
                left.push(entry.clone());
            }
        }
    }
    settle(root, journal, writer)?;
    Ok(left.into_iter().map(|entry| entry.path).collect())
}

fn carry(root: &Path, entry: &Entry, writer: Writer<'_>) -> Result<()> {
    let target = root.join(&entry.path);
    let Some(staged) = entry.staged(root) else {
        return Ok(writer.remove(&target)?);
    };
    if let Some(folder) = target.parent() {
        writer.create_dir(folder)?;
    }
    Ok(writer.rename(&staged, &target)?)
}

/// Leaves a file as the user has it, and its base with it: to the next run it will look as if
/// this one had never known the file.
fn leave(root: &Path, entry: &Entry, journal: &Journal, writer: Writer<'_>) -> Result<()> {
    let records = journal
        .entries
        .iter()
        .filter(|other| entry.is_recorded_by(other));
    for entry in records.chain([entry]) {
        if let Some(staged) = entry.staged(root) {
            writer.remove(&staged)?;
        }
    }
    Ok(())
}

/// Makes the names last, removes empty folders, and forgets the journal.
fn settle(root: &Path, journal: &Journal, writer: Writer<'_>) -> Result<()> {
    let folders = journal.entries.iter();
    let folders: BTreeSet<&Path> = folders
        .flat_map(|it| Path::new(&it.path).ancestors())
        .collect();
    for folder in folders.into_iter().map(|folder| root.join(folder)) {
        if folder.is_dir() {
            writer.sync(&folder)?;
        }
    }
    for entry in journal
        .entries
        .iter()
        .filter(|entry| entry.staged(root).is_none())
    {
        prune(root, &entry.path, writer)?;
    }
    // Staging first: without a journal it would look like a run that had not begun.
    writer.remove_all(&root.join(STAGING))?;
    writer.remove(&root.join(JOURNAL))?;
    writer.sync(&root.join(".dddgen"))?;
    Ok(())
}

fn prune(root: &Path, path: &str, writer: Writer<'_>) -> Result<()> {
    let mut path = path;
    while let Some((folder, _)) = path.rsplit_once('/') {
        let full = root.join(folder);
        if full.is_dir() && !writer.prune(&full)? {
            break;
        }
        path = folder;
    }
    Ok(())
}
