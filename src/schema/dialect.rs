//! The databases: which dialect writes the SQL of which, and how their errors name things.

use super::change::Difference;
use super::files::Migration;
use super::table::{Index, Table};
use super::{postgres, sqlite};
use crate::expression::{Condition, Derivation, Operand};
use crate::model::Database;

/// The migration that makes a difference and the one that takes it back; none when the database
/// has nothing to do. The down script may lose data, which is why nobody runs it by accident: it
/// drops what the up script added.
pub fn migration(database: Database, difference: &Difference) -> Option<Migration> {
    match database {
        Database::Sqlite => sqlite::migration(difference),
        Database::Postgres => postgres::migration(difference),
    }
}

/// The tables that go in a migration and take along what dddgen did not make, unless it stops there:
/// none where the database changes tables in place, and stops by itself.
pub fn going(database: Database, difference: &Difference) -> Vec<&str> {
    match database {
        Database::Sqlite => sqlite::going(difference),
        Database::Postgres => Vec::new(),
    }
}

/// A condition on the columns that `column` names; none if the database cannot say it.
pub(super) fn condition(
    database: Database,
    condition: &Condition,
    column: &dyn Fn(&Operand) -> String,
) -> Option<String> {
    match database {
        Database::Sqlite => sqlite::condition(condition, column),
        Database::Postgres => postgres::condition(condition, column),
    }
}

/// What is computed of the columns that `column` names; none if the database cannot compute it.
pub(super) fn value(
    database: Database,
    derivation: &Derivation,
    column: &dyn Fn(&Operand) -> String,
) -> Option<String> {
    match database {
        Database::Sqlite => sqlite::value(derivation, column),
        Database::Postgres => postgres::value(derivation, column),
    }
}

/// What an error of the database calls an index that refused a row: SQLite names the columns,
/// PostgreSQL the index.
pub fn error_name(database: Database, table: &Table, index: &Index) -> String {
    match database {
        Database::Sqlite => {
            let named = |column| format!("{}.{column}", table.name);
            let columns: Vec<_> = index.columns.iter().map(named).collect();
            columns.join(", ")
        }
        Database::Postgres => index.name.clone(),
    }
}
