//! The migrations, embedded in the binary, each with its way back.

use std::collections::BTreeMap;
use std::fmt;

use domain::repositories::BoxError;
use include_dir::{Dir, include_dir};
use sqlx::migrate::{MigrationType, Migrator};
use sqlx::{AssertSqlSafe, Row as _, SqlSafeStr as _, SqlStr};

use super::Database;
use super::dialect::WAS_MIGRATED;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../migrations");

/// One migration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Migration {
    /// Its time stamp, `20260131133000`.
    pub version: i64,
    /// What it does, `create_books`.
    pub name: String,
}

impl fmt::Display for Migration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{}", self.version, self.name)
    }
}

/// A migration and how the database stands to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MigrationStatus {
    /// The migration.
    pub migration: Migration,
    /// Whether it was applied.
    pub state: State,
}

/// How the database stands to a migration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It was applied as it is.
    Applied,
    /// It is still to come.
    Pending,
    /// It was applied, and its file was changed afterwards.
    Changed,
    /// It was begun, and ended before it was whole.
    Partial,
    /// It was applied by another build; this one does not know it.
    Unknown,
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Applied => "applied",
            Self::Pending => "pending",
            Self::Changed => "changed",
            Self::Partial => "partial",
            Self::Unknown => "unknown",
        })
    }
}

/// Applies all pending migrations and returns them.
///
/// # Errors
/// When one fails (it leaves nothing then), or an applied one was changed.
pub async fn up(database: &Database) -> Result<Vec<Migration>, BoxError> {
    let statuses = status(database).await?;
    let mut migrator = migrator()?;
    // What a newer build applied is no reason not to start: during an upgrade both of them run.
    migrator.set_ignore_missing(true);
    migrator.run(&mut *database.migrator().await?).await?;
    let pending = statuses
        .into_iter()
        .filter(|status| status.state == State::Pending);
    Ok(pending.map(|status| status.migration).collect())
}

/// Takes back the last `steps` migrations and returns them, the last one first.
///
/// # Errors
/// When one fails (it leaves nothing then), or an applied one was changed.
pub async fn down(database: &Database, steps: usize) -> Result<Vec<Migration>, BoxError> {
    let mut applied: Vec<_> = status(database)
        .await?
        .into_iter()
        .filter(|status| status.state != State::Pending)
        .map(|status| status.migration)
        .collect();
    let undone = applied.split_off(applied.len().saturating_sub(steps));
    let target = applied.last().map_or(0, |migration| migration.version);
    migrator()?
        .undo(&mut *database.migrator().await?, target)
        .await?;
    Ok(undone.into_iter().rev().collect())
}

/// All migrations, known and applied, from the first to the last.
///
/// # Errors
/// When the store fails.
pub async fn status(database: &Database) -> Result<Vec<MigrationStatus>, BoxError> {
    let mut applied = applied(database).await?;
    let mut all = BTreeMap::new();
    for known in migrator()?
        .iter()
        .filter(|known| known.migration_type.is_up_migration())
    {
        let state = match applied.remove(&known.version) {
            None => State::Pending,
            Some(row) if !row.is_whole => State::Partial,
            Some(row) if row.checksum == *known.checksum => State::Applied,
            Some(_) => State::Changed,
        };
        all.insert(known.version, (known.description.to_string(), state));
    }
    all.extend(
        applied
            .into_iter()
            .map(|(version, row)| (version, (row.name, State::Unknown))),
    );
    let statuses = all
        .into_iter()
        .map(|(version, (name, state))| MigrationStatus {
            migration: Migration { version, name },
            state,
        });
    Ok(statuses.collect())
}

/// The applied migrations that this build does not know.
///
/// # Errors
/// When an applied migration was changed, or one was applied in part, so nobody knows what is there;
/// or the store fails.
pub async fn verify(database: &Database) -> Result<Vec<Migration>, BoxError> {
    let mut unknown = Vec::new();
    for MigrationStatus { migration, state } in status(database).await? {
        match state {
            State::Applied | State::Pending => {}
            State::Unknown => unknown.push(migration),
            State::Changed => {
                return Err(format!(
                    "the migration `{migration}` was changed after it was applied"
                )
                .into());
            }
            State::Partial => {
                return Err(format!("the migration `{migration}` was applied in part").into());
            }
        }
    }
    Ok(unknown)
}

/// How many migrations are pending.
///
/// # Errors
/// When the store fails.
pub async fn pending(database: &Database) -> Result<usize, BoxError> {
    let statuses = status(database).await?;
    Ok(statuses
        .iter()
        .filter(|status| status.state == State::Pending)
        .count())
}

/// What the applied migrations say, the first one first.
///
/// # Errors
/// When the store fails.
pub(super) async fn applied_sql(database: &Database) -> Result<Vec<SqlStr>, BoxError> {
    let applied = applied(database).await?;
    let migrator = migrator()?;
    let up = migrator
        .iter()
        .filter(|known| known.migration_type.is_up_migration());
    let applied = up.filter(|known| applied.contains_key(&known.version));
    Ok(applied.map(|known| known.sql.clone()).collect())
}

/// A migration as the database records it.
struct Record {
    name: String,
    checksum: Vec<u8>,
    is_whole: bool,
}

/// What was applied, by version.
async fn applied(database: &Database) -> Result<BTreeMap<i64, Record>, BoxError> {
    let found = sqlx::query(WAS_MIGRATED)
        .fetch_optional(database.reader())
        .await?;
    if found.is_none() {
        return Ok(BTreeMap::new());
    }
    let select = "select version, description, checksum, success from _sqlx_migrations";
    let mut applied = BTreeMap::new();
    for row in sqlx::query(select).fetch_all(database.reader()).await? {
        let record = Record {
            name: row.try_get("description")?,
            checksum: row.try_get("checksum")?,
            is_whole: row.try_get("success")?,
        };
        applied.insert(row.try_get("version")?, record);
    }
    Ok(applied)
}

fn migrator() -> Result<Migrator, BoxError> {
    let files = FILES
        .files()
        .filter(|file| file.path().extension().is_some_and(|end| end == "sql"));
    let migrations = files.map(|file| {
        let name = file.path().to_string_lossy();
        migration(&name, file.contents_utf8())
            .ok_or_else(|| format!("`migrations/{name}` is not named <version>_<name>.up|down.sql"))
    });
    Ok(Migrator::with_migrations(
        migrations.collect::<Result<_, _>>()?,
    ))
}

fn migration(name: &str, sql: Option<&'static str>) -> Option<sqlx::migrate::Migration> {
    let kind = MigrationType::from_filename(name);
    let stem = name.strip_suffix(kind.suffix())?;
    let (version, description) = stem.split_once('_')?;
    Some(sqlx::migrate::Migration::new(
        version.parse().ok()?,
        description.to_owned().into(),
        kind,
        AssertSqlSafe(sql?).into_sql_str(),
        false,
    ))
}
