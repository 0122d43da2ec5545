//! What an edit adds.

use super::argument::FieldArg;
use super::quote::{dotted, quoted};
use crate::model::{Heard, Storage};
use crate::naming::Name;

/// An entity to add.
#[derive(Debug, Clone, Copy)]
pub struct EntityDraft<'a> {
    /// Its context, created when it is missing.
    pub context: Option<&'a Name>,
    /// Its name.
    pub name: &'a Name,
    /// Its fields, in order.
    pub fields: &'a [FieldArg],
    /// What it stands for; empty for nothing.
    pub doc: &'a str,
    /// Its plural, when the derived one will not do.
    pub plural: Option<&'a Name>,
}

/// A value object to add.
#[derive(Debug, Clone, Copy)]
pub struct ValueDraft<'a> {
    /// Its context; none when all contexts share it.
    pub context: Option<&'a Name>,
    /// Its name.
    pub name: &'a Name,
    /// Its type with a range, `string:1..20`; empty where it has parts.
    pub grammar: &'a str,
    /// Its parts, in order; none where it wraps one scalar.
    pub parts: &'a [FieldArg],
    /// How rows keep it, if that is said.
    pub storage: Option<Storage>,
    /// The pattern that its values match.
    pub pattern: Option<&'a str>,
    /// A valid value.
    pub example: Option<&'a str>,
    /// What it stands for; empty for nothing.
    pub doc: &'a str,
}

/// An enum to add.
#[derive(Debug, Clone, Copy)]
pub struct EnumDraft<'a> {
    /// Its context; none when all contexts share it.
    pub context: Option<&'a Name>,
    /// Its name.
    pub name: &'a Name,
    /// Its values, in order.
    pub values: &'a [Name],
    /// The values that are the end of a life.
    pub finals: &'a [Name],
    /// What it tells apart; empty for nothing.
    pub doc: &'a str,
}

/// A table to add, with its header.
#[derive(Debug, Clone)]
pub(super) struct Section {
    pub(super) path: Vec<String>,
    /// Keys with their values as TOML writes them.
    keys: Vec<(String, String)>,
    /// Whether it says something even without a key.
    declares: bool,
    /// Whether it is one of a list of tables.
    is_element: bool,
}

impl Section {
    pub(super) fn new<S: AsRef<str>>(path: &[S]) -> Self {
        Self {
            path: path.iter().map(|key| key.as_ref().to_owned()).collect(),
            keys: Vec::new(),
            declares: false,
            is_element: false,
        }
    }

    /// A table that is one of a list.
    pub(super) fn element<S: AsRef<str>>(path: &[S]) -> Self {
        Self {
            is_element: true,
            ..Self::new(path)
        }
    }

    /// A table that declares something by its name alone.
    pub(super) fn declaring<S: AsRef<str>>(path: &[S]) -> Self {
        Self {
            declares: true,
            ..Self::new(path)
        }
    }

    /// Adds a key with a text; an empty one says nothing and is left out.
    pub(super) fn with(mut self, key: &str, value: &str) -> Self {
        if !value.is_empty() {
            self.keys.push((key.to_owned(), quoted(value)));
        }
        self
    }

    /// Adds a key with a value as TOML writes it.
    pub(super) fn with_value(mut self, key: &str, value: String) -> Self {
        self.keys.push((key.to_owned(), value));
        self
    }

    /// Adds a key with a list of names; an empty one says nothing and is left out.
    pub(super) fn with_list(self, key: &str, names: &[Name]) -> Self {
        let names = names.iter().map(|name| name.snake().to_owned());
        self.with_texts(key, &names.collect::<Vec<_>>())
    }

    /// The same with the names of entities.
    pub(super) fn with_entities(self, key: &str, names: &[Name]) -> Self {
        let names = names.iter().map(Name::pascal);
        self.with_texts(key, &names.collect::<Vec<_>>())
    }

    /// The same with events of entities.
    pub(super) fn with_events(self, key: &str, events: &[Heard]) -> Self {
        let events = events
            .iter()
            .map(|heard| format!("{}.{}", heard.entity.pascal(), heard.event));
        self.with_texts(key, &events.collect::<Vec<_>>())
    }

    fn with_texts(mut self, key: &str, texts: &[String]) -> Self {
        if !texts.is_empty() {
            let texts: Vec<_> = texts.iter().map(|text| quoted(text)).collect();
            let list = format!("[{}]", texts.join(", "));
            self.keys.push((key.to_owned(), list));
        }
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// With a header, one line a key.
    pub(super) fn lines(&self, newline: &str) -> String {
        let path = dotted(&self.path);
        let mut out = if self.is_element {
            format!("[[{path}]]{newline}")
        } else {
            format!("[{path}]{newline}")
        };
        for (key, value) in &self.keys {
            for part in [key, " = ", value, newline] {
                out.push_str(part);
            }
        }
        out
    }

    /// As dotted keys of the table that stands `depth` keys up the path.
    pub(super) fn inline(&self, depth: usize) -> Vec<String> {
        let head = dotted(self.path.get(depth..).unwrap_or_default());
        if self.declares && self.keys.is_empty() {
            return vec![format!("{head} = {{}}")];
        }
        self.keys
            .iter()
            .map(|(key, value)| format!("{head}.{key} = {value}"))
            .collect()
    }
}
