//! The commands: what was typed, and what each of them comes to.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use domain::repositories::BoxError;

use crate::settings::{DatabaseSettings, Settings, SettingsErrors, Values};
use crate::{migrate, openapi, probe, serve};

/// Serves bookstore.
#[derive(Debug, Parser)]
#[command(name = "bookstore", version, about)]
struct Cli {
    /// Sets a variable, above its environment variable and all files
    #[arg(long = "set", global = true, value_name = "KEY=VALUE", value_parser = assignment)]
    overrides: Vec<(String, String)>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Clone, Copy, Subcommand)]
enum Command {
    /// Serves requests; the default
    Serve,
    /// Brings the database to another version
    Migrate {
        #[command(subcommand)]
        action: Migrate,
    },
    /// Asks the running service whether it is ready; for containers
    Health,
    /// Prints the `OpenAPI` document
    Openapi,
}

#[derive(Debug, Clone, Copy, Subcommand)]
enum Migrate {
    /// Applies all pending migrations
    Up,
    /// Takes back the last migrations
    Down {
        /// How many
        #[arg(long, default_value_t = 1)]
        steps: usize,
    },
    /// Lists all migrations, and says how the database stands to this build
    ///
    /// Exits with 0 if it is up to date, 3 if it is behind, 4 if it is ahead, 5 if it was edited by
    /// hand.
    Status,
}

/// Why a command failed.
#[derive(Debug)]
enum Failure {
    Settings(SettingsErrors),
    Other(BoxError),
}

/// Runs the command that was typed.
pub async fn run() -> ExitCode {
    let cli = Cli::parse();
    let overrides = cli.overrides.into_iter().collect();
    match execute(cli.command.unwrap_or(Command::Serve), overrides).await {
        Ok(code) => code,
        Err(Failure::Settings(errors)) => {
            eprintln!("{errors}");
            ExitCode::from(2)
        }
        Err(Failure::Other(error)) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn execute(command: Command, overrides: Values) -> Result<ExitCode, Failure> {
    let settings = || Settings::load(overrides).map_err(Failure::Settings);
    match command {
        Command::Serve => serve::serve(&settings()?).await?,
        Command::Migrate { action } => return Ok(migrate(action, &settings()?.database).await?),
        Command::Health => probe::ready(&settings()?.http).await?,
        Command::Openapi => openapi::print()?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn migrate(action: Migrate, database: &DatabaseSettings) -> Result<ExitCode, BoxError> {
    match action {
        Migrate::Up => migrate::up(database).await?,
        Migrate::Down { steps } => migrate::down(database, steps).await?,
        Migrate::Status => return Ok(migrate::status(database).await?.code().into()),
    }
    Ok(ExitCode::SUCCESS)
}

impl From<BoxError> for Failure {
    fn from(error: BoxError) -> Self {
        Self::Other(error)
    }
}

fn assignment(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, value)) if !key.is_empty() => Ok((key.to_owned(), value.to_owned())),
        _ => Err(String::from("must be KEY=VALUE")),
    }
}
