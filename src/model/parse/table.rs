//! Reads a table key by key, so that what is not read is unknown.

use std::ops::Range;

use super::node::{Entry, Kind, Node, Text};
use super::problems::{Problems, did_you_mean};

/// A table of the file.
#[derive(Clone, Copy)]
pub(super) struct Table<'a> {
    entries: &'a [Entry],
}

/// A key that this version does not offer: key, what it is, the way out.
pub(super) type Unsupported = (&'static str, &'static str, &'static str);

impl<'a> Table<'a> {
    pub(super) fn root(entries: &'a [Entry]) -> Self {
        Self { entries }
    }

    /// A value that must be a table.
    pub(super) fn of(entry: &'a Entry, problems: &mut Problems) -> Option<Self> {
        if let Kind::Table(entries) = &entry.node.kind {
            return Some(Self { entries });
        }
        expected(&entry.node, &entry.key, "a table", problems);
        None
    }

    /// The table of a key; an absent one is empty.
    pub(super) fn table(self, key: &str, problems: &mut Problems) -> Self {
        let found = self.entry(key).and_then(|entry| Self::of(entry, problems));
        found.unwrap_or(Self { entries: &[] })
    }

    pub(super) fn entries(self) -> &'a [Entry] {
        self.entries
    }

    pub(super) fn entry(self, key: &str) -> Option<&'a Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// Refuses the keys that are not among `known`, those of later versions by their meaning.
    pub(super) fn allow(self, known: &[&str], later: &[Unsupported], problems: &mut Problems) {
        for entry in self.entries {
            let key = entry.key.as_str();
            if known.contains(&key) {
                continue;
            }
            let span = entry.span.clone();
            if let Some((_, what, hint)) = later.iter().find(|(word, _, _)| *word == key) {
                problems.unsupported(span, what, hint);
            } else {
                let shown = key.escape_debug();
                let hint = did_you_mean(key, known);
                problems.push(span, format!("unknown key `{shown}`"), hint);
            }
        }
    }

    /// The text of a key.
    pub(super) fn text(self, key: &str, problems: &mut Problems) -> Option<&'a Text> {
        let entry = self.entry(key)?;
        text(&entry.node, key, problems)
    }

    /// The switch of a key, with its place.
    pub(super) fn flag(self, key: &str, problems: &mut Problems) -> Option<(bool, Range<usize>)> {
        let entry = self.entry(key)?;
        if let Kind::Bool(on) = entry.node.kind {
            return Some((on, entry.span.clone()));
        }
        expected(&entry.node, key, "`true` or `false`", problems);
        None
    }

    /// The list of a key; an absent one is empty.
    pub(super) fn list(self, key: &str, problems: &mut Problems) -> &'a [Node] {
        self.entry(key)
            .and_then(|entry| list(&entry.node, key, problems))
            .unwrap_or_default()
    }
}

/// A value that must be a text.
pub(super) fn text<'a>(node: &'a Node, what: &str, problems: &mut Problems) -> Option<&'a Text> {
    if let Kind::Text(text) = &node.kind {
        return Some(text);
    }
    expected(node, what, "a text", problems);
    None
}

/// A value that must be a list.
pub(super) fn list<'a>(node: &'a Node, what: &str, problems: &mut Problems) -> Option<&'a [Node]> {
    if let Kind::Array(nodes) = &node.kind {
        return Some(nodes);
    }
    expected(node, what, "a list", problems);
    None
}

fn expected(node: &Node, what: &str, kind: &str, problems: &mut Problems) {
    let message = format!("`{what}` is {kind}, not {}", node.describe());
    problems.add(node.span.clone(), message);
}
