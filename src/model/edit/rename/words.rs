//! The texts of a file, and the words in them.

use std::ops::Range;

use toml_edit::{Item, TableLike, Value};

use crate::model::edit::place::Layout;

/// Keys whose texts are read by people, or are names of another kind.
const PROSE: &[&str] = &[
    "collection",
    "count",
    "default",
    "description",
    "doc",
    "example",
    "inverse",
    "message",
    "method",
    "name",
    "on_delete",
    "path",
    "pattern",
    "plural",
    "route",
    "table",
];

pub(super) fn segments(text: &str, at: char) -> Vec<Range<usize>> {
    let mut start = 0;
    let parts = text.split(at).map(|part| {
        let range = start..start + part.len();
        start = range.end + at.len_utf8();
        range
    });
    parts.collect()
}

/// Calls back for each text of the file, with the keys that lead to it.
pub(super) fn visit(layout: &Layout<'_>, found: &mut dyn FnMut(&[String], Range<usize>)) {
    table(layout.document.as_table(), &mut Vec::new(), found);
}

fn table(
    table: &dyn TableLike,
    path: &mut Vec<String>,
    found: &mut dyn FnMut(&[String], Range<usize>),
) {
    for (key, item) in table.iter() {
        path.push(key.to_owned());
        match item {
            Item::Value(one) => value(one, path, found),
            Item::Table(inner) => self::table(inner, path, found),
            Item::ArrayOfTables(tables) => {
                for inner in tables {
                    self::table(inner, path, found);
                }
            }
            Item::None => {}
        }
        path.pop();
    }
}

fn value(one: &Value, path: &mut Vec<String>, found: &mut dyn FnMut(&[String], Range<usize>)) {
    match one {
        Value::String(text) => found(path, text.span().unwrap_or_default()),
        Value::Array(values) => values.iter().for_each(|one| value(one, path, found)),
        Value::InlineTable(inner) => table(inner, path, found),
        _ => {}
    }
}

/// Whether a text is a field in short form, or the type of one.
pub(super) fn is_grammar(path: &[String]) -> bool {
    let mut back = path.iter().rev().map(String::as_str);
    let (last, parent) = (back.next(), back.next());
    last == Some("type") || matches!(parent, Some("fields" | "input"))
}

pub(super) fn is_prose(path: &[String]) -> bool {
    let last = path.last().map(String::as_str).unwrap_or_default();
    let of_enum = path.iter().any(|key| key == "enums");
    PROSE.contains(&last) || of_enum
}

/// Whether a text ends within single quotes.
pub(super) fn in_quotes(text: &str) -> bool {
    text.matches('\'').count() % 2 == 1
}

/// The places of a word in a part of a text.
pub(super) fn words<'t>(
    text: &'t str,
    part: &Range<usize>,
    word: &'t str,
) -> impl Iterator<Item = Range<usize>> + 't {
    let (start, end) = (part.start, part.end);
    let inner = |c: char| c.is_alphanumeric() || c == '_';
    text[start..end]
        .match_indices(word)
        .filter_map(move |(at, _)| {
            let range = start + at..start + at + word.len();
            let before = text[..range.start].chars().next_back();
            let after = text[range.end..].chars().next();
            // A word behind a dot is a part of something else.
            let starts = !before.is_some_and(|c| inner(c) || c == '.');
            (starts && !after.is_some_and(inner)).then_some(range)
        })
}
