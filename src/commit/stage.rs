//! Writes the new contents of a plan beside the project, on several threads: what takes time is
//! waiting for the disk.

use std::io;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context as _, Result};

use crate::plan::Change;

use super::journal::{STAGING, staged};
use super::watch::{Writer, permissions};

/// One file to write.
pub(super) struct Content<'c> {
    pub(super) to: PathBuf,
    /// Where it will stand, and so whose permissions it takes.
    pub(super) target: PathBuf,
    pub(super) bytes: &'c [u8],
    pub(super) executable: bool,
}

/// Stages every change that has a content.
pub(super) fn stage(root: &Path, changes: &[&Change], writer: Writer<'_>) -> Result<()> {
    let staging = root.join(STAGING);
    writer.create_dir(&staging)?;
    let contents = changes.iter().enumerate().filter_map(|(index, change)| {
        Some(Content {
            to: staged(root, index),
            target: root.join(&change.path),
            bytes: change.after.as_deref()?,
            executable: change.executable,
        })
    });
    let contents: Vec<_> = contents.collect();
    write_all(&contents, writer)?;
    writer.sync(&staging)?;
    Ok(())
}

/// Writes and syncs all files.
pub(super) fn write_all(contents: &[Content<'_>], writer: Writer<'_>) -> Result<()> {
    let share = contents.len().div_ceil(8).max(1);
    let results: Vec<io::Result<()>> = thread::scope(|scope| {
        let write = |share| scope.spawn(move || write_each(share, writer));
        let threads: Vec<_> = contents.chunks(share).map(write).collect();
        let join = |thread: thread::ScopedJoinHandle<'_, _>| thread.join();
        let panicked = |_| Err(io::Error::other("a writing thread failed"));
        threads
            .into_iter()
            .map(|thread| join(thread).unwrap_or_else(panicked))
            .collect()
    });
    let result: io::Result<Vec<()>> = results.into_iter().collect();
    result.map(drop).context("cannot write")
}

fn write_each(contents: &[Content<'_>], writer: Writer<'_>) -> io::Result<()> {
    for content in contents {
        let permissions = permissions(&content.target, content.executable);
        writer.write(&content.to, content.bytes, permissions)?;
    }
    Ok(())
}
