//! `unique = [["title", "author"]]` and `indexes = [["published_on"]]`.

use std::collections::BTreeSet;
use std::fmt;

use super::known::Known;
use super::modifiers::comparable;
use super::node::{Entry, Kind, Node, Text};
use super::predicate;
use super::problems::{Problems, did_you_mean};
use super::table::{self, Table};
use crate::model::{Field, FieldPath, FieldType, Index, Predicate, Unique};
use crate::naming::Name;

pub(super) const INDEX_KEYS: &[&str] = &["fields", "where"];

/// Reads lists of an entity's fields.
pub(super) struct Combinations<'a> {
    pub(super) fields: &'a [Field],
    /// All fields of the file, those included that could not be read.
    pub(super) declared: &'a [Entry],
    pub(super) known: &'a Known<'a>,
    /// The fields that follow from others.
    pub(super) derived: &'a [Name],
}

impl Combinations<'_> {
    pub(super) fn uniques(&self, table: Table<'_>, problems: &mut Problems) -> Vec<Unique> {
        let mut seen = BTreeSet::new();
        let mut uniques = Vec::new();
        for node in table.list("unique", problems) {
            let Kind::Array(names) = &node.kind else {
                let message = format!("`unique` is a list of lists, not of {}", node.describe());
                let hint = "write `unique = [[\"title\", \"author\"]]`";
                problems.hint(node.span.clone(), message, hint);
                continue;
            };
            let name = |text: &Text, problems: &mut Problems| self.name(text, problems);
            let Some(fields) = listed(node, names, name, problems) else {
                continue;
            };
            if let [only] = fields.as_slice() {
                let message = "a combination has at least two fields";
                let hint = format!("mark the field, `{only} = \"…:unique\"`");
                problems.hint(node.span.clone(), message, hint);
            }
            once(&mut seen, &fields, node, problems);
            if let Some(name) = fields.iter().find(|name| self.derived.contains(name)) {
                let message = format!("`{name}` is derived, so nothing is unique by it");
                problems.add(node.span.clone(), message);
            }
            uniques.push(Unique { fields });
        }
        uniques
    }

    pub(super) fn indexes(&self, table: Table<'_>, problems: &mut Problems) -> Vec<Index> {
        let mut seen = BTreeSet::new();
        let mut indexes = Vec::new();
        for node in table.list("indexes", problems) {
            let Some(index) = self.index(node, problems) else {
                continue;
            };
            if index.predicate.is_none() {
                once(&mut seen, &index.fields, node, problems);
                self.refuse_second_index(&index, node, problems);
            }
            indexes.push(index);
        }
        indexes
    }

    fn index(&self, node: &Node, problems: &mut Problems) -> Option<Index> {
        match &node.kind {
            Kind::Array(names) => Some(Index {
                fields: self.paths(node, names, problems)?,
                predicate: None,
            }),
            Kind::Table(entries) => {
                let table = Table::root(entries);
                table.allow(INDEX_KEYS, &[], problems);
                let names = table.list("fields", problems);
                let predicate = self.predicate(table, problems);
                Some(Index {
                    fields: self.paths(node, names, problems)?,
                    predicate,
                })
            }
            _ => {
                let message = format!("an index is a list of fields, not {}", node.describe());
                let hint = "write `indexes = [[\"published_on\"]]`";
                problems.hint(node.span.clone(), message, hint);
                None
            }
        }
    }

    fn predicate(&self, table: Table<'_>, problems: &mut Problems) -> Option<Predicate> {
        let text = table.text("where", problems)?;
        // Without all fields, any word of it could be one that was reported already.
        if self.fields.len() < self.declared.len() {
            return None;
        }
        predicate::read(text, self.fields, self.known, problems)
    }

    fn refuse_second_index(&self, index: &Index, node: &Node, problems: &mut Problems) {
        let [only] = index.fields.as_slice() else {
            return;
        };
        let mut fields = self.fields.iter().filter(|_| only.part.is_none());
        let field = fields.find(|field| field.name == only.field);
        if field.is_some_and(|field| field.index || field.unique) {
            let message = format!("`{only}` has an index already");
            let hint = "drop one of the two";
            problems.hint(node.span.clone(), message, hint);
        }
    }

    fn paths(
        &self,
        node: &Node,
        names: &[Node],
        problems: &mut Problems,
    ) -> Option<Vec<FieldPath>> {
        let path = |text: &Text, problems: &mut Problems| match text.value.split_once('.') {
            Some((whole, part)) => self.part(text, whole, part, problems),
            None => Some(FieldPath {
                field: self.name(text, problems)?,
                part: None,
            }),
        };
        listed(node, names, path, problems)
    }

    /// The part that a word such as `address.zip` names.
    fn part(
        &self,
        text: &Text,
        whole: &str,
        part: &str,
        problems: &mut Problems,
    ) -> Option<FieldPath> {
        let field = self.fields.iter().find(|it| it.name.snake() == whole);
        let Some(field) = field else {
            return self.unknown(&text.slice(0..whole.len()), problems);
        };
        let FieldType::Composite(of) = &field.ty else {
            let message = format!("`{whole}` has no parts");
            problems.hint(text.span(), message, format!("write `{whole}`"));
            return None;
        };
        if !field.any.is_empty() {
            let message = format!("`{whole}` is one reference, which an index covers as a whole");
            problems.hint(text.span(), message, format!("write `{whole}`"));
            return None;
        }
        let composite = self.known.composite(of)?;
        if composite.is_document() {
            let of = of.pascal();
            let message = format!("`{of}` is kept as JSON, and no index covers a part of that");
            let hint = format!("drop `storage` of `{of}`, so that each part has a column");
            problems.hint(text.span(), message, hint);
            return None;
        }
        let parts = &composite.parts;
        let Some(found) = parts.iter().find(|it| it.name.snake() == part) else {
            let names: Vec<_> = parts.iter().map(|it| it.name.snake()).collect();
            let message = format!("`{}` has no part `{}`", of.pascal(), part.escape_debug());
            problems.push(text.span(), message, did_you_mean(part, &names));
            return None;
        };
        if !comparable(&found.ty, self.known) {
            let word = &text.value;
            let message = format!("`{word}` cannot be compared, so it cannot be in an index");
            problems.add(text.span(), message);
        }
        Some(FieldPath {
            field: field.name.clone(),
            part: Some(found.name.clone()),
        })
    }

    /// The field that a word such as `address.zip` names a part of.
    fn whole(&self, word: &str) -> Option<&Name> {
        let (whole, _) = word.split_once('.')?;
        let mut fields = self.fields.iter();
        let field = fields.find(|field| field.name.snake() == whole)?;
        matches!(field.ty, FieldType::Composite(_)).then_some(&field.name)
    }

    fn name(&self, text: &Text, problems: &mut Problems) -> Option<Name> {
        let word = text.value.as_str();
        let field = self.fields.iter().find(|field| field.name.snake() == word);
        let Some(field) = field else {
            if let Some(whole) = self.whole(word) {
                let message =
                    format!("`{word}` is a part of `{whole}`, which is unique as a whole");
                problems.hint(
                    text.span(),
                    message,
                    format!("name the whole field, `{whole}`"),
                );
                return None;
            }
            return self.unknown(text, problems);
        };
        if field.secret || !comparable(&field.ty, self.known) {
            let message = format!("`{word}` cannot be compared, so it cannot be in an index");
            problems.add(text.span(), message);
        }
        Some(field.name.clone())
    }

    /// Reports a word that names no field.
    fn unknown<T>(&self, text: &Text, problems: &mut Problems) -> Option<T> {
        let word = text.value.as_str();
        let names = self.declared.iter().map(|entry| entry.key.as_str());
        let names: Vec<_> = names.collect();
        // A field that is there in another spelling was reported where it stands.
        let meant = Name::from_any(word);
        if !names.iter().any(|name| Name::from_any(name) == meant) {
            let message = format!("unknown field `{}`", word.escape_debug());
            problems.push(text.span(), message, did_you_mean(word, &names));
        }
        None
    }
}

/// Reads each of a list, none of which may be there twice.
fn listed<T: PartialEq + fmt::Display>(
    node: &Node,
    names: &[Node],
    read: impl Fn(&Text, &mut Problems) -> Option<T>,
    problems: &mut Problems,
) -> Option<Vec<T>> {
    if names.is_empty() {
        problems.add(node.span.clone(), "there are no fields in this list");
        return None;
    }
    let mut found = Vec::new();
    for node in names {
        let text = table::text(node, "the name of a field", problems);
        let Some(item) = text.and_then(|text| read(text, problems)) else {
            continue;
        };
        if found.contains(&item) {
            problems.add(node.span.clone(), format!("`{item}` is listed twice"));
        }
        found.push(item);
    }
    (found.len() == names.len()).then_some(found)
}

/// Refuses a list of fields that was there before.
fn once<T: Clone + Ord>(
    seen: &mut BTreeSet<Vec<T>>,
    fields: &[T],
    node: &Node,
    problems: &mut Problems,
) {
    if !seen.insert(fields.to_vec()) {
        problems.add(node.span.clone(), "this list of fields is stated twice");
    }
}
