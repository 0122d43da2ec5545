//! Adds what the user writes.

use super::place::Layout;
use super::target::Section;
use super::{EditError, group_path};
use crate::model::{Heard, Method, OwnKind};
use crate::naming::Name;

/// A use case, service, specification, query, endpoint or handler to add.
#[derive(Debug, Clone, Copy)]
pub struct OwnDraft<'a> {
    /// What it is.
    pub kind: OwnKind,
    /// Its context, if it has one.
    pub context: Option<&'a Name>,
    /// Its name.
    pub name: &'a Name,
    /// The entities that it works on.
    pub on: &'a [Name],
    /// The events that it acts upon, for a handler.
    pub hears: &'a [Heard],
    /// Its method and path, for an endpoint.
    pub route: Option<(Method, &'a str)>,
    /// What it is for; empty for nothing.
    pub doc: &'a str,
}

/// Adds what the user writes, after the last of its kind in its context.
///
/// # Errors
///
/// When there is one of that name and kind, the context does not exist, or the text is no TOML.
pub fn add_own(text: &str, draft: &OwnDraft<'_>) -> Result<String, EditError> {
    let layout = Layout::read(text)?;
    let name = draft.name.snake();
    let table = draft.kind.table();
    let declared = layout.declared(table);
    if declared
        .iter()
        .any(|path| path.last().is_some_and(|last| last == name))
    {
        let message = format!("the {} `{name}` exists already", draft.kind.noun());
        return Err(EditError::exists(message));
    }
    if let Some(context) = draft.context {
        let known = layout.contexts();
        if !known.contains(&context.snake().to_owned()) {
            return Err(EditError::unknown("context", context.snake(), &known));
        }
    }
    let group = group_path(draft.context, table);
    let path: Vec<_> = group.iter().copied().chain([name]).collect();
    let mut section = Section::declaring(&path).with("doc", draft.doc);
    section = section.with_entities("on", draft.on);
    section = section.with_events("on", draft.hears);
    if let Some((method, path)) = draft.route {
        section = section.with("method", method.as_str()).with("path", path);
    }
    layout.append(&[section], &group)
}
