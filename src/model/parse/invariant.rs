//! `[[….entities.*.rules]]`: what holds across the fields of an entity.

pub(super) mod scope;

use std::collections::BTreeSet;
use std::ops::Range;

use super::node::{Entry, Kind, Node, Text};
use super::problems::{Problems, did_you_mean};
use super::table::{self, Table};
use crate::expression::{self, Scope};
use crate::model::examples::keeping::keeping;
use crate::model::{Field, Model, Rule};
use crate::naming::{Name, Role};

const KEYS: &[&str] = &["name", "rule", "message", "field"];

/// What the service calls rules on single values, which a caller has to tell from others.
const TAKEN: &[&str] = &[
    "blank",
    "characters",
    "currency",
    "email",
    "exact",
    "immutable",
    "length",
    "lookup",
    "null",
    "one_of",
    "pattern",
    "phone",
    "range",
    "reference",
    "required",
    "type",
    "unknown",
    "url",
];

/// What the rules of an entity are read against.
pub(super) struct Invariants<'a> {
    pub(super) fields: &'a [Field],
    /// All fields of the file, those included that could not be read.
    pub(super) declared: &'a [Entry],
    /// What they may speak of.
    pub(super) scope: &'a Scope,
    /// The fields that transitions set, beside those that they drive.
    pub(super) set: &'a [Name],
}

impl Invariants<'_> {
    pub(super) fn read(&self, table: Table<'_>, problems: &mut Problems) -> Vec<Rule> {
        let nodes = table.list("rules", problems);
        let scope = self.held();
        let mut names = BTreeSet::new();
        let mut rules = Vec::new();
        for node in nodes {
            let Kind::Table(entries) = &node.kind else {
                let message = format!("a rule is a table, not {}", node.describe());
                let hint = "write `{ name = \"…\", rule = \"price > 1000 implies …\" }`";
                problems.hint(node.span.clone(), message, hint);
                continue;
            };
            let table = Table::root(entries);
            table.allow(KEYS, &[], problems);
            let name = named(node, table, &mut names, problems);
            let condition = understood(node, table, &scope, problems);
            let message = table.text("message", problems);
            let field = table.text("field", problems);
            let field = field.map(|text| self.field(text, problems));
            let (Some(name), Some((text, condition))) = (name, condition) else {
                continue;
            };
            let first = condition.operands().first().map(|it| it.field.clone());
            let Some(field) = field.unwrap_or(first) else {
                continue;
            };
            let message = message.map(|text| text.value.trim().to_owned());
            let message = message.filter(|message| !message.is_empty());
            rules.push(Rule {
                message: message.unwrap_or_else(|| format!("must keep `{text}`")),
                name,
                text,
                condition,
                field,
            });
        }
        rules
    }

    /// What is in scope, but for what nobody keeps a rule about.
    fn held(&self) -> Scope {
        let mut scope = self.scope.clone();
        for subject in &mut scope.subjects {
            let field = self
                .fields
                .iter()
                .find(|it| it.name == subject.operand.field);
            let why = match field {
                Some(field) => scope::unheld(field, self.set.contains(&field.name)),
                None => Some(format!(
                    "`{}` is derived; speak of what it follows from",
                    subject.operand.field
                )),
            };
            subject.refused = subject.refused.take().or(why);
        }
        scope.collections.clear();
        scope
    }

    fn field(&self, text: &Text, problems: &mut Problems) -> Option<Name> {
        let word = text.value.as_str();
        let found = self.fields.iter().find(|field| field.name.snake() == word);
        if let Some(field) = found {
            return Some(field.name.clone());
        }
        let names: Vec<_> = self.declared.iter().map(|it| it.key.as_str()).collect();
        if !names.contains(&word) {
            let message = format!("unknown field `{}`", word.escape_debug());
            problems.push(text.span(), message, did_you_mean(word, &names));
        }
        None
    }
}

/// What a rule says, on one line, and what that means.
fn understood(
    node: &Node,
    table: Table<'_>,
    scope: &Scope,
    problems: &mut Problems,
) -> Option<(String, expression::Condition)> {
    if table.entry("rule").is_none() {
        let hint = "write `rule = \"price > 1000 implies description is not empty\"`";
        problems.hint(node.span.clone(), "this rule has no `rule`", hint);
    }
    let text = table.text("rule", problems)?;
    match expression::condition(&text.value, scope) {
        Ok(condition) => {
            let words: Vec<_> = text.value.split_whitespace().collect();
            Some((words.join(" "), condition))
        }
        Err(faults) => {
            for fault in faults {
                problems.push(text.place(&fault.range), fault.message, fault.hint);
            }
            None
        }
    }
}

/// Gives fields values for documents and tests that keep the rules of their entity together.
pub(super) fn choose(model: &mut Model, places: &[Range<usize>], problems: &mut Problems) {
    for (at, place) in places.iter().enumerate() {
        let Some(entity) = model.entities.get(at).filter(|it| !it.rules.is_empty()) else {
            continue;
        };
        let Some([first, second]) = keeping(model, entity) else {
            let hint =
                "give the fields that they speak of an `example` each, which keep them together";
            problems.hint(
                place.clone(),
                "no values were found that keep these rules",
                hint,
            );
            continue;
        };
        let Some(entity) = model.entities.get_mut(at) else {
            continue;
        };
        for field in &mut entity.fields {
            let chosen = [first.get(&field.name), second.get(&field.name)];
            let mut chosen: Vec<_> = chosen.into_iter().flatten().cloned().collect();
            chosen.dedup();
            field.chosen = (!chosen.is_empty()).then_some(chosen);
        }
    }
}

/// The name of a rule, which no other rule of the entity has.
fn named(
    node: &Node,
    table: Table<'_>,
    names: &mut BTreeSet<String>,
    problems: &mut Problems,
) -> Option<Name> {
    let Some(entry) = table.entry("name") else {
        let hint = "write `name = \"expensive_is_described\"`";
        problems.hint(node.span.clone(), "this rule has no `name`", hint);
        return None;
    };
    let text = table::text(&entry.node, "name", problems)?;
    let name = problems.name_of(text, Role::Method)?;
    if TAKEN.contains(&name.snake()) {
        let message = format!("`{name}` is a rule of every service");
        problems.hint(text.span(), message, "say what it is about in the name");
    }
    if !names.insert(name.fold()) {
        problems.add(text.span(), format!("there are two rules `{name}`"));
    }
    Some(name)
}
