//! Creates a project: a folder that appears whole.
//!
//! A folder that does not exist is built beside its place and renamed into it. One that exists
//! and is empty is kept, for a shell may stand in it or a volume be mounted on it, and filled as
//! any project is.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::outcome::Failure;
use crate::plan::Plan;

use super::journal::JOURNAL;
use super::lock::{LOCK, Lock};
use super::session::begin_in;
use super::stage::{Content, write_all};
use super::watch::{Unwatched, Watch, Writer, names};

/// Creates the project that `plan` describes in `target`.
///
/// # Errors
/// If `target` exists and is not empty, or the disk fails; `target` is then as it was.
pub fn create(target: &Path, plan: &Plan) -> Result<()> {
    create_watched(target, plan, &Unwatched)
}

/// [`create`], with every operation on the disk announced to `watch`.
///
/// # Errors
/// As [`create`], or as `watch` says.
pub fn create_watched(target: &Path, plan: &Plan, watch: &dyn Watch) -> Result<()> {
    if target.symlink_metadata().is_err() {
        return build(target, plan, Writer(watch));
    }
    if target.join(JOURNAL).exists() {
        drop(begin_in(target, watch)?);
    }
    require_vacant(target)?;
    fill(target, plan, watch)
}

/// Refuses a place in which no project can be created.
///
/// # Errors
/// If `target` exists and is not an empty folder.
pub fn require_vacant(target: &Path) -> Result<()> {
    if target.symlink_metadata().is_err() {
        return Ok(());
    }
    let names = names(target).unwrap_or(vec![String::new()]);
    if !is_vacant(target, &names) {
        bail!(Failure::refused(format!(
            "`{}` exists and is not an empty folder\nhint: choose another name, or run `dddgen apply` in a project",
            target.display()
        )));
    }
    Ok(())
}

/// Empty but for what an interrupted run left.
fn is_vacant(target: &Path, found: &[String]) -> bool {
    let left = ["lock", "staging", "journal", "journal.new"];
    match found {
        [] => true,
        [only] if only == ".dddgen" => names(&target.join(only))
            .is_ok_and(|names| names.iter().all(|name| left.contains(&name.as_str()))),
        _ => false,
    }
}

fn fill(target: &Path, plan: &Plan, watch: &dyn Watch) -> Result<()> {
    let session = begin_in(target, watch)?;
    let result = session.carry_out(plan);
    drop(session);
    if result.is_err() && !target.join(JOURNAL).exists() {
        let writer = Writer(watch);
        writer.remove(&target.join(LOCK))?;
        writer.prune(&target.join(".dddgen"))?;
    }
    result
}

fn build(target: &Path, plan: &Plan, writer: Writer<'_>) -> Result<()> {
    let place = place(target)?;
    let parent = target.parent().filter(|it| !it.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    writer.create_dir(parent)?;
    clear(&place, writer)?;
    let built = write(&place, plan, writer).and_then(|()| {
        writer.rename(&place, target)?;
        writer.sync(parent).context("cannot sync the folder")
    });
    if built.is_err() && place.exists() {
        writer.remove_all(&place)?;
    }
    built.with_context(|| format!("cannot create `{}`", target.display()))
}

/// Where the folder is built: `.shop.dddgen-new` beside `shop`.
fn place(target: &Path) -> Result<PathBuf> {
    let name = target
        .file_name()
        .with_context(|| format!("`{}` has no name", target.display()))?;
    Ok(target.with_file_name(format!(".{}.dddgen-new", name.to_string_lossy())))
}

/// Removes what a killed run left, unless that run still lives or it is none of ours.
fn clear(place: &Path, writer: Writer<'_>) -> Result<()> {
    if place.symlink_metadata().is_err() {
        return Ok(());
    }
    let empty = names(place).is_ok_and(|names| names.is_empty());
    if !empty && !place.join(".dddgen").is_dir() {
        bail!(Failure::refused(format!(
            "`{}` is in the way",
            place.display()
        )));
    }
    if place.join(LOCK).exists() {
        drop(Lock::take(place)?);
    }
    Ok(writer.remove_all(place)?)
}

fn write(place: &Path, plan: &Plan, writer: Writer<'_>) -> Result<()> {
    writer.create_dir(&place.join(".dddgen"))?;
    let lock = Lock::take(place)?;
    let contents: Vec<_> = plan
        .changes
        .iter()
        .filter_map(|change| {
            let to = place.join(&change.path);
            Some(Content {
                target: to.clone(),
                to,
                bytes: change.after.as_deref()?,
                executable: change.executable,
            })
        })
        .collect();
    let around = |it: &Content<'_>| it.to.ancestors().skip(1).map(Path::to_path_buf).collect();
    let folders = contents
        .iter()
        .flat_map(|it| -> Vec<PathBuf> { around(it) });
    let folders: BTreeSet<PathBuf> = folders.filter(|it| it.starts_with(place)).collect();
    for folder in &folders {
        writer.create_dir(folder)?;
    }
    write_all(&contents, writer)?;
    for folder in &folders {
        writer.sync(folder)?;
    }
    drop(lock);
    Ok(())
}
