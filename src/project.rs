//! The reader edge: a project folder as data.
//!
//! Links are never followed: a link is the user's, and what lies behind it may be another
//! project's.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the edge that reads a project"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use walkdir::WalkDir;

use crate::outcome::Failure;
use crate::plan::{
    BASE, Base, Disk, DiskFile, GITIGNORE, MODEL, MOVED, Moved, ONCE, SCHEMA, UNDO, Undo, Written,
    is_plain,
};
use crate::tree::{Ownership, Tree};

/// A project folder as it was read.
#[derive(Debug, Clone)]
pub struct Project {
    /// The folder.
    pub root: PathBuf,
    /// The text of `dddgen.toml`.
    pub model: String,
    /// What dddgen wrote last time.
    pub base: Base,
    /// The way back from a run that waits for its conflicts to be resolved.
    pub undo: Undo,
}

/// Refuses a folder that holds no project.
///
/// # Errors
/// If there is no `dddgen.toml` in `dir`; the error names the nearest folder above that has one.
pub fn require(dir: &Path) -> Result<()> {
    if dir.join(MODEL).symlink_metadata().is_ok() {
        return Ok(());
    }
    let full = fs::canonicalize(dir).unwrap_or_else(|_| dir.to_path_buf());
    let above = full.ancestors().skip(1).find(|it| it.join(MODEL).is_file());
    let hint = above.map_or_else(
        || "start one with `dddgen new`".to_owned(),
        |above| format!("there is one above, at `{}`", above.display()),
    );
    bail!(Failure::refused(format!(
        "not a dddgen project: no `{MODEL}` in `{}`\nhint: {hint}",
        dir.display()
    )))
}

impl Project {
    /// Reads the project in `dir`.
    ///
    /// # Errors
    /// If it is none, or cannot be read.
    pub fn open(dir: &Path) -> Result<Self> {
        require(dir)?;
        let model = fs::read_to_string(dir.join(MODEL))
            .with_context(|| format!("cannot read `{MODEL}`"))?;
        Ok(Self {
            root: dir.to_path_buf(),
            model,
            base: base(dir)?,
            undo: undo(dir).with_context(|| format!("cannot read `{UNDO}`"))?,
        })
    }

    /// What is on disk at each path that matters to a plan for `render`.
    ///
    /// # Errors
    /// If something cannot be read.
    pub fn disk(&self, render: &Tree) -> Result<Disk> {
        let rendered = render.iter().map(|(path, _)| path);
        let paths = self.base.files.keys().map(String::as_str).chain(rendered);
        disk(&self.root, paths.chain([MODEL, GITIGNORE.0]))
    }
}

/// What is on disk at `paths` below `root`.
///
/// # Errors
/// If something cannot be read.
pub fn disk<'a>(root: &Path, paths: impl IntoIterator<Item = &'a str>) -> Result<Disk> {
    let paths: BTreeSet<&str> = paths.into_iter().collect();
    let mut disk = Disk::default();
    for path in paths {
        let found = look(root, path).with_context(|| format!("cannot read `{path}`"))?;
        if let Some(file) = found {
            if matches!(file, DiskFile::Regular(_)) && is_executable(&root.join(path)) {
                disk.executable.insert(path.to_owned());
            }
            disk.files.insert(path.to_owned(), file);
        }
    }
    Ok(disk)
}

#[cfg(unix)]
fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;

    let found = path.symlink_metadata();
    found.is_ok_and(|found| found.permissions().mode() & 0o100 != 0)
}

#[cfg(not(unix))]
fn is_executable(_path: &Path) -> bool {
    false
}

/// What is at one path. Every folder on the way is looked at: a link there leads elsewhere.
fn look(root: &Path, path: &str) -> std::io::Result<Option<DiskFile>> {
    let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
    for folder in folders {
        match root.join(folder).symlink_metadata() {
            Ok(found) if found.is_symlink() => return Ok(Some(DiskFile::Symlink)),
            Ok(found) if found.is_dir() => {}
            Ok(_) => return Ok(Some(DiskFile::Other)),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        }
    }
    let full = root.join(path);
    match full.symlink_metadata() {
        Ok(found) if found.is_symlink() => Ok(Some(DiskFile::Symlink)),
        Ok(found) if found.is_file() => Ok(Some(DiskFile::Regular(fs::read(full)?))),
        Ok(_) => Ok(Some(DiskFile::Other)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The texts below `folder` whose names end in `extension`, by path. What is a link or no UTF-8 is
/// left out.
///
/// # Errors
/// If something cannot be read.
pub fn texts(root: &Path, folder: &str, extension: &str) -> Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    for path in files(root, folder)? {
        if Path::new(&path)
            .extension()
            .is_some_and(|it| it == extension)
        {
            let bytes =
                fs::read(root.join(&path)).with_context(|| format!("cannot read `{path}`"))?;
            texts.extend(String::from_utf8(bytes).ok().map(|text| (path, text)));
        }
    }
    Ok(texts)
}

/// The paths of all plain files below `folder`, in order.
///
/// # Errors
/// If something cannot be read.
pub fn files(root: &Path, folder: &str) -> Result<Vec<String>> {
    let top = root.join(folder);
    if !top.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in WalkDir::new(&top).sort_by_file_name() {
        let entry = entry.with_context(|| format!("cannot read `{folder}`"))?;
        if entry.file_type().is_file()
            && let Some(path) = entry.path().strip_prefix(root)?.to_str()
        {
            found.push(path.replace('\\', "/"));
        }
    }
    Ok(found)
}

/// The text of a file that the user names.
///
/// # Errors
/// If it cannot be read.
pub fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))
}

fn base(root: &Path) -> Result<Base> {
    let mut base = Base::default();
    for (folder, ownership) in [(ONCE, Ownership::Once), (BASE, Ownership::Managed)] {
        read_base(root, folder, ownership, &mut base)
            .with_context(|| format!("cannot read `{folder}`"))?;
    }
    base.schema = schema(root).with_context(|| format!("cannot read `{SCHEMA}`"))?;
    base.moved = moved(root).with_context(|| format!("cannot read `{MOVED}`"))?;
    Ok(base)
}

/// The records of the tables to which the migrations lead.
fn schema(root: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut all = BTreeMap::new();
    for path in files(root, SCHEMA.trim_end_matches('/'))? {
        let record = fs::read(root.join(&path))?;
        all.insert(path.trim_start_matches(SCHEMA).to_owned(), record);
    }
    Ok(all)
}

fn undo(root: &Path) -> Result<Undo> {
    let paths = files(root, UNDO.trim_end_matches('/'))?.into_iter();
    let read = |path: String| {
        let bytes = fs::read(root.join(&path))?;
        Ok((path, bytes))
    };
    let files = paths.map(read).collect::<Result<_>>()?;
    Ok(Undo { files })
}

/// What the user moved.
fn moved(root: &Path) -> Result<BTreeMap<String, Moved>> {
    let mut all = BTreeMap::new();
    for path in files(root, MOVED.trim_end_matches('/'))? {
        let record = fs::read(root.join(&path))?;
        let to = String::from_utf8_lossy(&record).trim_end().to_owned();
        if !is_plain(&to) {
            bail!(Failure::refused(format!(
                "`{path}` does not name one place\nhint: it holds the path that the file was moved to, and nothing else"
            )));
        }
        let from = path.trim_start_matches(MOVED).to_owned();
        all.insert(from, Moved { to, record });
    }
    Ok(all)
}

fn read_base(root: &Path, folder: &str, ownership: Ownership, base: &mut Base) -> Result<()> {
    let top = root.join(folder);
    if !top.exists() {
        return Ok(());
    }
    for entry in WalkDir::new(&top) {
        let entry = entry?;
        if entry.file_type().is_symlink() {
            bail!(Failure::refused(format!(
                "`{}` is a link; the base is plain files",
                entry.path().display()
            )));
        }
        if !entry.file_type().is_file() {
            continue;
        }
        let path = entry.path().strip_prefix(&top)?;
        let path = path
            .to_str()
            .with_context(|| format!("`{}` is not UTF-8", path.display()))?;
        let bytes = fs::read(entry.path())?;
        base.files
            .insert(path.replace('\\', "/"), Written { bytes, ownership });
    }
    Ok(())
}
