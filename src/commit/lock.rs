//! One run at a time: a lock that the operating system drops with the process.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::outcome::Failure;

pub(super) const LOCK: &str = ".dddgen/lock";

/// Held while a run works on a project.
#[derive(Debug)]
pub(super) struct Lock(#[expect(dead_code, reason = "dropping it unlocks")] File);

impl Lock {
    /// Takes the lock of the project in `root`, whose `.dddgen` exists.
    pub(super) fn take(root: &Path) -> Result<Self> {
        let mut options = OpenOptions::new();
        let file = options
            .create(true)
            .truncate(false)
            .write(true)
            .open(root.join(LOCK));
        let file = file.with_context(|| format!("cannot open `{LOCK}`"))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => bail!(Failure::refused(format!(
                "another run of dddgen works on `{}`\nhint: wait until it has ended",
                root.display()
            ))),
            Err(TryLockError::Error(error)) => {
                Err(error).with_context(|| format!("cannot lock `{LOCK}`"))
            }
        }
    }
}
