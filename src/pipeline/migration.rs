//! The migration that leads from the model as last applied to the new one.

use anyhow::{Result, bail};

use super::fault::Impossible;
use super::source::Source;
use crate::model::Model;
use crate::outcome::Failure;
use crate::plan::{Base, MIGRATIONS};
use crate::schema::{self, Losses, Refusal, migration_files, next_stamp};
use crate::tree::{File, Origin, Ownership, Tree};

const FOLDER: &str = "migrations";

/// When a migration is made: the time, and the stamp of the one before; and what it may do.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    now: u64,
    latest: Option<u64>,
    losses: Losses,
}

impl From<u64> for Moment {
    fn from(now: u64) -> Self {
        Self {
            now,
            latest: None,
            losses: Losses::Refused,
        }
    }
}

impl Moment {
    /// After all migrations of a project.
    pub(super) fn on(source: &impl Source, now: u64, losses: Losses) -> Result<Self> {
        let files = source.files(FOLDER)?;
        if source.base().model().is_none() && !files.is_empty() {
            bail!(Failure::refused(
                "the project has migrations, but `.dddgen/base/dddgen.toml` is gone, which says what they lead to\nhint: take it back from version control: `git checkout .dddgen`"
            ));
        }
        let latest = files.iter().filter_map(|path| stamp_of(path)).max();
        Ok(Self {
            now,
            latest,
            losses,
        })
    }
}

/// The number that a migration's file name starts with.
fn stamp_of(path: &str) -> Option<u64> {
    let (_, name) = path.rsplit_once('/')?;
    let (stamp, _) = name.split_once('_')?;
    stamp.parse().ok()
}

/// Adds the migrations of all runs before: what was written once stays part of the project, for
/// databases have run it.
pub(super) fn keep(tree: &mut Tree, base: &Base) {
    let written = base.files.iter().filter(|(path, written)| {
        let once = written.ownership == Ownership::Once;
        once && path.starts_with(MIGRATIONS) && tree.get(path).is_none()
    });
    let written: Vec<_> = written.collect();
    for (path, written) in written {
        let file = File {
            text: String::from_utf8_lossy(&written.bytes).into_owned(),
            ownership: Ownership::Once,
            executable: false,
            origin: Origin::code("migration"),
        };
        tree.insert(path.clone(), file);
    }
}

/// Adds the migration from `old` to `new` to the tree, if the database has anything to do; says
/// what it loses.
pub(super) fn add(
    tree: &mut Tree,
    old: Option<&Model>,
    new: &Model,
    at: Moment,
) -> Result<Vec<String>> {
    let database = new.service.database;
    if let Some(old) = old.filter(|old| old.service.database != database) {
        bail!(Failure::refused(format!(
            "the migrations are written for {}, and the model now says {}\nhint: start the service anew, `dddgen new --from dddgen.toml --path <folder>`",
            old.service.database.title(),
            database.title(),
        )));
    }
    let before = old.map(schema::of).unwrap_or_default();
    let difference =
        schema::difference(&before, &schema::of(new), at.losses).map_err(Impossible)?;
    let Some(migration) = schema::migration(database, &difference) else {
        return Ok(Vec::new());
    };
    for (path, text) in migration_files(&migration, next_stamp(at.now, at.latest)) {
        let file = File {
            text,
            ownership: Ownership::Once,
            executable: false,
            origin: Origin::code("migration"),
        };
        tree.insert(path, file);
    }
    Ok(difference.losses.iter().map(Refusal::loss).collect())
}
