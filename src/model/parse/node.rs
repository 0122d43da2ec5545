//! The TOML file as a plain tree in which every key and value knows its place.
//!
//! Headers, dotted keys and inline tables look the same here, in the order of the file, so that
//! what reads a model does not care how it is laid out.

use std::ops::Range;

use toml_edit::{Document, Item, Key as TomlKey, TableLike, Value};

use crate::model::problem::Problem;

/// A value of the file with its place.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// Its bytes; for a table, those of its key.
    pub(super) span: Range<usize>,
    pub(super) kind: Kind,
}

/// What a [`Node`] is.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    Text(Text),
    Integer(i64),
    /// A float, as it is written.
    Float(String),
    Bool(bool),
    /// A date, time or both, as it is written.
    Datetime(String),
    Array(Vec<Node>),
    Table(Vec<Entry>),
}

/// A text with the way back from its characters to the bytes of the file.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub(super) value: String,
    span: Range<usize>,
    /// The byte of the file at which the text starts, unless escapes make the two differ.
    start: Option<usize>,
}

/// A key of a table with its value.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) span: Range<usize>,
    pub(super) node: Node,
}

impl Text {
    /// The bytes of the file that a part of the text stands for.
    pub(super) fn place(&self, part: &Range<usize>) -> Range<usize> {
        match self.start {
            Some(start) => start + part.start..start + part.end,
            None => self.span.clone(),
        }
    }

    /// A part of the text, with its place.
    pub(super) fn slice(&self, part: Range<usize>) -> Self {
        Self {
            value: self.value[part.clone()].to_owned(),
            span: self.place(&part),
            start: self.start.map(|start| start + part.start),
        }
    }

    pub(super) fn span(&self) -> Range<usize> {
        self.span.clone()
    }
}

impl Node {
    /// What it is, for a message.
    pub(super) fn describe(&self) -> &'static str {
        match self.kind {
            Kind::Text(_) => "a text",
            Kind::Integer(_) => "a whole number",
            Kind::Float(_) => "a number",
            Kind::Bool(_) => "`true` or `false`",
            Kind::Datetime(_) => "a date or time",
            Kind::Array(_) => "a list",
            Kind::Table(_) => "a table",
        }
    }

    /// A text of the file as a value of its own.
    pub(super) fn text(text: Text) -> Self {
        Self {
            span: text.span(),
            kind: Kind::Text(text),
        }
    }
}

/// Reads the file; what is no TOML is one problem.
pub(super) fn read(text: &str) -> Result<Vec<Entry>, Problem> {
    let document = Document::parse(text).map_err(|error| Problem {
        span: error.span().unwrap_or(text.len()..text.len()),
        message: lower_first(error.message()),
        hint: None,
    })?;
    Ok(entries(document.as_table(), text))
}

fn lower_first(message: &str) -> String {
    let mut chars = message.chars();
    let Some(first) = chars.next() else {
        return "this is not TOML".to_owned();
    };
    format!("not TOML: {}{}", first.to_lowercase(), chars.as_str())
}

fn entries(table: &dyn TableLike, source: &str) -> Vec<Entry> {
    let mut found: Vec<_> = table
        .iter()
        .filter_map(|(key, _)| table.get_key_value(key))
        .filter_map(|(key, item)| entry(key, item, source))
        .collect();
    found.sort_by_key(first_byte);
    found
}

fn entry(key: &TomlKey, item: &Item, source: &str) -> Option<Entry> {
    let span = key.span().unwrap_or_default();
    let kind = match item {
        Item::None => return None,
        Item::Value(value) => return Some(named(key, span, node(value, source))),
        Item::Table(table) => Kind::Table(entries(table, source)),
        Item::ArrayOfTables(tables) => {
            let nodes = tables.iter().map(|table| Node {
                span: table.span().unwrap_or_default(),
                kind: Kind::Table(entries(table, source)),
            });
            Kind::Array(nodes.collect())
        }
    };
    let node = Node {
        span: span.clone(),
        kind,
    };
    Some(named(key, span, node))
}

fn named(key: &TomlKey, span: Range<usize>, node: Node) -> Entry {
    Entry {
        key: key.get().to_owned(),
        span,
        node,
    }
}

fn node(value: &Value, source: &str) -> Node {
    let span = value.span().unwrap_or_default();
    let raw = || source.get(span.clone()).unwrap_or_default().to_owned();
    let kind = match value {
        Value::String(text) => Kind::Text(placed(text.value(), span.clone(), source)),
        Value::Integer(number) => Kind::Integer(*number.value()),
        Value::Float(_) => Kind::Float(raw().replace('_', "")),
        Value::Boolean(flag) => Kind::Bool(*flag.value()),
        Value::Datetime(_) => Kind::Datetime(raw()),
        Value::Array(array) => Kind::Array(array.iter().map(|v| node(v, source)).collect()),
        Value::InlineTable(table) => Kind::Table(entries(table, source)),
    };
    Node { span, kind }
}

fn placed(value: &str, span: Range<usize>, source: &str) -> Text {
    let inside = span.start + 1..span.end.saturating_sub(1);
    let same = source.get(inside.clone()) == Some(value);
    Text {
        value: value.to_owned(),
        span,
        start: same.then_some(inside.start),
    }
}

/// The first byte of an entry or of anything in it: a table's header may come after its parts'.
fn first_byte(entry: &Entry) -> usize {
    let inner = match &entry.node.kind {
        Kind::Table(entries) => entries.iter().map(first_byte).min(),
        _ => None,
    };
    inner.map_or(entry.span.start, |inner| inner.min(entry.span.start))
}
