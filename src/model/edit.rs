//! Edits of `dddgen.toml` that keep every byte of it, comments and order included.
//!
//! An edit finds its place by the spans of the parsed file and then inserts text there, so what
//! stood before stands after, whatever its layout: headers, dotted keys or inline tables. Nothing
//! is checked here beyond what the edit needs: [`crate::model::parse`] reads the result.

mod argument;
mod cut;
mod document;
mod event;
mod find;
mod index;
mod member;
mod own;
mod place;
mod quote;
mod remove;
mod rename;
mod rule;
mod span;
mod target;
mod transition;

pub use argument::FieldArg;
pub use cut::Cuts;
pub use document::{new_document, service_text, set_dddgen_version, set_service_text};
pub use event::{EventDraft, add_event};
pub use find::line_of;
pub use index::{IndexDraft, add_index};
pub use member::{MemberDraft, add_member};
pub use own::{OwnDraft, add_own};
pub use remove::{Removal, Removed, remove};
pub use rename::{TypeRename, rename_context, rename_field, rename_type};
pub use rule::{RuleDraft, add_rule};
pub use target::EntityDraft;
pub use target::EnumDraft;
pub use target::ValueDraft;
pub use transition::{StepArg, TransitionDraft, add_transitions};

use place::Layout;
use target::Section;

use crate::model::Storage;
use crate::model::parse::nearest;
use crate::naming::Name;

/// Why an edit cannot be made; nothing was changed then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditError {
    /// What is wrong.
    pub message: String,
    /// The way out, when there is one to name.
    pub hint: Option<String>,
    /// Whether what is to be added is there already.
    pub exists: bool,
}

impl EditError {
    fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: None,
            exists: false,
        }
    }

    fn exists(message: impl Into<String>) -> Self {
        Self {
            exists: true,
            ..Self::new(message)
        }
    }

    fn unknown(what: &str, name: &str, known: &[String]) -> Self {
        let near = nearest(name, known.iter().map(String::as_str));
        Self {
            hint: near.map(|near| format!("did you mean `{near}`?")),
            ..Self::new(format!("there is no {what} `{name}`"))
        }
    }
}

impl std::fmt::Display for EditError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for EditError {}

/// Adds a bounded context.
///
/// # Errors
///
/// When it exists, or the text is no TOML.
pub fn add_context(text: &str, name: &Name, doc: &str) -> Result<String, EditError> {
    let layout = Layout::read(text)?;
    if layout.contexts().contains(&name.snake().to_owned()) {
        let message = format!("the context `{name}` exists already");
        return Err(EditError::exists(message));
    }
    let section = Section::new(&["contexts", name.snake()]).with("doc", doc);
    layout.append(&[section], &["contexts"])
}

/// Adds an entity after the last one of its context; a missing context is created.
///
/// # Errors
///
/// When an entity or value object of that name exists, the context is new and nearly called as
/// another, or the text is no TOML.
pub fn add_entity(text: &str, draft: &EntityDraft<'_>) -> Result<String, EditError> {
    append_entity(&Layout::read(text)?, draft, &[])
}

/// Adds an entity with texts that say its place in an aggregate.
fn append_entity(
    layout: &Layout<'_>,
    draft: &EntityDraft<'_>,
    place: &[(&str, &str)],
) -> Result<String, EditError> {
    let name = draft.name.pascal();
    layout.refuse_taken(&name)?;
    let group = group_path(draft.context, "entities");
    let path: Vec<_> = group.iter().copied().chain([name.as_str()]).collect();
    let plural = draft.plural.map(Name::snake).unwrap_or_default();
    let entity = Section::new(&path).with("doc", draft.doc);
    let entity = place
        .iter()
        .fold(entity.with("plural", plural), |entity, (key, text)| {
            entity.with(key, text)
        });
    let fields: Vec<_> = path.iter().copied().chain(["fields"]).collect();
    let mut section = Section::new(&fields);
    for field in draft.fields {
        section = section.with(field.name.snake(), &field.grammar);
    }
    let mut sections = vec![section];
    if !entity.is_empty() {
        sections.insert(0, entity);
    }
    if let Some(context) = draft.context
        && !layout.contexts().contains(&context.snake().to_owned())
    {
        layout.refuse_misspelt(context)?;
        sections.insert(0, Section::new(&["contexts", context.snake()]));
    }
    layout.append(&sections, &group)
}

/// Adds a field after the last one of its entity.
///
/// # Errors
///
/// When there is no such entity, it has such a field, or the text is no TOML.
pub fn add_field(text: &str, entity: &Name, field: &FieldArg) -> Result<String, EditError> {
    let layout = Layout::read(text)?;
    let name = entity.pascal();
    let path = find_entity(&layout, entity)?;
    let mut path: Vec<_> = path.iter().map(String::as_str).collect();
    path.push("fields");
    if layout.has(&path, field.name.snake()) {
        let message = format!("the entity `{name}` has a field `{}` already", field.name);
        return Err(EditError::exists(message));
    }
    layout.add_key(&path, field.name.snake(), &field.grammar)
}

/// Where an entity stands.
fn find_entity(layout: &Layout<'_>, entity: &Name) -> Result<Vec<String>, EditError> {
    let name = entity.pascal();
    let entities = layout.declared("entities");
    let found = entities.iter().find(|path| path.last() == Some(&name));
    found.cloned().ok_or_else(|| {
        let known: Vec<_> = entities
            .iter()
            .filter_map(|path| path.last().cloned())
            .collect();
        EditError::unknown("entity", &name, &known)
    })
}

/// Adds a value object after the last one of its context, or of those that all contexts share.
///
/// # Errors
///
/// When an entity or value object of that name exists, the context does not, or the text is no
/// TOML.
pub fn add_value(text: &str, draft: &ValueDraft<'_>) -> Result<String, EditError> {
    let layout = Layout::read(text)?;
    let name = draft.name.pascal();
    layout.refuse_taken(&name)?;
    layout.require_context(draft.context)?;
    let group = group_path(draft.context, "values");
    let path: Vec<_> = group.iter().copied().chain([name.as_str()]).collect();
    let mut section = Section::new(&path);
    if !draft.doc.is_empty() {
        section = section.with("doc", draft.doc);
    }
    section = section.with("type", draft.grammar);
    let texts = [
        ("pattern", draft.pattern),
        ("example", draft.example),
        ("storage", draft.storage.map(Storage::keyword)),
    ];
    for (key, value) in texts {
        if let Some(value) = value {
            section = section.with(key, value);
        }
    }
    let path: Vec<_> = path.iter().copied().chain(["fields"]).collect();
    let mut parts = Section::new(&path);
    for part in draft.parts {
        parts = parts.with(part.name.snake(), &part.grammar);
    }
    let sections = [section, parts].into_iter();
    let sections: Vec<_> = sections.filter(|section| !section.is_empty()).collect();
    layout.append(&sections, &group)
}

/// Adds an enum after the last one of its context, or of those that all contexts share.
///
/// # Errors
///
/// When something of that name exists, the context does not, or the text is no TOML.
pub fn add_enum(text: &str, draft: &EnumDraft<'_>) -> Result<String, EditError> {
    let layout = Layout::read(text)?;
    let name = draft.name.pascal();
    layout.refuse_taken(&name)?;
    layout.require_context(draft.context)?;
    let group = group_path(draft.context, "enums");
    let path: Vec<_> = group.iter().copied().chain([name.as_str()]).collect();
    let section = Section::new(&path)
        .with("doc", draft.doc)
        .with_list("values", draft.values)
        .with_list("final", draft.finals);
    layout.append(&[section], &group)
}

/// Where the entities, values or enums of a context stand.
fn group_path<'a>(context: Option<&'a Name>, group: &'a str) -> Vec<&'a str> {
    match context {
        Some(context) => vec!["contexts", context.snake(), group],
        None => vec![group],
    }
}

#[cfg(test)]
mod tests;
