//! What can be wrong with a model, as errors that carry all of it.

use std::fmt;

use crate::model;
use crate::model::problem::{self, Located, Problem};
use crate::plan::MODEL;
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

/// A model that would be wrong without something: the rest of it refers to that.
#[derive(Debug)]
pub struct StillNeeded {
    /// What was to be removed: an entity, a field.
    pub what: String,
    /// What would be wrong, at its places in the file as it is.
    pub wrong: ModelProblems,
}

impl StillNeeded {
    /// Refuses a file that would be wrong. `origin` leads from a byte of the new text to the same
    /// byte in the old one.
    ///
    /// # Errors
    /// If anything would be wrong.
    pub fn require_none(
        what: &str,
        (old, new): (&str, &str),
        origin: impl Fn(usize) -> usize,
    ) -> anyhow::Result<()> {
        let Err(mut problems) = model::parse(new) else {
            return Ok(());
        };
        for problem in &mut problems {
            let length = problem.span.len();
            let start = origin(problem.span.start);
            problem.span = start..(start + length).min(old.len());
            problem.message = format!("without {what}: {}", problem.message);
            problem.hint = Some("change or remove what stands here first".to_owned());
        }
        let wrong = ModelProblems {
            file: MODEL.to_owned(),
            text: old.to_owned(),
            problems,
        };
        let what = what.to_owned();
        Err(Self { what, wrong }.into())
    }

    /// What is wrong, in a sentence.
    pub fn message(&self) -> String {
        let places = match self.wrong.problems.len() {
            1 => "1 place".to_owned(),
            count => format!("{count} places"),
        };
        format!("{} is still needed in {places}", self.what)
    }
}

impl fmt::Display for StillNeeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.wrong.fmt(f)
    }
}

impl std::error::Error for StillNeeded {}

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
