//! The lines of the user's own that still say an old name.

use imara_diff::{Algorithm, Diff, InternedInput};
use serde::Serialize;

use super::words::Words;

/// A line that says an old name, or names something where it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// What it says.
    pub text: String,
}

/// The lines of a file that say an old name and are none of those that dddgen writes there.
pub fn mentions(path: &str, text: &str, rendered: &str, words: &Words) -> Vec<Mention> {
    let input = InternedInput::new(rendered, text);
    let diff = Diff::compute(Algorithm::Histogram, &input);
    let said = words.lines_in(text);
    let lines = text.lines().enumerate().zip(0..);
    let own = lines.filter(|((line, _), at)| diff.is_added(*at) && said.contains(line));
    let found = own.map(|((at, line), _)| Mention {
        path: path.to_owned(),
        line: at + 1,
        text: line.trim().to_owned(),
    });
    found.collect()
}
