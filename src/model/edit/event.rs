//! Events of an entity.

use super::argument::FieldArg;
use super::place::{Layout, Member};
use super::quote::quoted;
use super::transition::inline;
use super::{EditError, Section, find_entity};
use crate::naming::Name;

/// An event of an entity to add.
#[derive(Debug, Clone, Copy)]
pub struct EventDraft<'a> {
    /// The entity.
    pub entity: &'a Name,
    /// Its name.
    pub name: &'a Name,
    /// What it tells, in order.
    pub fields: &'a [FieldArg],
    /// What it stands for; empty for nothing.
    pub doc: &'a str,
}

/// Adds an event after the last one of its entity.
///
/// # Errors
///
/// When there is no such entity, it has such an event, or the text is no TOML.
pub fn add_event(text: &str, draft: &EventDraft<'_>) -> Result<String, EditError> {
    let layout = Layout::read(text)?;
    let path = find_entity(&layout, draft.entity)?;
    let mut path: Vec<_> = path.iter().map(String::as_str).collect();
    path.push("events");
    let name = draft.name.snake();
    if layout.has(&path, name) {
        let entity = draft.entity.pascal();
        let message = format!("the entity `{entity}` has an event `{name}` already");
        return Err(EditError::exists(message));
    }
    let own: Vec<_> = path.iter().copied().chain([name]).collect();
    let keys = keys(draft);
    let value = if keys.is_empty() {
        "{}".to_owned()
    } else {
        inline(&keys)
    };
    let section = keys
        .into_iter()
        .fold(Section::new(&own), |section, (key, value)| {
            section.with_value(key, value)
        });
    let member = Member {
        key: name,
        value,
        section,
    };
    layout.add_member(&path, member)
}

/// What an event says, as TOML writes it.
fn keys(draft: &EventDraft<'_>) -> Vec<(&'static str, String)> {
    let mut keys = Vec::new();
    if !draft.doc.is_empty() {
        keys.push(("doc", quoted(draft.doc)));
    }
    let fields = draft.fields.iter();
    let fields: Vec<_> = fields
        .map(|field| (field.name.snake(), quoted(&field.grammar)))
        .collect();
    if !fields.is_empty() {
        keys.push(("fields", inline(&fields)));
    }
    keys
}
