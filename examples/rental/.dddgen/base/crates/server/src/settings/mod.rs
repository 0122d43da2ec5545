//! The settings: typed, by concern, read once and never changed.
//!
//! A variable comes from the first of these that has it: an override of the command line, the
//! environment, a file of its name in `SECRETS_DIR`, `.env`, `settings.toml`, its default. All
//! that is wrong is reported at once.

mod database;
mod environment;
mod error;
mod http;
mod log;
mod reader;
mod secret;
mod sources;

pub use database::DatabaseSettings;
pub use environment::Environment;
pub use error::SettingsErrors;
pub use http::HttpSettings;
pub use log::{LogFormat, LogSettings};
pub use reader::Reader;
pub use secret::Secret;
pub use sources::{Layer, Source, Values};

/// All settings.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the service runs.
    pub environment: Environment,
    /// The HTTP interface.
    pub http: HttpSettings,
    /// The database.
    pub database: DatabaseSettings,
    /// The log.
    pub log: LogSettings,
}

impl Settings {
    /// Reads the settings from everywhere.
    ///
    /// # Errors
    /// All variables that are missing, wrong or unknown.
    pub fn load(overrides: Values) -> Result<Self, SettingsErrors> {
        let mut errors = SettingsErrors::default();
        let layers = sources::all(overrides, &mut errors);
        let mut reader = Reader::new(&layers, errors);
        let settings = Self::read(&mut reader);
        reader.finish()?;
        Ok(settings)
    }

    /// Reads the settings from `reader`, which keeps what is wrong.
    pub fn read(reader: &mut Reader<'_>) -> Self {
        let environment = Environment::read(reader);
        Self {
            environment,
            http: HttpSettings::read(reader, environment),
            database: DatabaseSettings::read(reader, environment),
            log: LogSettings::read(reader, environment),
        }
    }
}
