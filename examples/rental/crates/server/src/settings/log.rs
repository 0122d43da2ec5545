//! The settings of the log.

use std::str::FromStr;

use tracing_subscriber::filter::{LevelFilter, Targets};

use super::{Environment, Reader};

/// The settings of the log.
#[derive(Debug, Clone)]
pub struct LogSettings {
    /// What is logged: a level, or levels by module as `info,sqlx=warn`.
    pub level: Targets,
    /// How it is written.
    pub format: LogFormat,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Pretty,
    /// For programs, one JSON object a line.
    Json,
}

impl LogSettings {
    pub(super) fn read(reader: &mut Reader<'_>, environment: Environment) -> Self {
        let info = Targets::new().with_default(LevelFilter::INFO);
        let format = match environment {
            Environment::Local => LogFormat::Pretty,
            _ => LogFormat::Json,
        };
        Self {
            level: reader.parsed("LOG_LEVEL", info, level),
            format: reader.value("LOG_FORMAT", format),
        }
    }
}

fn level(text: &str) -> Result<Targets, String> {
    let mut parts = text.split(',');
    // A lone word would be taken for a module, and a misspelt level would silence the log.
    let plain = parts.all(|part| part.contains('=') || part.parse::<LevelFilter>().is_ok());
    let targets = text.parse().ok().filter(|_| plain);
    targets.ok_or_else(|| {
        String::from("must be error, warn, info, debug, trace or as `info,sqlx=warn`")
    })
}

impl FromStr for LogFormat {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.to_ascii_lowercase().as_str() {
            "pretty" => Ok(Self::Pretty),
            "json" => Ok(Self::Json),
            _ => Err("must be pretty or json"),
        }
    }
}
