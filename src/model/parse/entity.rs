//! `[entities.*]` and `[contexts.*.entities.*]`.

use std::collections::BTreeMap;
use std::ops::Range;

use super::known::Known;
use super::node::{Entry, Kind, Node, Text};
use super::problems::{Problems, did_you_mean};
use super::table::{self, Table};
use super::{Declaration, Placed, doc, field, predicate};
use crate::model::{Entity, Field, Index, Predicate, Unique};
use crate::naming::Name;

const KEYS: &[&str] = &[
    "doc", "plural", "table", "route", "unique", "indexes", "fields",
];
const INDEX_KEYS: &[&str] = &["fields", "where"];
const LATER: &[table::Unsupported] = &[
    (
        "transitions",
        "transitions are",
        "write a method in the entity's module, which stays yours",
    ),
    (
        "rules",
        "rules are",
        "write the rule in the entity's module, which stays yours",
    ),
    (
        "part_of",
        "members of an aggregate are",
        "refer to the other entity by `ref:…`",
    ),
    (
        "owner",
        "owners are",
        "refer to the owner by a field, `ref:…`",
    ),
    (
        "events",
        "events are",
        "write the event in the entity's module, which stays yours",
    ),
];

/// An entity with the places of its fields' names.
#[derive(Debug)]
pub(super) struct ReadEntity {
    pub(super) entity: Entity,
    /// As many as there are fields.
    pub(super) places: Vec<Range<usize>>,
}

/// Reads an entity as far as it can be.
pub(super) fn read(
    declaration: &Declaration<'_>,
    known: &Known<'_>,
    problems: &mut Problems,
) -> Option<Placed<ReadEntity>> {
    let entry = declaration.entry;
    let table = Table::of(entry, problems)?;
    table.allow(KEYS, LATER, problems);
    let declared = table.table("fields", problems).entries();
    if declared.is_empty() {
        let name = declaration.name.pascal();
        let message = format!("the entity `{name}` has no fields");
        problems.hint(
            entry.span.clone(),
            message,
            "add `title = \"string\"` to its `fields`",
        );
    }
    let context = declaration.context.as_ref();
    let mut places = Vec::new();
    let mut fields = Vec::new();
    for entry in declared {
        if let Some(field) = field::read(entry, context, known, problems) {
            fields.push(field);
            places.push(entry.span.clone());
        }
    }
    let names = collection(table, &declaration.name, problems);
    let combinations = Combinations {
        fields: &fields,
        declared,
        known,
    };
    let entity = Entity {
        name: declaration.name.clone(),
        context: declaration.context.clone(),
        doc: doc::paragraphs(table, problems),
        plural: names.plural,
        table: names.table,
        route: names.route,
        uniques: combinations.uniques(table, problems),
        indexes: combinations.indexes(table, problems),
        fields,
    };
    let item = ReadEntity { entity, places };
    let span = entry.span.clone();
    Some(Placed { item, span })
}

/// What the entities of a kind are called together.
struct Collection {
    plural: Name,
    table: String,
    route: String,
}

fn collection(table: Table<'_>, name: &Name, problems: &mut Problems) -> Collection {
    let mut given = |key| table.text(key, problems).cloned();
    let (plural, sql, route) = (given("plural"), given("table"), given("route"));
    let snake = |name: &Name| name.snake().to_owned();
    let plural = plural.map_or_else(
        || name.plural(),
        |text| identifier(&text, "snake case", snake, problems).unwrap_or(name.plural()),
    );
    let sql = sql.and_then(|text| {
        let name = identifier(&text, "snake case", snake, problems)?;
        if name.snake().starts_with("sqlite_") {
            let message = "tables that start with `sqlite_` belong to the database";
            problems.add(text.span(), message);
        }
        Some(name.snake().to_owned())
    });
    let kebab = |name: &Name| name.kebab();
    let route = route.and_then(|text| {
        let name = identifier(&text, "kebab case", kebab, problems)?;
        // As written: `kebab` would take `line-1` and `line1` apart differently.
        (name.kebab() == text.value).then_some(text.value)
    });
    Collection {
        table: sql.unwrap_or_else(|| plural.snake().to_owned()),
        route: route.unwrap_or_else(|| plural.kebab()),
        plural,
    }
}

/// A name without a role, in one spelling.
fn identifier(
    text: &Text,
    case: &str,
    spelling: fn(&Name) -> String,
    problems: &mut Problems,
) -> Option<Name> {
    match Name::from_any(&text.value) {
        Err(error) => {
            problems.push(text.span(), error.message.clone(), error.hint());
            None
        }
        Ok(name) if spelling(&name) == text.value => Some(name),
        Ok(name) => {
            let right = spelling(&name);
            problems.hint(
                text.span(),
                format!("`{}` is not written in {case}", text.value),
                format!("write `{}`", right),
            );
            None
        }
    }
}

/// Reads lists of an entity's fields.
struct Combinations<'a> {
    fields: &'a [Field],
    /// All fields of the file, those included that could not be read.
    declared: &'a [Entry],
    known: &'a Known<'a>,
}

impl Combinations<'_> {
    fn uniques(&self, table: Table<'_>, problems: &mut Problems) -> Vec<Unique> {
        let mut seen = BTreeMap::new();
        let mut uniques = Vec::new();
        for node in table.list("unique", problems) {
            let Kind::Array(names) = &node.kind else {
                let message = format!("`unique` is a list of lists, not of {}", node.describe());
                let hint = "write `unique = [[\"title\", \"author\"]]`";
                problems.hint(node.span.clone(), message, hint);
                continue;
            };
            let Some(fields) = self.names(node, names, problems) else {
                continue;
            };
            if let [only] = fields.as_slice() {
                let message = "a combination has at least two fields";
                let hint = format!("mark the field, `{only} = \"…:unique\"`");
                problems.hint(node.span.clone(), message, hint);
            }
            once(&mut seen, &fields, node, problems);
            uniques.push(Unique { fields });
        }
        uniques
    }

    fn indexes(&self, table: Table<'_>, problems: &mut Problems) -> Vec<Index> {
        let mut seen = BTreeMap::new();
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
                fields: self.names(node, names, problems)?,
                predicate: None,
            }),
            Kind::Table(entries) => {
                let table = Table::root(entries);
                table.allow(INDEX_KEYS, &[], problems);
                let names = table.list("fields", problems);
                let predicate = self.predicate(table, problems);
                Some(Index {
                    fields: self.names(node, names, problems)?,
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
        let field = self.fields.iter().find(|field| field.name == *only);
        if field.is_some_and(|field| field.index || field.unique) {
            let message = format!("`{only}` has an index already");
            let hint = "drop one of the two";
            problems.hint(node.span.clone(), message, hint);
        }
    }

    fn names(&self, node: &Node, names: &[Node], problems: &mut Problems) -> Option<Vec<Name>> {
        if names.is_empty() {
            problems.add(node.span.clone(), "there are no fields in this list");
            return None;
        }
        let mut found = Vec::new();
        for node in names {
            let text = table::text(node, "the name of a field", problems);
            let Some(name) = text.and_then(|text| self.name(text, problems)) else {
                continue;
            };
            if found.contains(&name) {
                problems.add(node.span.clone(), format!("`{name}` is listed twice"));
            }
            found.push(name);
        }
        (found.len() == names.len()).then_some(found)
    }

    fn name(&self, text: &Text, problems: &mut Problems) -> Option<Name> {
        let word = text.value.as_str();
        let field = self.fields.iter().find(|field| field.name.snake() == word);
        let Some(field) = field else {
            let names: Vec<_> = self
                .declared
                .iter()
                .map(|entry| entry.key.as_str())
                .collect();
            if !names.contains(&word) {
                let message = format!("unknown field `{}`", word.escape_debug());
                problems.push(text.span(), message, did_you_mean(word, &names));
            }
            return None;
        };
        if field.secret || !field::comparable(&field.ty, self.known) {
            let message = format!("`{word}` cannot be compared, so it cannot be in an index");
            problems.add(text.span(), message);
        }
        Some(field.name.clone())
    }
}

/// Refuses a list of fields that was there before.
fn once(
    seen: &mut BTreeMap<Vec<Name>, Range<usize>>,
    fields: &[Name],
    node: &Node,
    problems: &mut Problems,
) {
    let before = seen.insert(fields.to_vec(), node.span.clone());
    if before.is_some() {
        problems.add(node.span.clone(), "this list of fields is stated twice");
    }
}
