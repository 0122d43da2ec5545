//! Rules on values, and the list of all that are broken.
//!
//! A rule is a function from a value to the same value or to [`Invalid`]. [`Violations`] applies
//! rules to the fields of a draft and collects what they refuse, so a caller learns of all of it
//! at once.

use std::fmt::{self, Display};
use std::ops::{Bound, RangeBounds};
use std::sync::OnceLock;

use chrono::Datelike;
use regex::Regex;

/// Why one value is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Invalid {
    /// The rule that it breaks, such as `required`, `length`, `range` or `pattern`.
    pub rule: &'static str,
    /// What is expected, for people.
    pub message: String,
}

impl Invalid {
    /// A refusal by `rule`.
    pub fn new(rule: &'static str, message: impl Into<String>) -> Self {
        Self {
            rule,
            message: message.into(),
        }
    }
}

/// A refused value and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The field, as `title`, or an element of a list, as `tags/1`.
    pub field: String,
    /// Why it is refused.
    pub invalid: Invalid,
}

/// The most violations that are kept of one input.
const MOST: usize = 100;

/// The violations of one input, in the order of its fields. The first hundred are kept, which is
/// more than anybody reads; the rest is counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Violations {
    kept: Vec<Violation>,
    more: usize,
}

impl Violations {
    /// Adds one.
    pub fn add(&mut self, field: impl Into<String>, invalid: Invalid) {
        if self.is_full() {
            self.more += 1;
            return;
        }
        self.kept.push(Violation {
            field: field.into(),
            invalid,
        });
    }

    /// Whether nothing is violated.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty() && self.more == 0
    }

    /// Whether further ones are only counted.
    pub fn is_full(&self) -> bool {
        self.kept.len() >= MOST
    }

    /// Those that are kept, one by one.
    pub fn iter(&self) -> impl Iterator<Item = &Violation> {
        self.kept.iter()
    }

    /// How many there are beside those that are kept.
    pub fn more(&self) -> usize {
        self.more
    }

    /// Keeps the violations whose field satisfies `keep`. Those that are only counted stay, for
    /// nobody knows their fields any longer.
    pub fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.kept.retain(|violation| keep(&violation.field));
    }

    /// Adds those of a part whose places follow upon `prefix`.
    pub fn extend_after(&mut self, prefix: &str, part: Self) {
        for Violation { field, invalid } in part.kept {
            self.add(format!("{prefix}{field}"), invalid);
        }
        self.more += part.more;
    }

    /// Adds those of a part that stands at `place`.
    pub fn extend_within(&mut self, place: &str, part: Self) {
        self.extend_after(&format!("{place}/"), part);
    }

    /// Adds those of `other`.
    pub fn extend(&mut self, other: Self) {
        self.extend_after("", other);
    }
}

impl Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, Violation { field, invalid }) in self.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{field} {invalid}")?;
        }
        if self.more > 0 {
            write!(f, "; and {} more", self.more)?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

impl Violations {
    /// A field that has to be there.
    pub fn required<T, U>(
        &mut self,
        field: &str,
        value: Option<T>,
        rule: impl FnOnce(T) -> Result<U, Invalid>,
    ) -> Option<U> {
        match value {
            Some(value) => self.note(field, rule(value)),
            None => self.note(field, Err(Invalid::new("required", "is required"))),
        }
    }

    /// A field that may be absent.
    pub fn optional<T, U>(
        &mut self,
        field: &str,
        value: Option<T>,
        rule: impl FnOnce(T) -> Result<U, Invalid>,
    ) -> Option<U> {
        value.and_then(|value| self.note(field, rule(value)))
    }

    /// A value of several parts that has to be there; what is wrong with a part stands in `field`.
    pub fn required_whole<T, U>(
        &mut self,
        field: &str,
        value: Option<T>,
        parse: impl FnOnce(T) -> Result<U, Self>,
    ) -> Option<U> {
        if value.is_none() {
            self.add(field, Invalid::new("required", "is required"));
        }
        self.optional_whole(field, value, parse)
    }

    /// A value of several parts that may be absent.
    pub fn optional_whole<T, U>(
        &mut self,
        field: &str,
        value: Option<T>,
        parse: impl FnOnce(T) -> Result<U, Self>,
    ) -> Option<U> {
        let parsed = parse(value?);
        parsed.map_err(|part| self.extend_within(field, part)).ok()
    }

    /// A list, each element of which keeps a rule of its own.
    pub fn each<T, U>(
        &mut self,
        field: &str,
        values: Option<Vec<T>>,
        rule: impl Fn(T) -> Result<U, Invalid>,
    ) -> Option<Vec<U>> {
        let mut kept = Vec::new();
        for (index, value) in values?.into_iter().enumerate() {
            kept.extend(self.note(&format!("{field}/{index}"), rule(value)));
        }
        Some(kept)
    }

    /// What `build` makes of the checked fields.
    ///
    /// # Errors
    /// All violations, if there is one.
    pub fn finish<T>(self, build: impl FnOnce() -> Option<T>) -> Result<T, Self> {
        match build() {
            Some(value) if self.is_empty() => Ok(value),
            _ => Err(self),
        }
    }

    fn note<U>(&mut self, field: &str, outcome: Result<U, Invalid>) -> Option<U> {
        outcome.map_err(|invalid| self.add(field, invalid)).ok()
    }
}

/// A text whose length in characters is within `bounds`; blank only where it may be empty.
///
/// # Errors
/// The rule `characters`, `length` or `blank`.
pub fn length(value: String, bounds: impl RangeBounds<usize>) -> Result<String, Invalid> {
    refuse_nul(&value)?;
    if !bounds.contains(&value.chars().count()) {
        let message = format!("must have {} characters", described(&bounds));
        return Err(Invalid::new("length", message));
    }
    if value.trim().is_empty() && !bounds.contains(&0) {
        return Err(Invalid::new("blank", "must not be blank"));
    }
    Ok(value)
}

/// A list whose number of elements is within `bounds`.
///
/// # Errors
/// The rule `length`.
pub fn count<T>(values: Vec<T>, bounds: impl RangeBounds<usize>) -> Result<Vec<T>, Invalid> {
    if bounds.contains(&values.len()) {
        return Ok(values);
    }
    Err(Invalid::new(
        "length",
        format!("must have {} elements", described(&bounds)),
    ))
}

/// A number within `bounds`.
///
/// # Errors
/// The rule `range`.
pub fn within<T: PartialOrd + Display>(
    value: T,
    bounds: impl RangeBounds<T>,
) -> Result<T, Invalid> {
    if bounds.contains(&value) {
        return Ok(value);
    }
    Err(Invalid::new(
        "range",
        format!("must be {}", described(&bounds)),
    ))
}

/// Whether a date is within the years 0 to 9999, the only ones that RFC 3339 can write.
pub fn within_years(date: &impl Datelike) -> bool {
    (0..=9999).contains(&date.year())
}

/// A text that matches `pattern`.
///
/// # Errors
/// The rule `characters` or `pattern`.
pub fn matching(value: String, pattern: &Pattern) -> Result<String, Invalid> {
    refuse_nul(&value)?;
    if pattern.is_match(&value) {
        return Ok(value);
    }
    Err(Invalid::new(
        "pattern",
        format!("must match `{}`", pattern.source),
    ))
}

/// Refuses the character NUL, at which databases end a text or refuse it themselves.
///
/// # Errors
/// The rule `characters`.
pub fn refuse_nul(value: &str) -> Result<(), Invalid> {
    if value.contains('\0') {
        return Err(Invalid::new(
            "characters",
            "must not hold the character NUL",
        ));
    }
    Ok(())
}

/// A regular expression that is compiled when it is first used.
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    regex: OnceLock<Result<Regex, regex::Error>>,
}

impl Pattern {
    /// The pattern `source`; one that does not compile matches nothing.
    pub const fn new(source: &'static str) -> Self {
        Self {
            source,
            regex: OnceLock::new(),
        }
    }

    fn is_match(&self, text: &str) -> bool {
        let regex = self.regex.get_or_init(|| Regex::new(self.source));
        regex.as_ref().is_ok_and(|regex| regex.is_match(text))
    }
}

/// An inclusive range in words, such as `1 to 255` or `at least 0`.
fn described<T: Display>(bounds: &impl RangeBounds<T>) -> String {
    match (bounds.start_bound(), bounds.end_bound()) {
        (Bound::Included(min), Bound::Included(max)) => format!("{min} to {max}"),
        (Bound::Included(min), _) => format!("at least {min}"),
        (_, Bound::Included(max)) => format!("at most {max}"),
        _ => String::from("any number of"),
    }
}
