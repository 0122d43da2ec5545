//! What can be wrong with a model, as errors that carry all of it.

use std::fmt;

use crate::model::problem::{self, Located, Problem};
use crate::schema::Refusal;

/// A model that is wrong, with every problem of it.
#[derive(Debug)]
pub struct ModelProblems {
    /// What messages call the file.
    pub file: String,
    /// Its text.
    pub text: String,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

impl ModelProblems {
    /// The problems with their places spelled out.
    pub fn located(&self) -> Vec<Located> {
        let locate = |problem: &Problem| problem.locate(&self.file, &self.text);
        self.problems.iter().map(locate).collect()
    }
}

impl fmt::Display for ModelProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&problem::render(&self.problems, &self.file, &self.text))
    }
}

impl std::error::Error for ModelProblems {}

/// A model that is right, but that stored data cannot follow from the one before.
#[derive(Debug)]
pub struct Impossible(
    /// Everything that stands in the way.
    pub Vec<Refusal>,
);

impl fmt::Display for Impossible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, refusal) in self.0.iter().enumerate() {
            let gap = if index == 0 { "" } else { "\n" };
            write!(f, "{gap}error: {refusal}\nhint: {}\n", refusal.hint)?;
        }
        Ok(())
    }
}

impl std::error::Error for Impossible {}
