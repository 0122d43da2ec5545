//! Collects problems, and finds the name that was probably meant.

use std::ops::Range;

use super::node::Text;
use crate::model::problem::Problem;
use crate::naming::{Name, NameError, Role};

/// All problems of a file so far.
#[derive(Debug, Default)]
pub(super) struct Problems(Vec<Problem>);

impl Problems {
    /// Adds a problem without a way out to name.
    pub(super) fn add(&mut self, span: Range<usize>, message: impl Into<String>) {
        self.push(span, message.into(), None);
    }

    /// Adds a problem with its way out.
    pub(super) fn hint(
        &mut self,
        span: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.push(span, message.into(), Some(hint.into()));
    }

    /// Adds a problem with its way out, if there is one.
    pub(super) fn push(&mut self, span: Range<usize>, message: String, hint: Option<String>) {
        self.0.push(Problem {
            span,
            message,
            hint,
        });
    }

    /// Adds that something is no part of this version's language.
    pub(super) fn unsupported(&mut self, span: Range<usize>, what: &str, hint: &str) {
        let version = env!("CARGO_PKG_VERSION");
        self.hint(
            span,
            format!("{what} not supported by dddgen {version}"),
            hint,
        );
    }

    /// Reads a name, or says why it is none.
    pub(super) fn name(&mut self, text: &str, span: Range<usize>, role: Role) -> Option<Name> {
        let read = Name::parse_exact(text, role);
        read.map_err(|error| self.name_error(span, &error)).ok()
    }

    /// The same for the text of a value.
    pub(super) fn name_of(&mut self, text: &Text, role: Role) -> Option<Name> {
        self.name(&text.value, text.span(), role)
    }

    fn name_error(&mut self, span: Range<usize>, error: &NameError) {
        self.push(span, error.message.clone(), error.hint());
    }

    /// All problems, by place.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        self.0.sort_by_key(|problem| problem.span.start);
        self.0.dedup();
        self.0
    }

    /// How many there are so far.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

/// The name that was probably meant, if one is near.
pub(crate) fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    names
        .into_iter()
        .map(|name| {
            let distance = strsim::damerau_levenshtein(&lower, &name.to_lowercase());
            (distance, name)
        })
        .filter(|(distance, name)| *distance <= name.len().max(word.len()) / 3)
        .min()
        .map(|(_, name)| name)
}

/// The hint for an unknown word: the nearest one, or all of them.
pub(super) fn did_you_mean(word: &str, names: &[&str]) -> Option<String> {
    if let Some(name) = nearest(word, names.iter().copied()) {
        return Some(format!("did you mean `{name}`?"));
    }
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => None,
        Some((only, [])) => Some(format!("only {only} is known here")),
        Some((last, rest)) => Some(format!("known here: {} and {last}", rest.join(", "))),
    }
}
