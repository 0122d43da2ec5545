//! `[[….entities.*.rules]]`: what holds across the fields of an entity.

pub(super) mod scope;

use std::collections::BTreeSet;
use std::ops::Range;

use super::Placed;
use super::node::{Entry, Kind, Node, Text};
use super::problems::{Problems, did_you_mean};
use super::table::{self, Table};
use crate::expression::{self, Condition, Operand, Scope};
use crate::model::examples::keeping::{Chosen, keeping, present};
use crate::model::examples::states::in_state;
use crate::model::{Derived, Entity, Field, Model, Rule};
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
            let Some(field) = field.unwrap_or_else(|| self.pointed(&condition)) else {
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

    /// What is in scope, but for what nobody keeps a rule about: what no client says of a member is
    /// said by nobody else either.
    fn held(&self) -> Scope {
        let mut scope = self.scope.clone();
        for subject in &mut scope.subjects {
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
    /// such a thing, and a state last.
    fn pointed(&self, condition: &Condition) -> Option<Name> {
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
        let operands = condition.operands().into_iter();
        let mut operands: Vec<_> = operands.flat_map(|it| self.followed(it)).collect();
        operands.sort_by_key(|operand| rank(operand));
        operands.first().map(|operand| operand.field.clone())
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

    fn field(&self, text: &Text, problems: &mut Problems) -> Option<Name> {
        let word = text.value.as_str();
        let found = self.fields.iter().find(|field| field.name.snake() == word);
        if let Some(field) = found {
            return Some(field.name.clone());
        }
        let subjects = self.scope.subjects.iter().map(|it| &it.operand.field);
        let collections = self.scope.collections.iter().map(|it| &it.name);
        let mut others = subjects.chain(collections);
        if let Some(other) = others.find(|name| name.snake() == word) {
            return Some(other.clone());
        }
        let collections = self.scope.collections.iter().map(|it| it.name.snake());
        let declared = self.declared.iter().map(|it| it.key.as_str());
        let names: Vec<_> = declared.chain(collections).collect();
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

/// Gives fields values for documents and tests that keep the rules of their aggregate together.
/// `places` are those of the rules: of the roots, then of the members.
pub(super) fn choose(model: &mut Model, places: &[Range<usize>], problems: &mut Problems) {
    let roots = model.entities.len();
    let (of_roots, of_members) = places.split_at(roots.min(places.len()));
    let of_members = of_members.iter().enumerate();
    let of_roots = of_roots.iter().enumerate();
    // What a root can say follows from what its members say.
    let members = of_members.map(|(at, place)| (None, at, place));
    for (root, at, place) in members.chain(of_roots.map(|(at, place)| (Some(at), at, place))) {
        let entity = match root {
            Some(at) => model.entities.get(at),
            None => model.members.get(at).map(|member| &member.entity),
        };
        let Some(entity) = entity.filter(|it| !it.rules.is_empty()) else {
            continue;
        };
        let Some(chosen) = keeping(model, entity) else {
            let hint =
                "give the fields that they speak of an `example` each, which keep them together";
            problems.hint(
                place.clone(),
                "no values were found that keep these rules",
                hint,
            );
            continue;
        };
        let name = entity.name.clone();
        adopt(model, &name, &chosen);
        expect_states(model, &name, place, problems);
    }
}

fn adopt(model: &mut Model, name: &Name, chosen: &Chosen) {
    let [first, second] = &chosen.own;
    let members = model.members.iter_mut();
    let mut entities = model
        .entities
        .iter_mut()
        .chain(members.map(|member| &mut member.entity));
    let entity = entities.find(|entity| entity.name == *name);
    for field in entity.into_iter().flat_map(|it| &mut it.fields) {
        let chosen = [first.get(&field.name), second.get(&field.name)];
        let mut chosen: Vec<_> = chosen.into_iter().flatten().cloned().collect();
        chosen.dedup();
        field.chosen = (!chosen.is_empty()).then_some(chosen);
    }
    for member in model.members.iter_mut().filter(|it| it.root == *name) {
        let Some(said) = chosen.members.get(&member.collection) else {
            continue;
        };
        for field in &mut member.entity.fields {
            if let Some(value) = said.get(&field.name) {
                let others = field.chosen.take().unwrap_or_default();
                let others = others.into_iter().filter(|other| other != value);
                field.chosen = Some([value.clone()].into_iter().chain(others.take(1)).collect());
            }
        }
    }
}

/// Refuses rules that nothing keeps in a state that the aggregate can come to.
fn expect_states(model: &Model, name: &Name, place: &Range<usize>, problems: &mut Problems) {
    let Some(entity) = model.entity(name) else {
        return;
    };
    for (machine, state) in states(entity) {
        let own = present(model, entity).own;
        if in_state(model, entity, machine, state, &own).is_none() {
            let message = format!(
                "no values were found that keep these rules where `{machine}` is `{state}`"
            );
            let hint =
                "give the fields that they speak of an `example` each, which keep them there";
            problems.hint(place.clone(), message, hint);
        }
    }
}

/// The states that steps of an entity end in, once each, with the fields that they drive.
fn states(entity: &Entity) -> Vec<(&Name, &Name)> {
    let mut states = Vec::new();
    for step in &entity.transitions {
        let state = (&step.field, &step.to);
        if !states.contains(&state) {
            states.push(state);
        }
    }
    states
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
