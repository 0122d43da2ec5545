//! What a handler acts upon: `Order.confirmed`, an entity and something that happens to it.

use super::super::entity::ReadEntity;
use super::super::node::Text;
use super::super::problems::{Problems, did_you_mean};
use super::super::table::Table;
use super::{OwnDeclaration, Placed, listed, reachable};
use crate::model::{Entity, Heard};
use crate::naming::Name;

/// The entities, once each, and their events; none when what is said of them is wrong.
pub(super) fn read(
    declared: &OwnDeclaration<'_>,
    table: Table<'_>,
    entities: &[Placed<ReadEntity>],
    problems: &mut Problems,
) -> Option<(Vec<Name>, Vec<Heard>)> {
    let before = problems.len();
    let mut on = Vec::new();
    let mut hears = Vec::new();
    for text in listed(table, problems) {
        let Some(one) = event(text, (declared, entities), problems) else {
            continue;
        };
        if hears.contains(&one) {
            problems.add(text.span(), format!("`{}` is listed twice", text.value));
            continue;
        }
        if !on.contains(&one.entity) {
            on.push(one.entity.clone());
        }
        hears.push(one);
    }
    if problems.len() > before {
        return None;
    }
    if hears.is_empty() {
        let message = format!(
            "the handler `{}` does not say what it acts upon",
            declared.name
        );
        let hint = "add `on = [\"Order.created\"]`, with an entity and its event";
        problems.hint(declared.entry.span.clone(), message, hint);
        return None;
    }
    Some((on, hears))
}

fn event(
    text: &Text,
    (declared, entities): (&OwnDeclaration<'_>, &[Placed<ReadEntity>]),
    problems: &mut Problems,
) -> Option<Heard> {
    let (entity, word) = match text.value.split_once('.') {
        Some((entity, word)) => (entity, Some(word)),
        None => (text.value.as_str(), None),
    };
    let entity = reachable(text, entity, (declared, entities), problems)?;
    let events = entity.happenings();
    let found = events.iter().find(|event| word == Some(event.snake()));
    if found.is_none() {
        let shown = entity.name.pascal();
        let message = match word {
            Some(word) => format!("`{shown}` has no event `{}`", word.escape_debug()),
            None => format!("`{shown}` is an entity, not one of its events"),
        };
        problems.push(text.span(), message, meant(&text.value, entity, &events));
    }
    let event = found?.clone();
    let entity = entity.name.clone();
    Some(Heard { entity, event })
}

/// The event that was probably meant, or all of the entity's, as a handler names them.
fn meant(word: &str, entity: &Entity, events: &[Name]) -> Option<String> {
    let entity = entity.name.pascal();
    let events = events.iter().map(|event| format!("{entity}.{event}"));
    let events: Vec<_> = events.collect();
    let events: Vec<_> = events.iter().map(String::as_str).collect();
    did_you_mean(word, &events)
}
