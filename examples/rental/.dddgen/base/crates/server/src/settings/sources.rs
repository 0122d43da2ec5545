//! Where variables come from.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fmt, fs, io};

use toml::{Table, Value};

use super::SettingsErrors;

/// Variables by name.
pub type Values = BTreeMap<String, String>;

const DOT_ENV: &str = ".env";
const FILE: &str = "settings.toml";
const SECRETS_DIR: &str = "SECRETS_DIR";

/// The variables of one source.
#[derive(Debug, Clone)]
pub struct Layer {
    /// Where they come from.
    pub source: Source,
    /// What they are.
    pub values: Values,
}

/// Where variables come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The command line.
    Override,
    /// The environment of the process.
    Environment,
    /// The files in `SECRETS_DIR`.
    Secrets,
    /// The file `.env`.
    DotEnv,
    /// The file `settings.toml`.
    File,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Override => "--set",
            Self::Environment => "the environment",
            Self::Secrets => SECRETS_DIR,
            Self::DotEnv => DOT_ENV,
            Self::File => FILE,
        })
    }
}

/// All layers, the most important first.
pub(super) fn all(overrides: Values, errors: &mut SettingsErrors) -> Vec<Layer> {
    let environment = environment();
    let secrets = environment.get(SECRETS_DIR).map(Path::new);
    let secrets = secrets.map_or_else(Values::new, |folder| {
        read(SECRETS_DIR, secrets_in(folder), errors)
    });
    let dot_env = read(DOT_ENV, dot_env(Path::new(DOT_ENV)), errors);
    let file = read(FILE, file(Path::new(FILE)), errors);
    let layers = [
        (Source::Override, overrides),
        (Source::Environment, environment),
        (Source::Secrets, secrets),
        (Source::DotEnv, dot_env),
        (Source::File, file),
    ];
    layers
        .into_iter()
        .map(|(source, values)| Layer { source, values })
        .collect()
}

fn read(subject: &str, values: Result<Values, String>, errors: &mut SettingsErrors) -> Values {
    values.unwrap_or_else(|reason| {
        errors.add(subject, reason);
        Values::new()
    })
}

fn environment() -> Values {
    env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect()
}

/// A file for each variable, as container platforms mount secrets.
fn secrets_in(folder: &Path) -> Result<Values, String> {
    let mut values = Values::new();
    let entries = fs::read_dir(folder).map_err(|error| unreadable(&error))?;
    for entry in entries {
        let entry = entry.map_err(|error| unreadable(&error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_file() {
            let text = fs::read_to_string(entry.path());
            let text = text.map_err(|error| format!("has an unreadable file `{name}`: {error}"))?;
            values.insert(name, text.trim_end().to_owned());
        }
    }
    Ok(values)
}

fn dot_env(path: &Path) -> Result<Values, String> {
    match dotenvy::from_path_iter(path) {
        Ok(pairs) => pairs
            .collect::<Result<_, _>>()
            .map_err(|error| match error {
                // The line may hold a secret.
                dotenvy::Error::LineParse(_, at) => {
                    format!("has a line that cannot be read, at its character {at}")
                }
                other => unreadable(&other),
            }),
        Err(error) if error.not_found() => Ok(Values::new()),
        Err(error) => Err(unreadable(&error)),
    }
}

/// Tables are prefixes: `port` in `[http]` is `HTTP_PORT`.
fn file(path: &Path) -> Result<Values, String> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Values::new()),
        Err(error) => return Err(unreadable(&error)),
    };
    let table: Table = toml::from_str(&text).map_err(|error| {
        let line = error.span().map(|span| text[..span.start].lines().count());
        format!(
            "is not TOML: {}, line {}",
            error.message(),
            line.unwrap_or(1)
        )
    })?;
    let mut values = Values::new();
    flatten("", table, &mut values);
    Ok(values)
}

fn flatten(prefix: &str, table: Table, values: &mut Values) {
    for (key, value) in table {
        let name = format!("{prefix}{}", key.to_ascii_uppercase());
        match value {
            Value::Table(table) => flatten(&format!("{name}_"), table, values),
            value => {
                values.insert(name, text(value));
            }
        }
    }
}

fn text(value: Value) -> String {
    match value {
        Value::String(text) => text,
        Value::Array(elements) => {
            let elements: Vec<_> = elements.into_iter().map(text).collect();
            elements.join(",")
        }
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(flag) => flag.to_string(),
        Value::Datetime(instant) => instant.to_string(),
        Value::Table(_) => String::new(),
    }
}

fn unreadable(error: &dyn std::error::Error) -> String {
    format!("cannot be read: {error}")
}
