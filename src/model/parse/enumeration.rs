//! `[enums.*]` and `[contexts.*.enums.*]`.

use std::ops::Range;

use super::node::{Entry, Kind, Node};
use super::problems::{Problems, did_you_mean};
use super::table::{Table, text};
use super::{Declaration, doc, was};
use crate::model::{Enum, EnumValue, Literal};
use crate::naming::{Name, Role};

pub(super) const KEYS: &[&str] = &["doc", "was", "values", "final"];

/// What the table form may say of one value.
pub(super) const VALUE_KEYS: &[&str] = &["doc", "was"];

/// Reads an enum; none if it has no values, which is reported.
pub(super) fn read(declaration: &Declaration<'_>, problems: &mut Problems) -> Option<Enum> {
    let table = Table::of(declaration.entry, problems)?;
    table.allow(KEYS, &[], problems);
    let found = problems.len();
    let values = values(table, problems);
    if values.is_empty() {
        if problems.len() == found {
            let name = declaration.name.pascal();
            let message = format!("the enum `{name}` has no values");
            let hint = "add `values = [\"pending\", \"confirmed\"]`";
            problems.hint(declaration.entry.span.clone(), message, hint);
        }
        return None;
    }
    Some(Enum {
        name: declaration.name.clone(),
        context: declaration.context.clone(),
        was: was::read(table, Role::Enum, problems),
        doc: doc::paragraphs(table, problems),
        finals: finals(table, &values, problems),
        values,
    })
}

/// The values: a list of names, or a table from names to what they stand for.
fn values(table: Table<'_>, problems: &mut Problems) -> Vec<EnumValue> {
    let mut values = Vec::new();
    match table.entry("values").map(|entry| &entry.node.kind) {
        Some(Kind::Table(entries)) => {
            for entry in entries {
                let said = said(entry, problems);
                push(
                    &mut values,
                    (&entry.key, entry.span.clone()),
                    said,
                    problems,
                );
            }
        }
        _ => {
            for node in table.list("values", problems) {
                let Kind::Text(text) = &node.kind else {
                    let message = format!("a value of an enum is a text, not {}", node.describe());
                    problems.add(node.span.clone(), message);
                    continue;
                };
                let word = (text.value.as_str(), text.span());
                push(&mut values, word, Said::default(), problems);
            }
        }
    }
    values
}

/// What the table form says of a value: what it stands for, alone or beside its former name.
fn said(entry: &Entry, problems: &mut Problems) -> Said {
    if !matches!(entry.node.kind, Kind::Table(_)) {
        let table = Table::root(std::slice::from_ref(entry));
        let doc = doc::line(table, &entry.key, problems);
        return Said { doc, was: None };
    }
    let Some(table) = Table::of(entry, problems) else {
        return Said::default();
    };
    table.allow(VALUE_KEYS, &[], problems);
    Said {
        doc: doc::line(table, "doc", problems),
        was: was::read(table, Role::EnumValue, problems),
    }
}

/// What is said of a value beside its name.
#[derive(Debug, Default)]
struct Said {
    doc: String,
    was: Option<Name>,
}

fn push(
    values: &mut Vec<EnumValue>,
    (word, span): (&str, Range<usize>),
    said: Said,
    problems: &mut Problems,
) {
    let Some(name) = problems.name(word, span.clone(), Role::EnumValue) else {
        return;
    };
    match values.iter().find(|known| known.name.fold() == name.fold()) {
        Some(known) if known.name == name => {
            problems.add(span, format!("there are two values `{name}`"));
        }
        Some(known) => {
            let message = format!("`{name}` and `{}` differ in underscores only", known.name);
            problems.hint(span, message, "rename one of the two");
        }
        None => values.push(EnumValue {
            name,
            doc: said.doc,
            was: said.was,
        }),
    }
}

/// The values that are the end of a life.
fn finals(table: Table<'_>, values: &[EnumValue], problems: &mut Problems) -> Vec<Name> {
    let mut finals = Vec::new();
    for node in table.list("final", problems) {
        let Some(name) = named(node, values, problems) else {
            continue;
        };
        if finals.contains(&name) {
            problems.add(node.span.clone(), format!("`{name}` is `final` twice"));
        } else {
            finals.push(name);
        }
    }
    finals
}

/// The value that a text names; an unknown one is reported.
fn named(node: &Node, values: &[EnumValue], problems: &mut Problems) -> Option<Name> {
    let text = text(node, "final", problems)?;
    let found = values.iter().find(|value| value.name.snake() == text.value);
    if found.is_none() {
        let message = format!("unknown value `{}`", text.value.escape_debug());
        problems.push(text.span(), message, nearest(&text.value, values));
    }
    found.map(|value| value.name.clone())
}

/// What is wrong with a constant that an enum does not have, and the way out.
pub(super) fn fault(literal: &Literal, of: &Enum) -> Option<(String, Option<String>)> {
    let Literal::Text(word) = literal else {
        return None;
    };
    if of.values.iter().any(|value| value.name.snake() == word) {
        return None;
    }
    let name = of.name.pascal();
    let message = format!("`{}` is no value of `{name}`", word.escape_debug());
    Some((message, nearest(word, &of.values)))
}

/// The value that was probably meant, or all of them.
fn nearest(word: &str, values: &[EnumValue]) -> Option<String> {
    let names: Vec<_> = values.iter().map(|value| value.name.snake()).collect();
    did_you_mean(word, &names)
}
