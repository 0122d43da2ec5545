//! The migrations, there and back.

use std::time::Duration;

use infrastructure::database::migrations::{State, down, status, up};
use infrastructure::database::{Database, DatabaseOptions, connect};
use tempfile::TempDir;

/// A new database in a folder of its own, without any table.
pub(crate) async fn database() -> (Database, TempDir) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let options = DatabaseOptions {
        url: format!("sqlite://{}", folder.path().join("test.db").display()),
        max_connections: 2,
        acquire_timeout: Duration::from_secs(30),
    };
    (connect(&options).await.expect("the database opens"), folder)
}

/// All that the database has been told to create.
async fn schema(folder: &TempDir) -> Vec<String> {
    let url = format!("sqlite://{}", folder.path().join("test.db").display());
    let pool = sqlx::SqlitePool::connect(&url)
        .await
        .expect("the database opens");
    let select = "select sql from sqlite_master where sql is not null order by name";
    sqlx::query_scalar(select)
        .fetch_all(&pool)
        .await
        .expect("the database answers")
}

async fn states(database: &Database) -> Vec<State> {
    let statuses = status(database).await.expect("the database answers");
    statuses.into_iter().map(|status| status.state).collect()
}

#[tokio::test]
async fn go_up_and_down_and_up_again() {
    let (database, folder) = database().await;
    let applied = up(&database).await.expect("they apply");
    let first = schema(&folder).await;
    assert!(
        states(&database)
            .await
            .iter()
            .all(|state| *state == State::Applied)
    );

    let mut undone = down(&database, applied.len())
        .await
        .expect("they are reversible");
    undone.reverse();
    assert_eq!(undone, applied);
    assert!(
        states(&database)
            .await
            .iter()
            .all(|state| *state == State::Pending)
    );

    assert_eq!(up(&database).await.expect("they apply again"), applied);
    assert_eq!(schema(&folder).await, first);
    assert_eq!(up(&database).await.expect("nothing is left to do"), []);
}

#[tokio::test]
async fn go_back_one_at_a_time() {
    let (database, _folder) = database().await;
    let applied = up(&database).await.expect("they apply");
    let undone = down(&database, 1).await.expect("it is reversible");
    assert_eq!(undone.first(), applied.last());
    let pending = states(&database)
        .await
        .into_iter()
        .filter(|state| *state == State::Pending);
    assert_eq!(pending.count(), undone.len());
}
