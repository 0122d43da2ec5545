//! The settings of the database.

use std::time::Duration;

use infrastructure::database::DatabaseOptions;

use super::{Environment, Reader, Secret};

const DEFAULT_URL: &str = "sqlite://rental.db";

/// The settings of the database.
#[derive(Debug, Clone)]
pub struct DatabaseSettings {
    /// Its URL, which may hold a password.
    pub url: Secret,
    /// The most connections at the same time.
    pub max_connections: u32,
    /// How long to wait for a free connection.
    pub acquire_timeout: Duration,
    /// Whether `serve` applies pending migrations first.
    pub migrate_at_start: bool,
}

impl DatabaseSettings {
    pub(super) fn read(reader: &mut Reader<'_>, environment: Environment) -> Self {
        let local = environment == Environment::Local;
        Self {
            url: url(reader, environment),
            max_connections: reader.number("DATABASE_MAX_CONNECTIONS", 10, 1..=100),
            acquire_timeout: reader.seconds("DATABASE_ACQUIRE_TIMEOUT_SECONDS", 5, 1..=300),
            migrate_at_start: reader.flag("DATABASE_MIGRATE_AT_START", local),
        }
    }

    /// What the database has to know of them.
    pub fn options(&self) -> DatabaseOptions {
        DatabaseOptions {
            url: self.url.reveal().to_owned(),
            max_connections: self.max_connections,
            acquire_timeout: self.acquire_timeout,
        }
    }
}

fn url(reader: &mut Reader<'_>, environment: Environment) -> Secret {
    const NAME: &str = "DATABASE_URL";
    let url = reader.text(NAME);
    if url.is_none() && environment == Environment::Production {
        reader.refuse(NAME, "is required in production");
    }
    let url = url.unwrap_or(DEFAULT_URL);
    if !url.starts_with("sqlite:") {
        reader.refuse(NAME, "must be such as `sqlite://rental.db`");
    }
    Secret::new(url)
}
