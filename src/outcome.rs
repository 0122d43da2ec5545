//! How a run ended: one exit code a kind of end.

use std::fmt;

use serde::Serialize;

/// The end of a run; its number is the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[repr(u8)]
pub enum Outcome {
    /// Done, or nothing to do.
    Done = 0,
    /// A check found something.
    Found = 1,
    /// The command line or the model is wrong.
    Usage = 2,
    /// Conflicts are left in the tree.
    Conflicts = 3,
    /// Refused, nothing written.
    Refused = 4,
    /// Files are written, a later step failed.
    Later = 5,
    /// A fault in dddgen.
    Internal = 70,
}

impl Outcome {
    /// The exit code.
    pub fn code(self) -> u8 {
        self as u8
    }

    /// The outcome that an error stands for: what its outermost [`Failure`] says, else refused.
    pub fn of(error: &anyhow::Error) -> Self {
        let failure = error.downcast_ref::<Failure>();
        failure.map_or(Self::Refused, |failure| failure.outcome)
    }
}

/// An error that knows how the run ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// How the run ends.
    pub outcome: Outcome,
    message: String,
}

impl Failure {
    /// Nothing was written, for the reason given.
    pub fn refused(message: impl Into<String>) -> Self {
        Self::new(Outcome::Refused, message)
    }

    /// A fault in dddgen, not in what it was given.
    pub fn internal(message: impl Into<String>) -> Self {
        Self::new(Outcome::Internal, message)
    }

    /// What was asked for is wrong.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Outcome::Usage, message)
    }

    /// Something was written before it failed.
    pub fn later(message: impl Into<String>) -> Self {
        Self::new(Outcome::Later, message)
    }

    fn new(outcome: Outcome, message: impl Into<String>) -> Self {
        Self {
            outcome,
            message: message.into(),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

#[cfg(test)]
mod tests {
    use anyhow::Context as _;

    use super::*;

    #[test]
    fn an_error_knows_its_exit_code() {
        let fault: anyhow::Result<()> = Err(Failure::internal("oops").into());
        let error = fault.context("cannot format").unwrap_err();
        assert_eq!(Outcome::of(&error).code(), 70);
        let error = anyhow::anyhow!("disk").context(Failure::later("oops"));
        assert_eq!(Outcome::of(&error).code(), 5);
        assert_eq!(Outcome::of(&anyhow::anyhow!("other")).code(), 4);
    }
}
