//! `[….entities.*.events]`: what else happens to an aggregate, told by the user's own code.

use std::ops::Range;

use super::field;
use super::known::Known;
use super::node::Entry;
use super::problems::Problems;
use super::table::Table;
use super::transition::{refuse_flags, refuse_was};
use super::{Declared, Placed, doc, entity, names, owner};
use crate::model::{Event, Field};
use crate::naming::{Name, Role};

const KEYS: &[&str] = &["doc", "fields"];

/// Reads the events of an entity.
pub(super) fn read(
    table: Table<'_>,
    context: Option<&Name>,
    known: &Known<'_>,
    problems: &mut Problems,
) -> Vec<Placed<Event>> {
    let mut events = Vec::new();
    for entry in table.table("events", problems).entries() {
        let name = problems.name(&entry.key, entry.span.clone(), Role::Method);
        let Some(table) = Table::of(entry, problems) else {
            continue;
        };
        table.allow(KEYS, &[], problems);
        let mut fields = Vec::new();
        for entry in table.table("fields", problems).entries() {
            fields.extend(said(entry, context, known, problems));
        }
        let doc = doc::paragraphs(table, problems);
        if let Some(name) = name {
            let item = Event { name, doc, fields };
            let span = entry.span.clone();
            events.push(Placed { item, span });
        }
    }
    events
}

/// One field of what an event says.
fn said(
    entry: &Entry,
    context: Option<&Name>,
    known: &Known<'_>,
    problems: &mut Problems,
) -> Option<Field> {
    let field = field::read(entry, context, known, problems)?;
    if owner::refuse(&field, entry, "an event", problems) {
        return None;
    }
    refuse_was(entry, "an event", problems);
    refuse_flags(entry, "an event", problems);
    Some(field)
}

/// Checks what the events of each entity are called: as types, and as methods.
pub(super) fn check(
    read: &[Placed<entity::ReadEntity>],
    declared: &Declared<'_>,
    problems: &mut Problems,
) {
    for placed in read {
        check_types(&placed.item, declared, problems);
        check_methods(&placed.item, problems);
    }
}

fn check_types(read: &entity::ReadEntity, declared: &Declared<'_>, problems: &mut Problems) {
    let entity = read.entity.name.pascal();
    let steps = read.entity.transitions.iter().zip(&read.steps);
    let steps =
        steps.map(|(step, span)| (step.event(), format!("transition `{}`", step.name), span));
    let events = read.entity.events.iter().zip(&read.events);
    let events =
        events.map(|(event, span)| (event.name.clone(), format!("event `{}`", event.name), span));
    let mut seen: Vec<(Name, String)> = Vec::new();
    for (event, origin, span) in steps.chain(events) {
        let name = format!("{entity}{}", event.pascal());
        let taken = declared.iter().any(|other| other.name.pascal() == name);
        let hint = "rename one of the two";
        if taken || names::is_derived(&name, &entity) {
            let message = format!("the {origin} makes a type `{name}`, and so does something else");
            problems.hint(span.clone(), message, hint);
        } else if let Some((_, other)) = seen.iter().find(|(known, _)| known.fold() == event.fold())
        {
            let message = format!("the {origin} and the {other} are both told as `{event}`");
            problems.hint(span.clone(), message, hint);
        }
        seen.push((event, origin));
    }
}

fn check_methods(read: &entity::ReadEntity, problems: &mut Problems) {
    for (event, span) in read.entity.events.iter().zip(&read.events) {
        let name = event.name.snake();
        let Some(origin) = method(read, name) else {
            continue;
        };
        let message = format!("the event `{name}` and {origin} would both be a method `{name}`");
        let span: Range<usize> = span.clone();
        problems.hint(span, message, "rename one of the two");
    }
}

/// What else makes a method called `name`, in words.
fn method(read: &entity::ReadEntity, name: &str) -> Option<String> {
    let mut fields = read.entity.fields.iter();
    if let Some(field) = fields.find(|field| field.member().snake() == name) {
        return Some(format!("the field `{}`", field.name));
    }
    read.entity.transitions.iter().find_map(|step| {
        let mut bare = ["after_", "can_", "check_"]
            .into_iter()
            .filter_map(|prefix| name.strip_prefix(prefix));
        if step.name.snake() == name || bare.any(|bare| bare == step.name.snake()) {
            return Some(format!("the transition `{}`", step.name));
        }
        let guard = step.guard.as_ref().filter(|guard| guard.snake() == name);
        guard.map(|guard| format!("the guard `{guard}`"))
    })
}
