//! An empty database beside the real one, in memory, to see what migrations make.

use std::collections::BTreeMap;

use sqlx::SqlStr;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{Connection as _, Row as _};

use super::{Database, decimal};

/// Definitions by table and object.
pub(crate) type Objects = BTreeMap<(String, String), String>;

/// What was created, but for what SQLite and the records of the migrations need themselves.
const OBJECTS: &str = "
    select tbl_name, type || ' ' || name as object, sql
    from sqlite_master
    where sql is not null and tbl_name not like 'sqlite!_%' escape '!' and tbl_name <> '_sqlx_migrations'";

/// What these migrations make of an empty database.
///
/// # Errors
/// When one of them fails.
pub(crate) async fn made(_: &Database, migrations: &[SqlStr]) -> Result<Objects, sqlx::Error> {
    let options = SqliteConnectOptions::new()
        .in_memory(true)
        .foreign_keys(true)
        .collation(decimal::COLLATION, decimal::compare);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    for migration in migrations {
        let mut transaction = connection.begin().await?;
        sqlx::raw_sql(migration.clone())
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
    }
    objects(&mut connection).await
}

/// What there is in the real database.
///
/// # Errors
/// When it cannot be read.
pub(crate) async fn present(database: &Database) -> Result<Objects, sqlx::Error> {
    objects(&mut *database.reader().acquire().await?).await
}

async fn objects(connection: &mut SqliteConnection) -> Result<Objects, sqlx::Error> {
    let rows = sqlx::query(OBJECTS).fetch_all(connection).await?;
    let objects = rows.iter().map(|row| {
        let key = (row.try_get("tbl_name")?, row.try_get("object")?);
        Ok((key, row.try_get("sql")?))
    });
    objects.collect()
}
