//! `[[….entities.*.rules]]`: what holds across the fields of an entity.

mod choice;
pub(super) mod scope;

use std::collections::BTreeSet;

use super::Placed;
use super::node::{Entry, Kind, Node, Text};
use super::problems::{Problems, did_you_mean};
use super::table::{self, Table};
use crate::expression::{self, Condition, Operand, Scope};
use crate::model::{Derived, Field, Rule};
use crate::naming::{Name, Role};
pub(super) use choice::choose;

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

/// What the code that keeps the rules of an entity calls its own functions and findings.
const OWN: &[&str] = &["broken", "details", "kept", "violations"];

/// What the rules of an entity are read against.
pub(super) struct Invariants<'a> {
    pub(super) fields: &'a [Field],
    /// All fields of the file, those included that could not be read.
    pub(super) declared: &'a [Entry],
    /// What they may speak of.
    pub(super) scope: &'a Scope,
    pub(super) derived: &'a [Placed<Derived>],
    /// Whether they are those of a member, which no step changes.
    pub(super) is_member: bool,
    /// The fields that transitions drive.
    pub(super) driven: &'a [Name],
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
            let pointed = || {
                self.pointed(&condition)
                    .map(|it| (it.field.clone(), it.part.clone()))
            };
            let Some((field, part)) = field.unwrap_or_else(pointed) else {
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
                part,
            });
        }
        rules
    }

    /// What is in scope, but for what nobody keeps a rule about: what no client says of a member is
    /// said by nobody else either.
    fn held(&self) -> Scope {
        let mut scope = self.scope.clone();
        for subject in &mut scope.subjects {
            let mut fields = self.fields.iter();
            let field = fields.find(|it| it.name == subject.operand.field);
            if subject.operand.part.is_some() && field.is_some_and(|it| !it.secret) {
                subject.refused = None;
            }
            let name = &subject.operand.field;
            let mut fields = self.fields.iter();
            if self.is_member && fields.any(|it| it.readonly && it.name == *name) {
                let message = "so there is nobody to keep a rule about it";
                let message = format!("no client sets `{name}`, {message}");
                subject.refused.get_or_insert(message);
            }
        }
        scope
    }

    /// What a rule points to that does not say it: what a client can change about it, if there is
    /// such a thing, and a state last; what it names before what that follows from.
    fn pointed<'o>(&'o self, condition: &'o Condition) -> Option<&'o Operand> {
        let rank = |operand: &Operand| {
            let mut fields = self.fields.iter();
            let field = fields.find(|it| it.name == operand.field);
            match field.filter(|_| operand.aggregate.is_none()) {
                Some(field) if !field.readonly => 0,
                None if operand.aggregate.is_some() => 1,
                _ if self.driven.contains(&operand.field) => 3,
                _ => 2,
            }
        };
        let named = condition.operands();
        let followed = named.iter().flat_map(|it| self.followed(it));
        let mut operands: Vec<_> = followed.collect();
        operands.sort_by_key(|operand| (rank(operand), !named.contains(operand)));
        operands.first().copied()
    }

    /// What an operand follows from in the end: itself, if it is not derived.
    fn followed<'o>(&'o self, operand: &'o Operand) -> Vec<&'o Operand> {
        let mut derived = self.derived.iter().map(|placed| &placed.item);
        let derived = derived.find(|it| it.field.name == operand.field);
        match derived.filter(|_| operand.aggregate.is_none()) {
            Some(derived) => {
                let operands = derived.derivation.term.operands().into_iter();
                operands.flat_map(|it| self.followed(it)).collect()
            }
            None => vec![operand],
        }
    }

    fn field(&self, text: &Text, problems: &mut Problems) -> Option<(Name, Option<Name>)> {
        let word = text.value.as_str();
        let found = self.fields.iter().find(|field| field.name.snake() == word);
        if let Some(field) = found {
            return Some((field.name.clone(), None));
        }
        let mut subjects = self.scope.subjects.iter().map(|it| &it.operand);
        if let Some(operand) = subjects.find(|operand| operand.path() == word) {
            return Some((operand.field.clone(), operand.part.clone()));
        }
        let mut collections = self.scope.collections.iter().map(|it| &it.name);
        if let Some(collection) = collections.find(|name| name.snake() == word) {
            return Some((collection.clone(), None));
        }
        let collections = self.scope.collections.iter().map(|it| it.name.snake());
        let declared = self.declared.iter().map(|it| it.key.as_str());
        let parts = self
            .scope
            .subjects
            .iter()
            .filter(|it| it.operand.part.is_some());
        let paths: Vec<_> = parts.map(|it| it.operand.path()).collect();
        let paths = paths.iter().map(String::as_str);
        let names: Vec<_> = declared.chain(paths).chain(collections).collect();
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
    if OWN.contains(&name.snake()) {
        let message = format!("`{name}` is a name that the generated code uses");
        problems.hint(text.span(), message, "say what it is about in the name");
    }
    if !names.insert(name.fold()) {
        problems.add(text.span(), format!("there are two rules `{name}`"));
    }
    Some(name)
}
