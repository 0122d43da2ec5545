//! The names that an expression may use.

use std::ops::Range;

use super::fault::Fault;
use super::tree::{Operand, Span};
use crate::model::nearest;
use crate::naming::Name;

/// All that an expression may speak of.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// The fields, and the parts of those that have some.
    pub subjects: Vec<Subject>,
    /// Names that were reported where they stand, about which nothing more is said.
    pub broken: Vec<String>,
    /// The members of which something can be made.
    pub collections: Vec<Collection>,
}

/// The members of one kind that an entity has.
#[derive(Debug, Clone)]
pub struct Collection {
    /// What the entity calls them, `lines`.
    pub name: Name,
    /// How many of them there are.
    pub count: Span,
    /// What each of them says.
    pub scope: Scope,
}

/// A name of a [`Scope`].
#[derive(Debug, Clone)]
pub struct Subject {
    /// What it stands for.
    pub operand: Operand,
    /// Why it cannot be used, if it cannot.
    pub refused: Option<String>,
}

impl Scope {
    /// What a name stands for.
    pub(super) fn find(&self, name: &str, range: &Range<usize>) -> Result<&Operand, Fault> {
        let found = self.subjects.iter().find(|it| it.operand.path() == name);
        match found {
            Some(Subject {
                refused: Some(why), ..
            }) => Err(Fault::new(range, why.clone())),
            Some(subject) => Ok(&subject.operand),
            None => Err(self.unknown(name, range)),
        }
    }

    /// Whether the name was reported where it stands.
    pub fn is_broken(&self, name: &str) -> bool {
        self.broken.iter().any(|broken| broken == name)
    }

    fn unknown(&self, name: &str, range: &Range<usize>) -> Fault {
        let paths: Vec<_> = self.subjects.iter().map(|it| it.operand.path()).collect();
        let parts = paths
            .iter()
            .filter(|path| path.starts_with(&format!("{name}.")));
        let parts: Vec<_> = parts.map(|path| format!("`{path}`")).collect();
        if !parts.is_empty() {
            let message = format!("`{name}` has several parts");
            return Fault::new(range, message).hint(format!("name one: {}", parts.join(", ")));
        }
        let first = name.split_once('.').map_or(name, |(first, _)| first);
        if self.collections.iter().any(|it| it.name.snake() == first) {
            let message = format!("`{first}` are many");
            let hint = format!("write `count({first})`, or `sum({first}.…)`");
            return Fault::new(range, message).hint(hint);
        }
        if let Some((field, part)) = name.split_once('.')
            && self
                .subjects
                .iter()
                .any(|it| it.operand.field.snake() == field)
        {
            let message = format!("`{field}` has no part `{part}`");
            let fault = Fault::new(range, message);
            return match nearest(name, paths.iter().map(String::as_str)) {
                Some(near) => fault.hint(format!("did you mean `{near}`?")),
                None => fault,
            };
        }
        if matches!(name, "today" | "now") {
            let message =
                format!("a rule knows no `{name}`: what holds today may not hold tomorrow");
            return Fault::new(range, message)
                .hint("compare two fields, or a field with a constant");
        }
        let fault = Fault::new(range, format!("unknown field `{name}`"));
        match nearest(name, paths.iter().map(String::as_str)) {
            Some(near) => fault.hint(format!("did you mean `{near}`?")),
            None => fault,
        }
    }
}
