//! The migration that leads from the model as last applied to the new one.

use anyhow::{Result, bail};

use super::fault::Impossible;
use super::source::Source;
use crate::model::{Database, Model};
use crate::outcome::Failure;
use crate::plan::{Base, MIGRATIONS, OwnMigration, SCHEMA};
use crate::schema::{self, Losses, Refusal, Schema, migration_files, next_stamp};
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

/// The tables to which the migrations of a project lead: those that the last run recorded; without
/// a record, which older versions did not keep, those of the model as last applied.
///
/// # Errors
/// If a record is damaged.
pub(super) fn led_to(base: &Base, applied: Option<&Model>) -> Result<Schema> {
    let Some(applied) = applied.filter(|_| base.schema.is_empty()) else {
        let records = base.schema.iter();
        let records = records.map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        let recorded = schema::recorded(records);
        return Ok(recorded.map_err(|name| {
            Failure::refused(format!(
                "`{SCHEMA}{name}`, which says what a table is, is damaged\nhint: take it back from version control: `git checkout .dddgen`"
            ))
        })?);
    };
    Ok(schema::of(applied))
}

/// Refuses a model for another database than that of the migrations.
///
/// # Errors
/// If it is.
pub(super) fn require_same_database(old: Option<&Model>, new: &Model) -> Result<()> {
    let database = new.service.database;
    if let Some(old) = old.filter(|old| old.service.database != database) {
        bail!(Failure::refused(format!(
            "the migrations are written for {}, and the model now says {}\nhint: start the service anew, `dddgen new --from dddgen.toml --path <folder>`",
            old.service.database.title(),
            database.title(),
        )));
    }
    Ok(())
}

/// What a migration does to what is there.
#[derive(Debug, Default)]
pub(super) struct Effects {
    /// What stored data loses.
    pub(super) losses: Vec<String>,
    /// The tables that take along what dddgen did not make.
    going: Vec<String>,
}

impl Effects {
    /// The user's own migrations that say a table which goes; `tree` has all of dddgen's.
    ///
    /// # Errors
    /// If something cannot be read.
    pub(super) fn own(&self, source: &impl Source, tree: &Tree) -> Result<Vec<OwnMigration>> {
        if self.going.is_empty() {
            return Ok(Vec::new());
        }
        let texts = source.texts(FOLDER, "sql")?.into_iter();
        let own =
            texts.filter(|(path, _)| tree.get(path).is_none() && !path.ends_with(".down.sql"));
        let told = own.map(|(path, text)| {
            let said = |table: &&String| says(&text, table);
            let tables = self.going.iter().filter(said).cloned().collect();
            OwnMigration { path, tables }
        });
        Ok(told.filter(|own| !own.tables.is_empty()).collect())
    }
}

/// Whether SQL says a name, not as a part of another one.
fn says(sql: &str, name: &str) -> bool {
    let (sql, name) = (sql.to_lowercase(), name.to_lowercase());
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    sql.match_indices(&name).any(|(at, _)| {
        let (before, after) = (&sql[..at], &sql[at + name.len()..]);
        !before.ends_with(is_word) && !after.starts_with(is_word)
    })
}

/// From the tables that there are to those of a model.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step<'s> {
    pub(super) old: &'s Schema,
    pub(super) new: &'s Schema,
    pub(super) database: Database,
}

impl Step<'_> {
    /// Adds the migration to the tree, if the database has anything to do; says what it does to what
    /// is there.
    ///
    /// # Errors
    /// If stored data could not follow.
    pub(super) fn add(self, tree: &mut Tree, at: Moment) -> Result<Effects> {
        let difference = schema::difference(self.old, self.new, at.losses).map_err(Impossible)?;
        let Some(migration) = schema::migration(self.database, &difference) else {
            return Ok(Effects::default());
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
        let going = schema::going(self.database, &difference);
        Ok(Effects {
            losses: difference.losses.iter().map(Refusal::loss).collect(),
            going: going.into_iter().map(str::to_owned).collect(),
        })
    }
}
