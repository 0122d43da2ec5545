//! A problem of a model file: place, what is wrong, and the way out.

use std::ops::Range;

/// One problem of a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The bytes of the file that it is about.
    pub span: Range<usize>,
    /// What is wrong: lower case, names in backticks, no full stop.
    pub message: String,
    /// The way out, when there is one to name.
    pub hint: Option<String>,
}
