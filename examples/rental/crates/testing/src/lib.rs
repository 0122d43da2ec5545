//! A database for each test, in a folder of its own.

use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use infrastructure::database::migrations;
use infrastructure::database::{Database, DatabaseOptions, connect};
use sqlx::SqlitePool;
use tempfile::TempDir;
use tokio::runtime::Builder;

/// What the database says of a table that is not there.
pub const NO_TABLE: &str = "no such table";

/// Makes the database believe that the files of its migrations were others.
pub const CHANGE_MIGRATIONS: &str = "update _sqlx_migrations set checksum = x'00'";

/// A database that is gone when this is dropped.
#[derive(Debug)]
pub struct TestDatabase {
    folder: TempDir,
}

impl TestDatabase {
    /// One without any table.
    ///
    /// # Panics
    /// When there is no room for a file.
    pub fn empty() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    /// One with all tables.
    ///
    /// # Panics
    /// When the migrations do not apply.
    pub fn migrated() -> Self {
        let place = Self::empty();
        thread::scope(|scope| {
            let done = scope.spawn(|| {
                let runtime = Builder::new_current_thread().enable_all().build();
                runtime.expect("a runtime").block_on(place.migrate());
            });
            done.join().expect("the migrations apply");
        });
        place
    }

    /// Its URL.
    pub fn url(&self) -> String {
        format!("sqlite://{}", self.file().display())
    }

    /// Opens it.
    ///
    /// # Panics
    /// When it cannot be opened.
    pub async fn connect(&self) -> Database {
        let options = DatabaseOptions {
            url: self.url(),
            max_connections: 2,
            acquire_timeout: Duration::from_secs(30),
        };
        connect(&options).await.expect("the database opens")
    }

    /// Executes a statement.
    ///
    /// # Panics
    /// When it fails.
    pub async fn execute(&self, statement: &'static str) {
        let pool = SqlitePool::connect(&self.url())
            .await
            .expect("the database opens");
        sqlx::query(statement)
            .execute(&pool)
            .await
            .expect("the database does it");
        pool.close().await;
    }

    /// All that it has been told to create.
    ///
    /// # Panics
    /// When it does not answer.
    pub async fn schema(&self) -> Vec<String> {
        let pool = SqlitePool::connect(&self.url())
            .await
            .expect("the database opens");
        let select = "select sql from sqlite_master where sql is not null order by name";
        sqlx::query_scalar(select)
            .fetch_all(&pool)
            .await
            .expect("the database answers")
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("test.db")
    }

    async fn migrate(&self) {
        let database = self.connect().await;
        migrations::up(&database)
            .await
            .expect("the migrations apply");
        database.close().await;
    }
}
