//! Reads `dddgen.toml`: text to [`Model`], or everything that is wrong with it.
//!
//! Three steps, each of which goes on after a problem: the names are collected, then values and
//! fields are read against them, then the whole is checked. A part that was reported is not
//! reported again for what follows from it.

mod built_in;
mod combination;
mod composite;
mod constant;
mod constants;
mod derived;
mod doc;
mod entity;
mod enumeration;
mod event;
mod field;
mod invariant;
mod join;
mod keys;
mod known;
mod member;
mod modifiers;
mod names;
mod node;
mod origin;
mod own;
mod owner;
mod predicate;
mod problems;
mod references;
mod relation;
mod rules;
mod service;
mod shape;
mod short;
mod table;
mod transition;
mod value;
mod was;
mod width;

use std::ops::Range;

use crate::model::problem::Problem;
use crate::model::{Composite, Context, Enum, Model, ValueObject};
use crate::naming::{Name, Role};
use known::Known;
use node::Entry;
use problems::Problems;
use table::Table;

pub(crate) use constant::fault;
pub(super) use keys::{TableKind, flags, keys, offers, pairs};
pub(crate) use problems::nearest;
pub(super) use short::MONEY;

/// A thing of the model with the place of its name.
#[derive(Debug, Clone)]
struct Placed<T> {
    item: T,
    span: Range<usize>,
}

/// A named table of the file: a value object, an enum or an entity, before it is read.
#[derive(Debug)]
struct Declaration<'a> {
    group: Group,
    name: Name,
    context: Option<Name>,
    entry: &'a Entry,
}

/// What declarations stand under, at the top of the file or in a context.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Values,
    Enums,
    Entities,
}

/// All declarations of a file, by what they declare.
#[derive(Debug, Default)]
struct Declared<'a> {
    values: Vec<Declaration<'a>>,
    enums: Vec<Declaration<'a>>,
    entities: Vec<Declaration<'a>>,
}

/// The types that could be read.
#[derive(Debug)]
struct Read {
    values: Vec<ValueObject>,
    composites: Vec<Composite>,
    enums: Vec<Enum>,
}

const ROOT_KEYS: &[&str] = &["service", "values", "enums", "contexts", "entities"];
const CONTEXT_KEYS: &[&str] = &["doc", "was", "values", "enums", "entities"];

/// `keys` and the tables of what the user writes.
fn with_own(keys: &[&'static str]) -> Vec<&'static str> {
    keys.iter().copied().chain(own::TABLES).collect()
}

const LATER: &[table::Unsupported] = &[("features", "features are", "leave the table out")];

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
    root.allow(&with_own(ROOT_KEYS), LATER, problems);
    let service = service::read(root, problems);
    let mut contexts = Vec::new();
    let mut declared = Declared::default();
    declared.collect(root, None, problems);
    let mut own = own::declared(root, None, problems);
    for (context, table) in read_contexts(root, problems) {
        declared.collect(table, Some(&context.item.name), problems);
        own.extend(own::declared(table, Some(&context.item.name), problems));
        contexts.push(context);
    }
    names::check_declarations(&contexts, &declared, problems);
    let in_contexts = root.table("contexts", &mut Problems::default()).entries();
    was::check(in_contexts, &declared, problems);
    let mut types = types(&declared, problems);
    let known = Known::new(&declared, &types);
    let read_entities = read_entities(&declared.entities, &known, problems);
    let members = member::members(&read_entities, problems);
    let is_root = |entity: &Placed<entity::ReadEntity>| entity.item.membership.is_none();
    let roots = read_entities.partition_point(is_root);
    names::check_collections(&read_entities, &contexts, &declared, &known, problems);
    built_in::check(&declared, &types, &read_entities, problems);
    event::check(&read_entities, &declared, problems);
    owner::check(&read_entities, &declared, problems);
    references::check(&read_entities, problems);
    relation::check(&read_entities, &members, problems);
    join::check(&read_entities, problems);
    width::check(service.as_ref(), &read_entities, &known, problems);
    let read_own = own.iter();
    let read_own = read_own.filter_map(|own| own::read(own, &read_entities, problems));
    let read_own: Vec<_> = read_own.collect();
    let others = own::Others {
        contexts: &contexts,
        values: &declared.values,
        enums: &declared.enums,
        entities: &read_entities,
    };
    own::check(&own, &read_own, &others, problems);
    types
        .composites
        .extend(built_in::composites(&read_entities));
    types.composites.extend(owner::composites(&read_entities));
    types.enums.extend(owner::enums(&read_entities));
    let rules_at = read_entities.iter().map(|it| it.item.rules_at.clone());
    let rules_at: Vec<_> = rules_at.collect();
    let mut model = Model {
        service: service?,
        contexts: contexts.into_iter().map(|context| context.item).collect(),
        values: types.values,
        composites: types.composites,
        enums: types.enums,
        entities: read_entities
            .into_iter()
            .take(roots)
            .map(|entity| entity.item.entity)
            .collect(),
        members,
        own: read_own.into_iter().map(|own| own.item).collect(),
    };
    model.note_kinds();
    invariant::choose(&mut model, &rules_at, problems);
    derived::choose(&mut model);
    Some(model)
}

/// Reads members before the roots that may speak of them; returns roots first, in the order of the
/// file.
fn read_entities(
    declared: &[Declaration<'_>],
    known: &Known<'_>,
    problems: &mut Problems,
) -> Vec<Placed<entity::ReadEntity>> {
    let is_member = |it: &&Declaration<'_>| member::is_declared(it.entry);
    let (members, roots): (Vec<_>, Vec<_>) = declared.iter().partition(is_member);
    let mut read = |them: &[&Declaration<'_>], read: &[Placed<entity::ReadEntity>]| {
        let entities = them.iter().filter_map(|declaration| {
            let collections = member::collections(&declaration.name, read);
            entity::read(declaration, known, &collections, problems)
        });
        entities.collect::<Vec<_>>()
    };
    let members = read(&members, &[]);
    let mut entities = read(&roots, &members);
    entities.extend(members);
    // One that says wrongly what it is part of counts among the roots.
    entities.sort_by_key(|entity| entity.item.membership.is_some());
    entities
}

/// The declared types: those of one part first, which the others are made of.
fn types(declared: &Declared<'_>, problems: &mut Problems) -> Read {
    let values = declared.values.iter();
    let (several, single): (Vec<_>, Vec<_>) = values.partition(|it| composite::is_declared(it));
    let single = single.into_iter();
    let enums = declared.enums.iter();
    let mut types = Read {
        values: single
            .filter_map(|value| value::read(value, problems))
            .collect(),
        composites: Vec::new(),
        enums: enums
            .filter_map(|it| enumeration::read(it, problems))
            .collect(),
    };
    let known = Known::new(declared, &types);
    let several = several.into_iter();
    let composites = several.filter_map(|value| composite::read(value, &known, problems));
    types.composites = composites.collect();
    types
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
        table.allow(&with_own(CONTEXT_KEYS), LATER, problems);
        let doc = doc::paragraphs(table, problems);
        let was = was::read(table, Role::Context, problems);
        // What stands in a context is read even if its name is wrong.
        let Some(name) = name.or_else(|| Name::from_any(&entry.key).ok()) else {
            continue;
        };
        let context = Placed {
            item: Context { name, doc, was },
            span: entry.span.clone(),
        };
        contexts.push((context, table));
    }
    contexts
}

impl<'a> Declared<'a> {
    /// Adds what a table declares.
    fn collect(&mut self, table: Table<'a>, context: Option<&Name>, problems: &mut Problems) {
        for group in [Group::Values, Group::Enums, Group::Entities] {
            let found = declarations(table, group, context, problems);
            match group {
                Group::Values => self.values.extend(found),
                Group::Enums => self.enums.extend(found),
                Group::Entities => self.entities.extend(found),
            }
        }
    }

    /// All of them.
    fn iter(&self) -> impl Iterator<Item = &Declaration<'a>> {
        let types = self.values.iter().chain(&self.enums);
        types.chain(&self.entities)
    }
}

impl Group {
    /// The key of the file.
    fn key(self) -> &'static str {
        match self {
            Self::Values => "values",
            Self::Enums => "enums",
            Self::Entities => "entities",
        }
    }

    /// What each of them is.
    fn what(self) -> &'static str {
        match self {
            Self::Values => "a value object",
            Self::Enums => "an enum",
            Self::Entities => "an entity",
        }
    }

    fn role(self) -> Role {
        match self {
            Self::Values => Role::Value,
            Self::Enums => Role::Enum,
            Self::Entities => Role::Entity,
        }
    }
}

fn declarations<'a>(
    table: Table<'a>,
    group: Group,
    context: Option<&Name>,
    problems: &mut Problems,
) -> Vec<Declaration<'a>> {
    let mut found = Vec::new();
    for entry in table.table(group.key(), problems).entries() {
        let name = problems.name(&entry.key, entry.span.clone(), group.role());
        // A misspelled name is reported once and then taken as meant.
        if let Some(name) = name.or_else(|| Name::from_any(&entry.key).ok()) {
            found.push(Declaration {
                group,
                name,
                context: context.cloned(),
                entry,
            });
        }
    }
    found
}
