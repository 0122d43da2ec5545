//! Conflict markers in the diff3 style: how they are written, and how those that a user has not
//! resolved yet are found.

/// What stands behind the markers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    theirs: String,
}

const OURS: &str = "<<<<<<< yours";
const BASE: &str = "||||||| base";
const MIDDLE: &str = "=======";
const THEIRS: &str = ">>>>>>> dddgen ";

impl Labels {
    /// Labels for a render by dddgen `version`.
    pub fn new(version: &str) -> Self {
        Self {
            theirs: format!("{THEIRS}{version}"),
        }
    }

    /// The lines that stand before, between and behind the three sides of a conflict.
    pub(super) fn lines(&self) -> [&str; 4] {
        [OURS, BASE, MIDDLE, &self.theirs]
    }
}

/// The number of the first line that holds a marker which a merge left and nobody resolved.
///
/// Only labelled markers count: a line of `=======` is a heading in Markdown.
///
/// ```
/// use dddgen::merge::unresolved;
/// assert_eq!(unresolved("fn a() {}\n<<<<<<< yours\n"), Some(2));
/// assert_eq!(unresolved("Title\n=======\n"), None);
/// ```
pub fn unresolved(text: &str) -> Option<usize> {
    text.trim_start_matches('\u{feff}')
        .lines()
        .position(|line| line == OURS || line == BASE || line.starts_with(THEIRS))
        .map(|index| index + 1)
}
