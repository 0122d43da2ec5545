//! The database of a service as the templates see it.

use serde::Serialize;

use crate::model::Database;

/// What a name in the database has room for, beside what tests add to it.
const SHORT: usize = 20;

/// A database, ready for the templates.
#[derive(Debug, Serialize)]
pub(crate) struct DatabaseView {
    /// `SQLite`.
    pub(crate) title: &'static str,
    /// The folder of its layer, with its partials.
    pub(crate) partials: String,
    /// A URL of a database of this kind that is called after the service.
    pub(crate) url: String,
    /// What the driver is built with, a list of TOML.
    pub(crate) sqlx_features: &'static str,
    /// `book_store`: the service as the name of a user and of a database.
    pub(crate) user: String,
    /// The start of the service's name, as the start of a name in the database.
    pub(crate) short_name: String,
    /// `sqlite`: how its URLs start.
    pub(crate) scheme: &'static str,
    pub(crate) is_sqlite: bool,
    pub(crate) is_postgres: bool,
}

impl DatabaseView {
    /// The database of the service called `service`.
    pub(crate) fn new(database: Database, service: &str) -> Self {
        let user = service.replace('-', "_");
        Self {
            title: database.title(),
            partials: format!("databases/{}/partials", database.keyword()),
            url: match database {
                Database::Sqlite => format!("sqlite://{service}.db"),
                Database::Postgres => format!("postgres://{user}:{user}@localhost:5432/{user}"),
            },
            sqlx_features: match database {
                Database::Sqlite => {
                    r#"["chrono", "json", "migrate", "runtime-tokio", "sqlite", "uuid"]"#
                }
                Database::Postgres => {
                    r#"["chrono", "json", "migrate", "postgres", "runtime-tokio", "rust_decimal", "tls-rustls-ring-webpki", "uuid"]"#
                }
            },
            short_name: user.chars().take(SHORT).collect(),
            user,
            scheme: database.keyword(),
            is_sqlite: database == Database::Sqlite,
            is_postgres: database == Database::Postgres,
        }
    }
}
