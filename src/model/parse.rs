//! Reads `dddgen.toml`: text to [`Model`], or everything that is wrong with it.
//!
//! Three steps, each of which goes on after a problem: the names are collected, then values and
//! fields are read against them, then the whole is checked. A part that was reported is not
//! reported again for what follows from it.

mod combination;
mod constant;
mod doc;
mod entity;
mod field;
mod known;
mod modifiers;
mod names;
mod node;
mod predicate;
mod problems;
mod references;
mod rules;
mod service;
mod shape;
mod short;
mod table;
mod value;

use std::ops::Range;

use crate::model::problem::Problem;
use crate::model::{Context, Model};
use crate::naming::{Name, Role};
use known::Known;
use node::Entry;
use problems::Problems;
use table::Table;

pub(crate) use constant::fault;
pub(crate) use problems::nearest;

/// A thing of the model with the place of its name.
#[derive(Debug, Clone)]
struct Placed<T> {
    item: T,
    span: Range<usize>,
}

/// A named table of the file: a value object or an entity, before it is read.
#[derive(Debug)]
struct Declaration<'a> {
    name: Name,
    context: Option<Name>,
    entry: &'a Entry,
}

const ROOT_KEYS: &[&str] = &["service", "values", "contexts", "entities"];
const CONTEXT_KEYS: &[&str] = &["doc", "values", "entities"];
const LATER: &[table::Unsupported] = &[
    (
        "enums",
        "enums are",
        "use a value object, with `pattern = '^(?:pending|confirmed)$'`",
    ),
    (
        "rules",
        "rules are",
        "write the rule in the entity's module, which stays yours",
    ),
    (
        "events",
        "events are",
        "write the event in the entity's module, which stays yours",
    ),
    ("features", "features are", "leave the table out"),
];

/// Reads a model.
///
/// # Errors
///
/// All problems of the text, by place.
pub fn parse(text: &str) -> Result<Model, Vec<Problem>> {
    let entries = node::read(text).map_err(|problem| vec![problem])?;
    let mut problems = Problems::default();
    let model = read(Table::root(&entries), &mut problems);
    match (model, problems.finish()) {
        (Some(model), problems) if problems.is_empty() => Ok(model),
        (_, problems) => Err(problems),
    }
}

fn read(root: Table<'_>, problems: &mut Problems) -> Option<Model> {
    root.allow(ROOT_KEYS, LATER, problems);
    let service = service::read(root, problems);
    let mut contexts = Vec::new();
    let mut values = declared(root, "values", None, problems);
    let mut entities = declared(root, "entities", None, problems);
    for (context, table) in read_contexts(root, problems) {
        let name = Some(&context.item.name);
        values.extend(declared(table, "values", name, problems));
        entities.extend(declared(table, "entities", name, problems));
        contexts.push(context);
    }
    names::check_declarations(&contexts, &values, &entities, problems);
    let read_values = values
        .iter()
        .filter_map(|value| value::read(value, problems));
    let read_values: Vec<_> = read_values.collect();
    let known = Known::new(&values, &entities, &read_values);
    let mut read_entities = Vec::new();
    for declaration in &entities {
        read_entities.extend(entity::read(declaration, &known, problems));
    }
    names::check_collections(&read_entities, &contexts, problems);
    references::check(&read_entities, problems);
    Some(Model {
        service: service?,
        contexts: contexts.into_iter().map(|context| context.item).collect(),
        values: read_values,
        entities: read_entities
            .into_iter()
            .map(|entity| entity.item.entity)
            .collect(),
    })
}

fn read_contexts<'a>(
    root: Table<'a>,
    problems: &mut Problems,
) -> Vec<(Placed<Context>, Table<'a>)> {
    let mut contexts = Vec::new();
    for entry in root.table("contexts", problems).entries() {
        let name = problems.name(&entry.key, entry.span.clone(), Role::Context);
        let Some(table) = Table::of(entry, problems) else {
            continue;
        };
        table.allow(CONTEXT_KEYS, LATER, problems);
        let doc = doc::paragraphs(table, problems);
        // What stands in a context is read even if its name is wrong.
        let Some(name) = name.or_else(|| Name::from_any(&entry.key).ok()) else {
            continue;
        };
        let context = Placed {
            item: Context { name, doc },
            span: entry.span.clone(),
        };
        contexts.push((context, table));
    }
    contexts
}

fn declared<'a>(
    table: Table<'a>,
    key: &str,
    context: Option<&Name>,
    problems: &mut Problems,
) -> Vec<Declaration<'a>> {
    let role = if key == "values" {
        Role::Value
    } else {
        Role::Entity
    };
    let mut found = Vec::new();
    for entry in table.table(key, problems).entries() {
        let name = problems.name(&entry.key, entry.span.clone(), role);
        // A misspelled name is reported once and then taken as meant.
        if let Some(name) = name.or_else(|| Name::from_any(&entry.key).ok()) {
            found.push(Declaration {
                name,
                context: context.cloned(),
                entry,
            });
        }
    }
    found
}
