//! What the file says about one field or value object, before names are resolved.
//!
//! The short form (`"string:1..255:unique"`) and the table form (`{ type = "string", … }`) end in
//! the same [`Shape`]. Whatever is stated twice is refused, wherever the two statements stand.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;

use super::node::{Entry, Kind, Node, Text};
use super::problems::Problems;
use super::table::{Table, text};
use super::{doc, short};
use crate::scalar::{Scalar, exact};

/// What is said about one field or value object.
#[derive(Debug, Default)]
pub(super) struct Shape {
    /// Its type; none when that is wrong, which is reported.
    pub(super) ty: Option<TypeName>,
    /// Where the type stands.
    pub(super) span: Range<usize>,
    pub(super) flags: BTreeMap<Flag, Range<usize>>,
    pub(super) min: Option<(Decimal, Range<usize>)>,
    pub(super) max: Option<(Decimal, Range<usize>)>,
    pub(super) pattern: Option<Text>,
    pub(super) default: Option<Node>,
    pub(super) example: Option<Node>,
    pub(super) on_delete: Option<Text>,
    pub(super) inverse: Option<Text>,
    pub(super) doc: String,
    /// What a field was before.
    pub(super) was: Option<Node>,
}

/// A type as it is written.
#[derive(Debug)]
pub(super) enum TypeName {
    Scalar(Scalar),
    Named(Text),
    Ref(Text),
    Refs(Text),
    /// One of several kinds.
    Any(Vec<Text>),
    /// `money`, which dddgen brings along.
    Money,
    ListOfScalar(Scalar),
    ListOfNamed(Text),
}

/// A modifier that is on or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Flag {
    Optional,
    Unique,
    Index,
    Readonly,
    Immutable,
    Secret,
}

/// The flags by their words.
pub(super) const FLAGS: &[(&str, Flag)] = &[
    ("optional", Flag::Optional),
    ("unique", Flag::Unique),
    ("index", Flag::Index),
    ("readonly", Flag::Readonly),
    ("immutable", Flag::Immutable),
    ("secret", Flag::Secret),
];

pub(super) const FIELD_KEYS: &[&str] = &[
    "type",
    "any",
    "doc",
    "was",
    "example",
    "default",
    "pattern",
    "min",
    "max",
    "range",
    "optional",
    "unique",
    "index",
    "readonly",
    "immutable",
    "secret",
    "on_delete",
    "inverse",
];

impl Shape {
    /// Reads a field in either form.
    pub(super) fn of_field(entry: &Entry, problems: &mut Problems) -> Self {
        let mut shape = Self {
            span: entry.node.span.clone(),
            ..Self::default()
        };
        if let Kind::Text(text) = &entry.node.kind {
            short::read(text, &mut shape, problems);
            return shape;
        }
        if !matches!(entry.node.kind, Kind::Table(_)) {
            let message = format!(
                "a field is a text such as `\"string:1..255\"` or a table, not {}",
                entry.node.describe()
            );
            problems.add(entry.node.span.clone(), message);
            return shape;
        }
        if let Some(table) = Table::of(entry, problems) {
            table.allow(FIELD_KEYS, &[], problems);
            shape.read_table(table, entry, problems);
            shape.was = table.entry("was").map(|entry| entry.node.clone());
        }
        shape
    }

    /// Reads the keys that fields and value objects share, and the flags.
    pub(super) fn read_table(&mut self, table: Table<'_>, entry: &Entry, problems: &mut Problems) {
        if let Some(given) = table.entry("any") {
            self.set_any(given, table, problems);
        } else if table.entry("type").is_none() {
            let message = format!("`{}` has no type", entry.key.escape_debug());
            problems.hint(entry.span.clone(), message, "add `type = \"string\"`");
        } else if let Some(text) = table.text("type", problems) {
            self.span = text.span();
            short::read(text, self, problems);
        }
        self.doc = doc::paragraphs(table, problems);
        for key in ["default", "example", "pattern", "min", "max", "range"] {
            if let Some(given) = table.entry(key) {
                self.set(given, problems);
            }
        }
        for key in ["on_delete", "inverse"] {
            if let Some(text) = table.text(key, problems) {
                self.set_relation(key, text.clone(), problems);
            }
        }
        for (key, flag) in FLAGS {
            if let Some((true, span)) = table.flag(key, problems) {
                self.set_flag(*flag, key, span, problems);
            }
        }
    }

    /// Sets the type to one of several kinds.
    fn set_any(&mut self, given: &Entry, table: Table<'_>, problems: &mut Problems) {
        self.span = given.node.span.clone();
        if let Some(ty) = table.entry("type") {
            let message = "`any` is a type already";
            problems.hint(ty.span.clone(), message, "keep `type` or `any`");
        }
        let nodes = table.list("any", problems);
        let kinds: Vec<_> = nodes
            .iter()
            .filter_map(|node| text(node, "any", problems).cloned())
            .collect();
        if matches!(given.node.kind, Kind::Array(_)) && kinds.len() == nodes.len() {
            self.ty = Some(TypeName::Any(kinds));
        }
    }

    fn set(&mut self, given: &Entry, problems: &mut Problems) {
        let key = given.key.as_str();
        match key {
            "default" => self.set_default(given.node.clone(), problems),
            "example" => self.example = Some(given.node.clone()),
            "min" | "max" => {
                if let Some(number) = number(&given.node) {
                    self.set_end(key, number, given.node.span.clone(), problems);
                } else {
                    let message = format!("`{key}` is a number, not {}", given.node.describe());
                    problems.add(given.node.span.clone(), message);
                }
            }
            _ => {
                if let Some(text) = text(&given.node, key, problems) {
                    match key {
                        "range" => self.set_range(text, problems),
                        _ => self.set_pattern(text.clone(), problems),
                    }
                }
            }
        }
    }

    pub(super) fn set_flag(
        &mut self,
        flag: Flag,
        word: &str,
        span: Range<usize>,
        problems: &mut Problems,
    ) {
        if self.flags.insert(flag, span.clone()).is_some() {
            twice(word, span, problems);
        }
    }

    pub(super) fn set_default(&mut self, default: Node, problems: &mut Problems) {
        let span = default.span.clone();
        if self.default.replace(default).is_some() {
            twice("default", span, problems);
        }
    }

    pub(super) fn set_pattern(&mut self, pattern: Text, problems: &mut Problems) {
        let span = pattern.span();
        if self.pattern.replace(pattern).is_some() {
            twice("pattern", span, problems);
        }
    }

    /// Sets `on_delete` or `inverse`.
    pub(super) fn set_relation(&mut self, key: &str, text: Text, problems: &mut Problems) {
        let place = if key == "inverse" {
            &mut self.inverse
        } else {
            &mut self.on_delete
        };
        let span = text.span();
        if place.replace(text).is_some() {
            twice(key, span, problems);
        }
    }

    /// Sets `min` or `max`.
    pub(super) fn set_end(
        &mut self,
        key: &str,
        number: Decimal,
        span: Range<usize>,
        problems: &mut Problems,
    ) {
        let end = if key == "min" {
            &mut self.min
        } else {
            &mut self.max
        };
        if end.replace((number, span.clone())).is_some() {
            twice(key, span, problems);
        }
    }

    /// Sets both ends from `a..b`, `a..` or `..b`.
    pub(super) fn set_range(&mut self, text: &Text, problems: &mut Problems) {
        match short::range(&text.value) {
            Some((min, max)) => {
                for (key, end) in [("min", min), ("max", max)] {
                    if let Some(number) = end {
                        self.set_end(key, number, text.span(), problems);
                    }
                }
            }
            None => problems.hint(
                text.span(),
                format!("`{}` is not a range", text.value.escape_debug()),
                "ranges are written `1..255`, `..255` or `1..`, and include both ends",
            ),
        }
    }
}

fn twice(word: &str, span: Range<usize>, problems: &mut Problems) {
    problems.hint(
        span,
        format!("`{word}` is stated twice"),
        "keep one of the two",
    );
}

/// A number, exact as it is written.
fn number(node: &Node) -> Option<Decimal> {
    match &node.kind {
        Kind::Integer(number) => Some(Decimal::from(*number)),
        Kind::Float(raw) => exact(raw.trim_start_matches('+')),
        Kind::Text(text) => exact(&text.value),
        _ => None,
    }
}
