//! `was = "…"`: the name that something had before, so that it is the same thing still.
//!
//! The note counts for the run that finds the old name in the model as last applied. It may stay:
//! later runs find nothing of the old name and have nothing to do.

use std::collections::BTreeSet;

use super::node::{Entry, Kind, Node, Text};
use super::problems::Problems;
use super::table::Table;
use super::{Declared, Group};
use crate::naming::{Name, Role};

/// Reads what a table says of its former name.
pub(super) fn read(table: Table<'_>, role: Role, problems: &mut Problems) -> Option<Name> {
    let text = table.text("was", problems)?;
    problems.name_of(text, role)
}

/// Refuses former names that something has today, and those that two things claim.
pub(super) fn check(contexts: &[Entry], declared: &Declared<'_>, problems: &mut Problems) {
    siblings(contexts, problems);
    let all: Vec<_> = declared.iter().map(|it| it.entry).collect();
    apart(&all, problems);
    for declaration in declared.iter() {
        let group = match declaration.group {
            Group::Entities | Group::Values => "fields",
            Group::Enums => "values",
        };
        if let Kind::Table(entries) = &declaration.entry.node.kind {
            let inner = entries.iter().find(|entry| entry.key == group);
            if let Some(Kind::Table(entries)) = inner.map(|entry| &entry.node.kind) {
                siblings(entries, problems);
            }
        }
    }
}

fn siblings(entries: &[Entry], problems: &mut Problems) {
    apart(&entries.iter().collect::<Vec<_>>(), problems);
}

fn apart(entries: &[&Entry], problems: &mut Problems) {
    let names: BTreeSet<_> = entries.iter().map(|entry| entry.key.as_str()).collect();
    let mut claimed = BTreeSet::new();
    for text in entries.iter().flat_map(|entry| said(entry)) {
        let word = text.value.as_str();
        if names.contains(word) {
            let message = format!("`{}` is a name of today", word.escape_debug());
            let hint = "name what there is no more; drop a `was` that was applied";
            problems.hint(text.span(), message, hint);
        } else if !claimed.insert(word) {
            let message = format!("`{}` became two things", word.escape_debug());
            problems.hint(text.span(), message, "drop one `was` of the two");
        }
    }
}

/// One former name, or those of the parts.
fn said(entry: &Entry) -> Vec<&Text> {
    let Kind::Table(entries) = &entry.node.kind else {
        return Vec::new();
    };
    let was = entries.iter().find(|entry| entry.key == "was");
    match was.map(|entry| &entry.node) {
        Some(Node {
            kind: Kind::Table(parts),
            ..
        }) => parts.iter().filter_map(|part| text(&part.node)).collect(),
        Some(node) => text(node).into_iter().collect(),
        None => Vec::new(),
    }
}

fn text(node: &Node) -> Option<&Text> {
    match &node.kind {
        Kind::Text(text) => Some(text),
        _ => None,
    }
}
