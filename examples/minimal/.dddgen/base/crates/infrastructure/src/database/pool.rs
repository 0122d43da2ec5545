//! Connections to SQLite: one that writes, many that read.
//!
//! SQLite has one writer at a time. With a single writing connection, writers queue in the
//! service, where they can wait, and never meet in the database, where one would fail. Readers
//! see the last committed state meanwhile (write-ahead log). What is committed is on the disk: a
//! write that was acknowledged survives a loss of power.

use std::fmt;
use std::str::FromStr as _;
use std::time::Duration;

use domain::repositories::BoxError;
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use super::decimal;
use super::dialect::{Db, Pool, Transaction};

/// How to reach the database.
#[derive(Clone)]
pub struct DatabaseOptions {
    /// A URL such as `sqlite://bookstore.db`; the file is created if it does not exist.
    pub url: String,
    /// The most connections that read at the same time.
    pub max_connections: u32,
    /// How long to wait for a free connection.
    pub acquire_timeout: Duration,
}

/// The URL may hold a password, so it is not shown.
impl fmt::Debug for DatabaseOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DatabaseOptions")
            .field("max_connections", &self.max_connections)
            .field("acquire_timeout", &self.acquire_timeout)
            .finish_non_exhaustive()
    }
}

/// An open database.
#[derive(Debug, Clone)]
pub struct Database {
    reader: Pool,
    writer: Pool,
}

/// Opens the database.
///
/// # Errors
/// When the URL is wrong or the file cannot be opened.
pub async fn connect(options: &DatabaseOptions) -> Result<Database, BoxError> {
    if options.url.contains(":memory:") {
        return Err("a database in memory would be another one for each connection".into());
    }
    let connection = SqliteConnectOptions::from_str(&options.url)?
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(options.acquire_timeout)
        .optimize_on_close(true, None)
        .collation(decimal::COLLATION, decimal::compare);
    let pool = SqlitePoolOptions::new().acquire_timeout(options.acquire_timeout);
    let writer = pool
        .clone()
        .max_connections(1)
        .connect_with(connection.clone())
        .await?;
    let reader = pool
        .max_connections(options.max_connections)
        .connect_with(connection.read_only(true).create_if_missing(false))
        .await?;
    Ok(Database { reader, writer })
}

impl Database {
    /// The connections that read.
    pub(crate) fn reader(&self) -> &Pool {
        &self.reader
    }

    /// The connection for migrations, the one that writes.
    pub(crate) async fn migrator(&self) -> Result<PoolConnection<Db>, sqlx::Error> {
        self.writer.acquire().await
    }

    /// Begins a transaction that will write. It says so from the start; one that became a writer
    /// later could find the snapshot it read outdated, and fail.
    pub(crate) async fn begin(&self) -> Result<Transaction, sqlx::Error> {
        self.writer.begin_with("begin immediate").await
    }

    /// Begins a transaction that reads, in all its statements, one state of the database.
    pub(crate) async fn snapshot(&self) -> Result<Transaction, sqlx::Error> {
        self.reader.begin().await
    }

    /// Closes all connections, once what is running is done.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn show_no_url() {
        let options = DatabaseOptions {
            url: String::from("sqlite://secret.db"),
            max_connections: 7,
            acquire_timeout: Duration::ZERO,
        };
        let shown = format!("{options:?}");
        assert!(shown.contains("max_connections: 7"), "{shown}");
        for part in ["secret", "url", "sqlite"] {
            assert!(!shown.contains(part), "{shown}");
        }
    }
}
