//! Indexes to add: lists of fields, and the mark of a field that is unique alone.

use toml_edit::{Array, Item, TableLike};

use super::place::{Layout, Member};
use super::quote::quoted;
use super::target::Section;
use super::transition::inline;
use super::{EditError, find_entity};
use crate::model::FieldPath;
use crate::naming::Name;

/// An index to add.
#[derive(Debug, Clone, Copy)]
pub struct IndexDraft<'a> {
    /// The entity.
    pub entity: &'a Name,
    /// The fields and parts of fields, in order.
    pub fields: &'a [FieldPath],
    /// Which rows it is about; none for all.
    pub predicate: Option<&'a str>,
    /// Whether no two rows have the same of them.
    pub unique: bool,
}

/// Adds an index after the last one of its entity.
///
/// # Errors
///
/// When there is no such entity, it has such an index, or the text is no TOML.
pub fn add_index(text: &str, draft: &IndexDraft<'_>) -> Result<String, EditError> {
    let layout = Layout::read(text)?;
    let entity = find_entity(&layout, draft.entity)?;
    let entity: Vec<_> = entity.iter().map(String::as_str).collect();
    match draft.fields {
        [FieldPath { field, part: None }] if draft.unique => mark_unique(&layout, &entity, field),
        _ => add_list(&layout, &entity, draft),
    }
}

fn add_list(
    layout: &Layout<'_>,
    entity: &[&str],
    draft: &IndexDraft<'_>,
) -> Result<String, EditError> {
    let key = if draft.unique { "unique" } else { "indexes" };
    let path: Vec<_> = entity.iter().copied().chain([key]).collect();
    let lists = layout.item(&path);
    if lists.is_some_and(|lists| has(lists, draft)) {
        let (entity, fields) = (draft.entity.pascal(), shown(draft.fields));
        let what = if draft.unique { "combination" } else { "index" };
        let message = format!("the entity `{entity}` has the {what} {fields} already");
        return Err(EditError::exists(message));
    }
    let fields = draft.fields.iter().map(|field| quoted(&field.to_string()));
    let fields = format!("[{}]", fields.collect::<Vec<_>>().join(", "));
    let mut keys = vec![("fields", fields.clone())];
    keys.extend(draft.predicate.map(|text| ("where", quoted(text))));
    let element = if draft.predicate.is_some() {
        inline(&keys)
    } else {
        fields
    };
    match lists {
        Some(Item::ArrayOfTables(_)) => {
            let section = keys.into_iter();
            let section = section.fold(Section::element(&path), |section, (key, value)| {
                section.with_value(key, value)
            });
            layout.append(&[section], &path)
        }
        Some(_) => layout.add_element(&path, &element),
        None => layout.add_own_key(entity, key, &format!("[{element}]")),
    }
}

/// Whether a list of the same fields and rows is there.
fn has(lists: &Item, draft: &IndexDraft<'_>) -> bool {
    let same = |fields: Option<&Array>, predicate: Option<&str>| {
        let fields = fields.into_iter().flatten();
        let fields = fields.map(|field| field.as_str().map(str::to_owned));
        let drafted = draft.fields.iter().map(|field| Some(field.to_string()));
        fields.eq(drafted) && predicate == draft.predicate
    };
    let same_table = |table: &dyn TableLike| {
        let fields = table.get("fields").and_then(Item::as_array);
        same(fields, table.get("where").and_then(Item::as_str))
    };
    let tables = lists.as_array_of_tables().into_iter().flatten();
    let elements = lists.as_array().into_iter().flatten();
    tables.into_iter().any(|table| same_table(table))
        || elements
            .into_iter()
            .any(|element| match element.as_inline_table() {
                Some(table) => same_table(table),
                None => same(element.as_array(), None),
            })
}

/// One field alone is unique by its own mark.
fn mark_unique(layout: &Layout<'_>, entity: &[&str], field: &Name) -> Result<String, EditError> {
    let name = field.snake();
    let fields: Vec<_> = entity.iter().copied().chain(["fields"]).collect();
    let path: Vec<_> = fields.iter().copied().chain([name]).collect();
    let Some(item) = layout.item(&path) else {
        return Err(EditError::unknown("field", name, &layout.keys(&fields)));
    };
    let table = item.as_table_like();
    let grammar = table.map_or(item.as_str(), |table| table.get("type")?.as_str());
    let grammar = grammar.unwrap_or_default();
    let has_key = table.is_some_and(|table| table.contains_key("unique"));
    if has_key || grammar.split(':').any(|part| part == "unique") {
        let message = format!("the field `{name}` is `unique` already");
        return Err(EditError::exists(message));
    }
    if table.is_some() {
        let member = Member {
            key: "unique",
            value: "true".to_owned(),
            section: Section::new(&path).with_value("unique", "true".to_owned()),
        };
        return layout.add_member(&path, member);
    }
    layout.insert_into_text(&path, before_pairs(grammar), ":unique")
}

/// The end of the type and of what follows it without a `=`: what comes then may have colons of
/// its own.
fn before_pairs(grammar: &str) -> usize {
    let parts = grammar.split(':').take_while(|part| !part.contains('='));
    let length: usize = parts.map(|part| part.len() + 1).sum();
    length.saturating_sub(1)
}

fn shown(fields: &[FieldPath]) -> String {
    let fields: Vec<_> = fields.iter().map(|field| format!("`{field}`")).collect();
    fields.join(", ")
}
