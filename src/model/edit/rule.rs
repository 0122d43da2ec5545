//! Rules across fields to add.

use toml_edit::Item;

use super::place::{Layout, Member};
use super::quote::quoted;
use super::target::Section;
use super::{EditError, find_entity};
use crate::naming::Name;

/// A rule to add.
#[derive(Debug, Clone, Copy)]
pub struct RuleDraft<'a> {
    /// The entity.
    pub entity: &'a Name,
    /// What it is called in problems.
    pub name: &'a Name,
    /// What holds.
    pub rule: &'a str,
    /// What is said of what breaks it; empty for what is made of the rule.
    pub message: &'a str,
    /// The field that a problem points to; none for the first one of the rule.
    pub field: Option<&'a Name>,
}

/// Adds a rule after the last one of its entity.
///
/// # Errors
///
/// When there is no such entity, it has such a rule, or the text is no TOML.
pub fn add_rule(text: &str, draft: &RuleDraft<'_>) -> Result<String, EditError> {
    let layout = Layout::read(text)?;
    let entity = find_entity(&layout, draft.entity)?;
    let path: Vec<_> = entity.iter().map(String::as_str).chain(["rules"]).collect();
    let rules = layout.item(&path);
    if names(rules).contains(&draft.name.snake()) {
        let entity = draft.entity.pascal();
        let message = format!("the entity `{entity}` has a rule `{}` already", draft.name);
        return Err(EditError::exists(message));
    }
    let mut keys = vec![
        ("name", quoted(draft.name.snake())),
        ("rule", quoted(draft.rule)),
    ];
    if !draft.message.is_empty() {
        keys.push(("message", quoted(draft.message)));
    }
    keys.extend(draft.field.map(|field| ("field", quoted(field.snake()))));
    let shown = keys.iter().map(|(key, value)| format!("{key} = {value}"));
    let shown: Vec<_> = shown.collect();
    let inline = format!("{{ {} }}", shown.join(", "));
    let (_, owner) = path.split_last().unwrap_or((&"", &[]));
    if rules.is_some_and(Item::is_array) {
        return layout.add_element(&path, &inline);
    }
    let section = keys.into_iter();
    let section = section.fold(Section::element(&path), |section, (key, value)| {
        section.with_value(key, value)
    });
    if layout.is_inline(owner) {
        let value = format!("[{inline}]");
        return layout.add_member(
            owner,
            Member {
                key: "rules",
                value,
                section,
            },
        );
    }
    layout.append(&[section], if rules.is_some() { &path } else { owner })
}

/// The names of the rules that there are.
pub(super) fn names(rules: Option<&Item>) -> Vec<&str> {
    let Some(rules) = rules else {
        return Vec::new();
    };
    let tables = rules.as_array_of_tables().into_iter().flatten();
    let tables = tables.filter_map(|table| table.get("name")?.as_str());
    let inline = rules.as_array().into_iter().flatten();
    let inline = inline.filter_map(|it| it.as_inline_table()?.get("name")?.as_str());
    tables.chain(inline).collect()
}
