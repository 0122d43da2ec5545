//! Indexes to add and to remove: lists of fields, and the mark of a field alone.

use toml_edit::{Array, Item, TableLike};

use super::place::{Layout, Member};
use super::quote::quoted;
use super::remove::Target;
use super::target::Section;
use super::transition::inline;
use super::{EditError, find_entity};
use crate::model::FieldPath;
use crate::naming::Name;

/// An index to add or to remove.
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
    let key = draft.key();
    let path: Vec<_> = entity.iter().copied().chain([key]).collect();
    let lists = layout.item(&path);
    if lists.is_some_and(|lists| has(lists, draft)) {
        let (entity, fields) = (draft.entity.pascal(), shown(draft.fields));
        let what = draft.noun();
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
    let drafted = draft.list();
    declared(lists).contains(&drafted)
}

/// The fields of a list, and which rows it is about.
type List = (Vec<String>, Option<String>);

/// The lists that there are.
fn declared(lists: &Item) -> Vec<List> {
    let fields = |fields: Option<&Array>| {
        let fields = fields.into_iter().flatten();
        let fields = fields.map(|field| field.as_str().unwrap_or_default().to_owned());
        fields.collect()
    };
    let of_table = |table: &dyn TableLike| {
        let predicate = table.get("where").and_then(Item::as_str);
        let list = table.get("fields").and_then(Item::as_array);
        (fields(list), predicate.map(str::to_owned))
    };
    let tables = lists.as_array_of_tables().into_iter().flatten();
    let tables = tables.map(|table| of_table(table));
    let elements = lists.as_array().into_iter().flatten();
    let elements = elements.map(|element| match element.as_inline_table() {
        Some(table) => of_table(table),
        None => (fields(element.as_array()), None),
    });
    tables.chain(elements).collect()
}

/// Where an index stands: an element of a list, or the mark of its only field.
pub(super) fn find_index(layout: &Layout<'_>, draft: &IndexDraft<'_>) -> Result<Target, EditError> {
    let entity = find_entity(layout, draft.entity)?;
    let key = draft.key().to_owned();
    let path: Vec<_> = entity.iter().cloned().chain([key]).collect();
    let lists = layout.item(&path).map(declared).unwrap_or_default();
    let drafted = draft.list();
    if let Some(index) = lists.iter().position(|list| *list == drafted) {
        return Ok(Target::element(path, index));
    }
    if let Some(mark) = draft.mark(layout, &entity) {
        return Ok(mark);
    }
    let (what, name) = (draft.noun(), draft.entity.pascal());
    let fields = shown(draft.fields);
    let message = format!("there is no {what} {fields} in the entity `{name}`");
    let other = lists.iter().find(|(fields, _)| *fields == drafted.0);
    let hint = other.map(|(_, predicate)| match predicate {
        Some(predicate) => format!("there is one of some rows: `--where '{predicate}'`"),
        None => "there is one of all rows: leave `--where` out".to_owned(),
    });
    Err(EditError {
        hint,
        ..EditError::new(message)
    })
}

impl std::fmt::Display for IndexDraft<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the {} {}", self.noun(), shown(self.fields))
    }
}

impl IndexDraft<'_> {
    fn list(&self) -> List {
        let fields = self.fields.iter().map(FieldPath::to_string);
        (fields.collect(), self.predicate.map(str::to_owned))
    }

    /// The key of its entity.
    fn key(&self) -> &'static str {
        if self.unique { "unique" } else { "indexes" }
    }

    fn noun(&self) -> &'static str {
        if self.unique { "combination" } else { "index" }
    }

    /// The mark of its only field, if that has it.
    fn mark(&self, layout: &Layout<'_>, entity: &[String]) -> Option<Target> {
        let [FieldPath { field, part: None }] = self.fields else {
            return None;
        };
        let word = if self.unique { "unique" } else { "index" };
        let field = ["fields", field.snake()].map(str::to_owned);
        let path: Vec<_> = entity.iter().cloned().chain(field).collect();
        let item = layout.item(&path).filter(|_| self.predicate.is_none())?;
        let table = item.as_table_like();
        let has_key = |table: &dyn TableLike| table.get(word).and_then(Item::as_bool);
        if table.and_then(has_key) == Some(true) {
            let key = word.to_owned();
            return Some(Target::key(path.into_iter().chain([key]).collect()));
        }
        let grammar = table.map_or(item.as_str(), |table| table.get("type")?.as_str());
        let at = mark_of(grammar?, word)?;
        let key = table.map(|_| "type".to_owned());
        Some(Target::word(
            path.into_iter().chain(key).collect(),
            at..at + word.len() + 1,
        ))
    }
}

/// Where `:word` stands in the text of a field; a pattern, the last of it, has colons of its own.
fn mark_of(grammar: &str, word: &str) -> Option<usize> {
    let mut at = 0;
    for part in grammar.split(':') {
        if part.starts_with("pattern=") {
            return None;
        }
        if part == word && at > 0 {
            return Some(at - 1);
        }
        at += part.len() + 1;
    }
    None
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
