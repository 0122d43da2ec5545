//! The writer edge: every write to a project goes through here, one operation at a time.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the edge that writes a project"
)]

use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

/// One operation on the disk.
#[derive(Debug, Clone, Copy)]
pub enum Operation<'a> {
    /// A folder is made, with those around it.
    CreateDir(&'a Path),
    /// A file is written and synced.
    Write(&'a Path, &'a [u8]),
    /// A folder is synced.
    Sync(&'a Path),
    /// A file or folder is renamed.
    Rename(&'a Path, &'a Path),
    /// A file is removed.
    Remove(&'a Path),
    /// A folder is removed with what is in it.
    RemoveAll(&'a Path),
    /// A folder is removed if it is empty.
    Prune(&'a Path),
}

/// Is told of every operation before it is done, and can make it fail.
pub trait Watch: Sync {
    /// Called before `operation`.
    ///
    /// # Errors
    /// If the operation shall fail.
    fn before(&self, operation: &Operation<'_>) -> io::Result<()>;
}

/// Lets everything happen.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    /// Debug builds stop dead at the operation that `DDDGEN_CRASH_AT` counts down to, so that a
    /// test can kill the real program anywhere; release builds have no such door.
    fn before(&self, _operation: &Operation<'_>) -> io::Result<()> {
        #[cfg(debug_assertions)]
        crash::count_down();
        Ok(())
    }
}

#[cfg(debug_assertions)]
mod crash {
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicUsize, Ordering};

    static LEFT: OnceLock<AtomicUsize> = OnceLock::new();

    pub(super) fn count_down() {
        let left = LEFT.get_or_init(|| {
            let at = std::env::var("DDDGEN_CRASH_AT").ok();
            AtomicUsize::new(at.and_then(|at| at.parse().ok()).unwrap_or(usize::MAX))
        });
        if left.fetch_sub(1, Ordering::SeqCst) == 1 {
            std::process::abort();
        }
    }
}

/// The disk, watched.
#[derive(Clone, Copy)]
pub(super) struct Writer<'w>(pub(super) &'w dyn Watch);

impl Writer<'_> {
    pub(super) fn create_dir(self, path: &Path) -> io::Result<()> {
        if path.is_dir() {
            return Ok(());
        }
        self.0.before(&Operation::CreateDir(path))?;
        fs::create_dir_all(path)
    }

    /// Writes a new file and syncs it.
    pub(super) fn write(
        self,
        path: &Path,
        bytes: &[u8],
        permissions: Option<Permissions>,
    ) -> io::Result<()> {
        self.0.before(&Operation::Write(path, bytes))?;
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        if let Some(permissions) = permissions {
            file.set_permissions(permissions)?;
        }
        file.sync_all()
    }

    /// Syncs a folder, so that the names in it last.
    pub(super) fn sync(self, folder: &Path) -> io::Result<()> {
        self.0.before(&Operation::Sync(folder))?;
        if cfg!(unix) {
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    }

    pub(super) fn rename(self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.before(&Operation::Rename(from, to))?;
        fs::rename(from, to)
    }

    /// Removes a file; one that is not there is removed.
    pub(super) fn remove(self, path: &Path) -> io::Result<()> {
        self.0.before(&Operation::Remove(path))?;
        gone(fs::remove_file(path))
    }

    pub(super) fn remove_all(self, path: &Path) -> io::Result<()> {
        self.0.before(&Operation::RemoveAll(path))?;
        gone(fs::remove_dir_all(path))
    }

    /// Removes a folder if it is empty; says whether it did.
    pub(super) fn prune(self, path: &Path) -> io::Result<bool> {
        self.0.before(&Operation::Prune(path))?;
        Ok(fs::remove_dir(path).is_ok())
    }
}

fn gone(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The permissions of a file at `path`, or those of a new one.
pub(super) fn permissions(path: &Path, executable: bool) -> Option<Permissions> {
    match path.symlink_metadata() {
        Ok(found) if found.is_file() => Some(found.permissions()),
        _ if executable => runnable(),
        _ => None,
    }
}

/// Where files have such a thing.
fn runnable() -> Option<Permissions> {
    #[cfg(unix)]
    let permissions = Some(std::os::unix::fs::PermissionsExt::from_mode(0o755));
    #[cfg(not(unix))]
    let permissions = None;
    permissions
}

pub(super) fn read(path: &Path) -> io::Result<String> {
    fs::read_to_string(path)
}

/// The names in a folder.
pub(super) fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = folder.read_dir()?;
    entries
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect()
}
