//! `[….entities.*.transitions]`: the steps of an aggregate from state to state.
//!
//! A field that transitions drive belongs to them: it starts with its default, and no client sets
//! it. What the steps make together is looked at by [`machine`], what they are called by
//! [`method`].

mod input;
mod machine;
mod method;

pub(super) use input::{refuse_flags, refuse_was};

use std::ops::Range;

use super::known::Known;
use super::node::{Entry, Text};
use super::problems::{Problems, did_you_mean};
use super::table::{Table, text};
use super::{Placed, doc};
use crate::model::{Enum, Field, FieldType, Transition};
use crate::naming::{Name, Role};

pub(super) const KEYS: &[&str] = &["doc", "field", "from", "to", "when", "input"];

/// What the transitions of an entity are read against.
pub(super) struct Owner<'a> {
    pub(super) context: Option<&'a Name>,
    pub(super) fields: &'a [Field],
    /// As many as there are fields.
    pub(super) places: &'a [Range<usize>],
    /// All fields of the file, those included that could not be read.
    pub(super) declared: &'a [Entry],
    pub(super) known: &'a Known<'a>,
}

/// A transition with the places of its states.
#[derive(Debug)]
struct Step {
    transition: Transition,
    span: Range<usize>,
    from: Vec<Range<usize>>,
}

impl Owner<'_> {
    /// Reads the transitions of an entity.
    pub(super) fn transitions(
        &self,
        table: Table<'_>,
        problems: &mut Problems,
    ) -> Vec<Placed<Transition>> {
        let Some(entry) = table.entry("transitions") else {
            return Vec::new();
        };
        let declared = table.table("transitions", problems).entries();
        let found = problems.len();
        let steps: Vec<_> = declared
            .iter()
            .filter_map(|entry| self.step(entry, problems))
            .collect();
        method::check(&steps, self, problems);
        // A step that is missing would make states look out of reach.
        if problems.len() == found {
            machine::check(&steps, self, &entry.span, problems);
        }
        let placed = steps.into_iter().map(|step| Placed {
            item: step.transition,
            span: step.span,
        });
        placed.collect()
    }

    fn step(&self, entry: &Entry, problems: &mut Problems) -> Option<Step> {
        let name = problems.name(&entry.key, entry.span.clone(), Role::Method);
        let table = Table::of(entry, problems)?;
        table.allow(KEYS, &[], problems);
        let missing = ["field", "from", "to"].into_iter();
        let missing: Vec<_> = missing.filter(|key| table.entry(key).is_none()).collect();
        if let [first, ..] = missing.as_slice() {
            let message = format!(
                "the transition `{}` has no `{first}`",
                entry.key.escape_debug()
            );
            let hint = "write `{ field = \"status\", from = [\"pending\"], to = \"confirmed\" }`";
            problems.hint(entry.span.clone(), message, hint);
            return None;
        }
        let guard = table.text("when", problems);
        let guard = guard.map(|text| problems.name_of(text, Role::Method));
        let input = self.inputs(table, problems);
        let (field, states) = self.driven(table.text("field", problems)?, problems)?;
        let from = from(table, states, problems)?;
        let to = table.text("to", problems)?;
        let target = state(to, states, problems)?;
        if let Some((_, span)) = from.iter().find(|(name, _)| *name == target) {
            let message = format!(
                "`{}` leads from `{target}` to itself",
                entry.key.escape_debug()
            );
            let hint = "leave it out of `from`: a transition goes to another state";
            problems.hint(span.clone(), message, hint);
        }
        let (from, places) = from.into_iter().unzip();
        Some(Step {
            transition: Transition {
                name: name?,
                doc: doc::paragraphs(table, problems),
                field: field.name.clone(),
                from,
                to: target,
                guard: match guard {
                    Some(guard) => Some(guard?),
                    None => None,
                },
                input,
            },
            span: entry.span.clone(),
            from: places,
        })
    }

    /// The field that a transition drives, and its enum.
    fn driven(&self, text: &Text, problems: &mut Problems) -> Option<(&Field, &Enum)> {
        let word = text.value.as_str();
        let Some(field) = self.field(word) else {
            // One that could not be read was reported where it stands.
            if self.declared.iter().all(|entry| entry.key != word) {
                let names: Vec<_> = self.fields.iter().map(|field| field.name.snake()).collect();
                let message = format!("unknown field `{}`", word.escape_debug());
                problems.push(text.span(), message, did_you_mean(word, &names));
            }
            return None;
        };
        let FieldType::Enum(name) = &field.ty else {
            let message = format!("`{word}` has no states: its type is no enum");
            let hint = "declare an enum of the states, and give the field its type";
            problems.hint(text.span(), message, hint);
            return None;
        };
        self.known.enumeration(name).map(|states| (field, states))
    }

    fn field(&self, word: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name.snake() == word)
    }
}

/// The states that a transition starts from, with their places.
fn from(
    table: Table<'_>,
    states: &Enum,
    problems: &mut Problems,
) -> Option<Vec<(Name, Range<usize>)>> {
    let nodes = table.list("from", problems);
    let mut found: Vec<(Name, Range<usize>)> = Vec::new();
    for node in nodes {
        let name = text(node, "from", problems).and_then(|text| state(text, states, problems))?;
        if found.iter().any(|(known, _)| *known == name) {
            problems.add(node.span.clone(), format!("`{name}` is in `from` twice"));
        } else {
            found.push((name, node.span.clone()));
        }
    }
    if found.is_empty()
        && let Some(entry) = table.entry("from")
        && matches!(&entry.node.kind, super::node::Kind::Array(_))
    {
        let message = "a transition starts from at least one state";
        problems.add(entry.span.clone(), message);
    }
    (!found.is_empty()).then_some(found)
}

/// The state that a text names; an unknown one is reported.
fn state(text: &Text, states: &Enum, problems: &mut Problems) -> Option<Name> {
    let word = text.value.as_str();
    let names: Vec<_> = states
        .values
        .iter()
        .map(|value| value.name.snake())
        .collect();
    if let Some(value) = states
        .values
        .iter()
        .find(|value| value.name.snake() == word)
    {
        return Some(value.name.clone());
    }
    let message = format!(
        "unknown state `{}` of `{}`",
        word.escape_debug(),
        states.name.pascal()
    );
    problems.push(text.span(), message, did_you_mean(word, &names));
    None
}
