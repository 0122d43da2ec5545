//! The database by name: the types of its driver, and what it does in its own way. Nothing beside
//! the connections and the exact decimals has to know which database it is.

use std::fmt::Display;

use sqlx::error::DatabaseError;
use sqlx::sqlite::{SqliteConnection, SqlitePool, SqliteQueryResult, SqliteRow};

/// The database.
pub(crate) type Db = sqlx::Sqlite;

/// Connections to it.
pub(crate) type Pool = SqlitePool;

/// A transaction on a connection of its own.
pub(crate) type Transaction = sqlx::Transaction<'static, Db>;

/// One connection.
pub(crate) type Connection = SqliteConnection;

/// A row that was read.
pub(crate) type Row = SqliteRow;

/// What a statement that writes has done.
pub(crate) type QueryResult = SqliteQueryResult;

/// What stands around a name. What stands between double quotes is a text to SQLite where it knows no
/// such column, so a connection that has not seen a migration yet would read the name for its value.
pub(crate) const QUOTE: char = '`';

/// The most parameters of one statement.
pub(crate) const MAX_PARAMETERS: usize = 32_766;

/// What ends a statement that reads rows which nobody else may write until the transaction ends.
/// There is one writer, so it is.
pub(crate) const CLAIMED: &str = "";

/// A text without regard to the case of ASCII letters.
pub(crate) fn folded(text: impl Display) -> String {
    format!("lower({text})")
}

/// Where the text of a parameter that follows stands in a text; zero if it does not.
pub(crate) fn position(text: impl Display) -> String {
    format!("instr({text}, ")
}

/// The unique index that refused a row, by its columns, as the message has them:
/// `UNIQUE constraint failed: books.title, books.author_id`.
pub(crate) fn violated_unique(error: &sqlx::Error) -> Option<&str> {
    let error = error
        .as_database_error()
        .filter(|error| error.is_unique_violation())?;
    let (_, columns) = error.message().rsplit_once(": ")?;
    Some(columns)
}

/// Finds a row if migrations were ever applied.
pub(crate) const WAS_MIGRATED: &str = "select 1 from sqlite_master where name = '_sqlx_migrations'";

/// Whether the same may succeed later: another process writes.
pub(crate) fn is_passing(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(DatabaseError::code);
    let code = code.and_then(|code| code.parse().ok());
    // The lowest byte is the kind, `SQLITE_BUSY`; the others say more about it.
    code.is_some_and(|code: u32| code & 0xff == 5)
}

/// Whether another writer got in the way, so that this transaction cannot end:
/// `SQLITE_BUSY_SNAPSHOT`.
pub(crate) fn is_overtaken(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(DatabaseError::code);
    code.as_deref() == Some("517")
}
