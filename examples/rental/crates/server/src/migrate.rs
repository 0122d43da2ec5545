//! The command `migrate`.

use domain::repositories::BoxError;
use infrastructure::database::connect;
use infrastructure::database::migrations::{self, Migration};

use crate::settings::DatabaseSettings;

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

/// Lists all migrations.
///
/// # Errors
/// When the database cannot be opened or read.
pub(crate) async fn status(settings: &DatabaseSettings) -> Result<(), BoxError> {
    let database = connect(&settings.options()).await?;
    for status in migrations::status(&database).await? {
        let Migration { version, name } = status.migration;
        println!("{:8} {version} {name}", status.state);
    }
    database.close().await;
    Ok(())
}

fn report(verb: &str, migrations: &[Migration]) {
    for Migration { version, name } in migrations {
        println!("{verb:8} {version} {name}");
    }
    if migrations.is_empty() {
        println!("nothing to do");
    }
}
