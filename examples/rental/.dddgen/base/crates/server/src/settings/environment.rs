//! Where the service runs: it decides defaults, and what would be careless.

use std::str::FromStr;

use super::Reader;

/// Where the service runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Environment {
    /// On a developer's machine.
    Local,
    /// In tests.
    Test,
    /// Where a release is tried.
    Staging,
    /// Where it counts.
    Production,
}

impl Environment {
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        reader.value("ENVIRONMENT", Self::Local)
    }
}

impl FromStr for Environment {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.to_ascii_lowercase().as_str() {
            "local" | "development" | "dev" => Ok(Self::Local),
            "test" => Ok(Self::Test),
            "staging" => Ok(Self::Staging),
            "production" | "prod" => Ok(Self::Production),
            _ => Err("must be local, test, staging or production"),
        }
    }
}
