//! What is wrong with an expression.

use std::ops::Range;

/// A problem inside of the text of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The bytes of the text that it is about.
    pub range: Range<usize>,
    /// What is wrong: lower case, names in backticks, no full stop.
    pub message: String,
    /// The way out, when there is one to name.
    pub hint: Option<String>,
}

impl Fault {
    pub(super) fn new(range: &Range<usize>, message: impl Into<String>) -> Self {
        Self {
            range: range.clone(),
            message: message.into(),
            hint: None,
        }
    }

    pub(super) fn hint(self, hint: impl Into<String>) -> Self {
        Self {
            hint: Some(hint.into()),
            ..self
        }
    }
}
