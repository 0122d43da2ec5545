//! The command `migrate`.

use std::fmt;

use domain::repositories::BoxError;
use infrastructure::database::connect;
use infrastructure::database::drift;
use infrastructure::database::migrations::{self, Migration, MigrationStatus, State};

use crate::settings::DatabaseSettings;

/// How the database stands to this build.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is what this build expects.
    Current,
    /// So many migrations are pending.
    Behind(usize),
    /// So many migrations are unknown here.
    Ahead(usize),
    /// Migrations or tables were changed by hand, as it says.
    Edited(Vec<String>),
}

impl Standing {
    /// The exit code of `migrate status`.
    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::Current => 0,
            Self::Behind(_) => 3,
            Self::Ahead(_) => 4,
            Self::Edited(_) => 5,
        }
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Current => write!(f, "the database is up to date"),
            Self::Behind(pending) => write!(
                f,
                "the database is behind, pending migrations: {pending}\n\
                 `bookstore migrate up` applies them"
            ),
            Self::Ahead(unknown) => write!(
                f,
                "the database is ahead, migrations of a newer build: {unknown}\n\
                 that build runs on it, and takes them back by `migrate down`"
            ),
            Self::Edited(differences) => {
                writeln!(f, "the database was edited by hand")?;
                for difference in differences {
                    writeln!(f, "  {difference}")?;
                }
                write!(f, "take the change back, or make it a migration")
            }
        }
    }
}

/// Applies all pending migrations.
///
/// # Errors
/// When the database cannot be opened, or a migration fails.
pub(crate) async fn up(settings: &DatabaseSettings) -> Result<(), BoxError> {
    let database = connect(&settings.options()).await?;
    report("applied", &migrations::up(&database).await?);
    database.close().await;
    Ok(())
}

/// Takes back the last `steps` migrations.
///
/// # Errors
/// When the database cannot be opened, or a migration fails.
pub(crate) async fn down(settings: &DatabaseSettings, steps: usize) -> Result<(), BoxError> {
    let database = connect(&settings.options()).await?;
    report("reverted", &migrations::down(&database, steps).await?);
    database.close().await;
    Ok(())
}

/// Lists all migrations, and says how the database stands to this build.
///
/// # Errors
/// When the database cannot be opened or read.
pub(crate) async fn status(settings: &DatabaseSettings) -> Result<Standing, BoxError> {
    let database = connect(&settings.options()).await?;
    let statuses = migrations::status(&database).await?;
    for MigrationStatus { migration, state } in &statuses {
        println!("{state:8} {} {}", migration.version, migration.name);
    }
    let mut edited = changed(&statuses);
    let ahead = count(&statuses, State::Unknown);
    // What a newer build has made is not known here.
    if edited.is_empty() && ahead == 0 {
        edited = drift::differences(&database).await?;
    }
    database.close().await;
    let standing = match (edited.is_empty(), ahead, count(&statuses, State::Pending)) {
        (false, _, _) => Standing::Edited(edited),
        (true, 0, 0) => Standing::Current,
        (true, 0, pending) => Standing::Behind(pending),
        (true, ahead, _) => Standing::Ahead(ahead),
    };
    println!("{standing}");
    Ok(standing)
}

fn changed(statuses: &[MigrationStatus]) -> Vec<String> {
    let changed = statuses
        .iter()
        .filter_map(|MigrationStatus { migration, state }| match state {
            State::Changed => Some(format!(
                "the migration {migration} was changed after it was applied"
            )),
            State::Partial => Some(format!("the migration {migration} was applied in part")),
            State::Applied | State::Pending | State::Unknown => None,
        });
    changed.collect()
}

fn count(statuses: &[MigrationStatus], state: State) -> usize {
    statuses
        .iter()
        .filter(|status| status.state == state)
        .count()
}

fn report(verb: &str, migrations: &[Migration]) {
    for Migration { version, name } in migrations {
        println!("{verb:8} {version} {name}");
    }
    if migrations.is_empty() {
        println!("nothing to do");
    }
}
