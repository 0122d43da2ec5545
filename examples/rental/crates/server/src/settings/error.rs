//! All that is wrong with the settings.

use std::fmt;

/// All that is wrong with the settings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SettingsErrors(Vec<String>);

impl SettingsErrors {
    /// Adds what is wrong with `subject`, which is a variable or a file.
    pub(super) fn add(&mut self, subject: &str, reason: impl fmt::Display) {
        self.0.push(format!("{subject} {reason}"));
    }

    /// Whether nothing is wrong.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for SettingsErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: the settings are wrong")?;
        for reason in &self.0 {
            write!(f, "\n  {reason}")?;
        }
        Ok(())
    }
}

impl std::error::Error for SettingsErrors {}
