//! `[use_cases.*]`, `[services.*]`, `[specifications.*]`, `[queries.*]`, `[endpoints.*]`,
//! `[handlers.*]`, at the top and in contexts: declared in the model, written by the user.

mod clash;
mod heard;
mod route;

use super::entity::ReadEntity;
use super::known::declare_entity;
use super::node::{Entry, Kind, Text};
use super::problems::Problems;
use super::table::{self, Table};
use super::{Placed, doc};
use crate::model::{Entity, Own, OwnKind};
use crate::naming::{Name, Role};

pub(super) use clash::{Others, check};

/// The tables, for the keys that a context and the whole file may have.
pub(super) const TABLES: [&str; 6] = [
    OwnKind::UseCase.table(),
    OwnKind::Service.table(),
    OwnKind::Specification.table(),
    OwnKind::Query.table(),
    OwnKind::Endpoint.table(),
    OwnKind::Handler.table(),
];

/// The most arguments of a function, which clippy counts.
const MOST_ARGUMENTS: usize = 7;

/// A table of the file that declares something of the user's own, before it is read.
pub(super) struct OwnDeclaration<'a> {
    kind: OwnKind,
    name: Name,
    context: Option<Name>,
    entry: &'a Entry,
}

/// Those of a context, or of the whole file.
pub(super) fn declared<'a>(
    table: Table<'a>,
    context: Option<&Name>,
    problems: &mut Problems,
) -> Vec<OwnDeclaration<'a>> {
    let mut found = Vec::new();
    for kind in OwnKind::ALL {
        for entry in table.table(kind.table(), problems).entries() {
            let name = problems.name(&entry.key, entry.span.clone(), Role::Own);
            // A misspelled name is reported once and then taken as meant.
            let Some(name) = name.or_else(|| Name::from_any(&entry.key).ok()) else {
                continue;
            };
            found.push(OwnDeclaration {
                kind,
                name,
                context: context.cloned(),
                entry,
            });
        }
    }
    found
}

/// Reads one of them.
pub(super) fn read(
    declared: &OwnDeclaration<'_>,
    entities: &[Placed<ReadEntity>],
    problems: &mut Problems,
) -> Option<Placed<Own>> {
    let table = Table::of(declared.entry, problems)?;
    table.allow(keys(declared.kind), &[], problems);
    let (on, hears) = match declared.kind {
        OwnKind::Handler => heard::read(declared, table, entities, problems)?,
        _ => (on(declared, table, entities, problems)?, Vec::new()),
    };
    let own = Own {
        kind: declared.kind,
        name: declared.name.clone(),
        context: declared.context.clone(),
        doc: doc::paragraphs(table, problems),
        on,
        hears,
        route: route::read(declared, table, entities, problems)?,
    };
    let span = declared.entry.span.clone();
    Some(Placed { item: own, span })
}

pub(super) fn keys(kind: OwnKind) -> &'static [&'static str] {
    match kind {
        OwnKind::Endpoint => &["doc", "method", "path"],
        _ => &["doc", "on"],
    }
}

/// The entities that it works on; none when what is said of them is wrong.
fn on(
    declared: &OwnDeclaration<'_>,
    table: Table<'_>,
    entities: &[Placed<ReadEntity>],
    problems: &mut Problems,
) -> Option<Vec<Name>> {
    let before = problems.len();
    let mut named = Vec::new();
    for text in listed(table, problems) {
        let Some(entity) = reachable(text, &text.value, (declared, entities), problems) else {
            continue;
        };
        if named.contains(&entity.name) {
            problems.add(text.span(), format!("`{}` is listed twice", text.value));
        } else {
            named.push(entity.name.clone());
        }
    }
    if problems.len() > before {
        return None;
    }
    if declared.kind == OwnKind::Query && named.is_empty() {
        named = near(declared, entities);
    }
    if let Some((message, hint)) = count_fault(declared, named.len()) {
        problems.hint(declared.entry.span.clone(), message, hint);
        return None;
    }
    Some(named)
}

/// The entities of its own context.
fn near(declared: &OwnDeclaration<'_>, entities: &[Placed<ReadEntity>]) -> Vec<Name> {
    let all = entities.iter().map(|placed| &placed.item.entity);
    let near = all.filter(|entity| entity.context == declared.context);
    near.map(|entity| entity.name.clone()).collect()
}

/// What is wrong with the number of entities, and the way out.
fn count_fault(declared: &OwnDeclaration<'_>, count: usize) -> Option<(String, String)> {
    let (noun, name) = (declared.kind.noun(), &declared.name);
    let (message, hint) = match (declared.kind, count) {
        (OwnKind::UseCase | OwnKind::Specification, 0) => (
            format!("the {noun} `{name}` does not say what it is about"),
            "add `on = [\"Order\"]`, with an entity".to_owned(),
        ),
        (OwnKind::Query, 0) => (
            format!("the query `{name}` does not say what it reads"),
            "add `on = [\"Order\"]`, with an entity".to_owned(),
        ),
        (OwnKind::Specification, 2..) => (
            format!("the specification `{name}` is about more than one entity"),
            "declare one for each of them".to_owned(),
        ),
        (OwnKind::Service, count) if count > MOST_ARGUMENTS => (
            format!("the service `{name}` is about {count} entities"),
            format!("a function takes {MOST_ARGUMENTS} at most; make two of it"),
        ),
        _ => return None,
    };
    Some((message, hint))
}

/// The texts of `on`: a list, or one name alone.
fn listed<'a>(table: Table<'a>, problems: &mut Problems) -> Vec<&'a Text> {
    let Some(entry) = table.entry("on") else {
        return Vec::new();
    };
    if let Kind::Text(text) = &entry.node.kind {
        return vec![text];
    }
    let nodes = table::list(&entry.node, "on", problems).unwrap_or_default();
    let texts = nodes
        .iter()
        .filter_map(|node| table::text(node, "on", problems));
    texts.collect()
}

/// The entity of a name, which is a part of `text`, if one of this context may use it.
fn reachable<'e>(
    text: &Text,
    word: &str,
    (declared, entities): (&OwnDeclaration<'_>, &'e [Placed<ReadEntity>]),
    problems: &mut Problems,
) -> Option<&'e Entity> {
    let all = || entities.iter().map(|placed| &placed.item.entity);
    let Some(entity) = all().find(|entity| entity.name.pascal() == word) else {
        let names: Vec<_> = all().map(|entity| entity.name.pascal()).collect();
        let near = super::nearest(word, names.iter().map(String::as_str));
        let hint = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => declare_entity(word),
        };
        let message = format!("unknown entity `{}`", word.escape_debug());
        problems.hint(text.span(), message, hint);
        return None;
    };
    let mut others = entities.iter().map(|placed| &placed.item);
    let membership = others.find(|other| other.entity.name == entity.name);
    if let Some(root) = membership.and_then(ReadEntity::root) {
        let message = format!("`{word}` is a part of `{}`", root.pascal());
        let hint = format!("name the root of the aggregate, `{}`", root.pascal());
        problems.hint(text.span(), message, hint);
        return None;
    }
    let own = declared.context.as_ref();
    match (own, &entity.context) {
        (Some(own), Some(other)) if own != other => {
            let noun = declared.kind.noun();
            let name = &declared.name;
            let table = declared.kind.table();
            problems.hint(
                text.span(),
                format!("`{word}` belongs to the context `{other}`, the {noun} to `{own}`"),
                format!("what spans contexts stands at the top, `[{table}.{name}]`"),
            );
            None
        }
        _ => Some(entity),
    }
}
