//! `[entities.*]` and `[contexts.*.entities.*]`.

use std::ops::Range;

use super::combination::Combinations;
use super::derived;
use super::invariant::{Invariants, scope};
use super::known::Known;
use super::member::{self, Membership};
use super::node::{Entry, Text};
use super::problems::Problems;
use super::table::{self, Table};
use super::transition::Owner;
use super::{Declaration, Placed, doc, event, field, origin, owner, was};
use crate::expression::{Collection, Scope};
use crate::model::{Entity, Field};
use crate::naming::{Name, Role};

pub(super) const KEYS: &[&str] = &[
    "doc",
    "was",
    "plural",
    "table",
    "route",
    "unique",
    "indexes",
    "fields",
    "transitions",
    "events",
    "rules",
    "part_of",
    "collection",
    "count",
];
const LATER: &[table::Unsupported] = &[(
    "owner",
    "owners are",
    "refer to the owner by a field, `ref:…`",
)];

/// An entity with the places of its fields' names.
#[derive(Debug)]
pub(super) struct ReadEntity {
    pub(super) entity: Entity,
    /// As many as there are fields.
    pub(super) places: Vec<Range<usize>>,
    /// As many as there are transitions.
    pub(super) steps: Vec<Range<usize>>,
    /// As many as there are events.
    pub(super) events: Vec<Range<usize>>,
    /// As many as there are derived fields.
    pub(super) derived: Vec<Range<usize>>,
    /// Where its rules stand.
    pub(super) rules_at: Range<usize>,
    /// What expressions about it may speak of.
    pub(super) scope: Scope,
    /// Its place in the aggregate of another; none of a root.
    pub(super) membership: Option<Membership>,
}

impl ReadEntity {
    /// The root of its aggregate, if that is another one.
    pub(super) fn root(&self) -> Option<&Name> {
        self.membership.as_ref().map(Membership::root)
    }
}

/// Reads an entity as far as it can be.
pub(super) fn read(
    declaration: &Declaration<'_>,
    known: &Known<'_>,
    collections: &[Collection],
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
    let (mut fields, places) = fields(declared, context, known, problems);
    owner::name(&declaration.name, &mut fields);
    origin::check(&fields, declared, known, problems);
    let owner = Owner {
        context,
        fields: &fields,
        places: &places,
        declared,
        known,
    };
    let transitions = owner.transitions(table, problems);
    for field in &mut fields {
        let mut driving = transitions.iter().map(|placed| &placed.item.field);
        field.readonly |= driving.any(|driven| *driven == field.name);
    }
    if !fields.is_empty() && fields.iter().all(|field: &Field| field.readonly) {
        let name = declaration.name.pascal();
        let message = format!("every field of the entity `{name}` is `readonly`");
        let hint = "leave one for clients to set";
        problems.hint(entry.span.clone(), message, hint);
    }
    let names = collection(table, &declaration.name, problems);
    refuse_keyword(&names.plural, entry, problems);
    let mut scope = scope::of(&fields, declared, known, collections);
    let derived = derived::read(declared, &mut scope, problems);
    let derived_at: Vec<_> = derived.iter().map(|placed| placed.span.clone()).collect();
    let shown = derived.iter().map(|placed| &placed.item.field);
    let shown: Vec<_> = fields.iter().chain(shown).cloned().collect();
    let names_derived = derived.iter().map(|placed| placed.item.field.name.clone());
    let names_derived: Vec<_> = names_derived.collect();
    let combinations = Combinations {
        derived: &names_derived,
        fields: &shown,
        declared,
        known,
    };
    let driven: Vec<_> = transitions.iter().map(|it| it.item.field.clone()).collect();
    let invariants = Invariants {
        derived: &derived,
        is_member: table.entry("part_of").is_some(),
        driven: &driven,
        fields: &fields,
        declared,
        scope: &scope,
    };
    let rules = invariants.read(table, problems);
    let (transitions, steps) = transitions
        .into_iter()
        .map(|placed| (placed.item, placed.span))
        .unzip();
    let (events, told) = event::read(table, context, known, problems)
        .into_iter()
        .map(|placed| (placed.item, placed.span))
        .unzip();
    let entity = Entity {
        name: declaration.name.clone(),
        context: declaration.context.clone(),
        was: was::read(table, Role::Entity, problems),
        doc: doc::paragraphs(table, problems),
        plural: names.plural,
        table: names.table,
        route: names.route,
        uniques: combinations.uniques(table, problems),
        indexes: combinations.indexes(table, problems),
        fields,
        transitions,
        events,
        rules,
        derived: derived.into_iter().map(|it| it.item).collect(),
    };
    let membership = member::read(declaration, table, known, problems);
    let item = ReadEntity {
        derived: derived_at,
        scope,
        entity,
        places,
        steps,
        events: told,
        rules_at: table
            .entry("rules")
            .map(|it| it.span.clone())
            .unwrap_or_default(),
        membership,
    };
    let span = entry.span.clone();
    Some(Placed { item, span })
}

/// The fields that say something of their own, with the places of their names.
fn fields(
    declared: &[Entry],
    context: Option<&Name>,
    known: &Known<'_>,
    problems: &mut Problems,
) -> (Vec<Field>, Vec<Range<usize>>) {
    let own = declared.iter().filter(|entry| !derived::is_derived(entry));
    let read = own.filter_map(|entry| {
        let field = field::read(entry, context, known, problems)?;
        Some((field, entry.span.clone()))
    });
    read.unzip()
}

fn refuse_keyword(plural: &Name, entry: &Entry, problems: &mut Problems) {
    if ["crate", "self", "super"].contains(&plural.snake()) {
        let message = format!("`{plural}`, the plural, is a keyword of Rust");
        let hint = "give the entity another `plural`";
        problems.hint(entry.span.clone(), message, hint);
    }
}

/// What the entities of a kind are called together.
struct Together {
    plural: Name,
    table: String,
    route: String,
}

fn collection(table: Table<'_>, name: &Name, problems: &mut Problems) -> Together {
    let mut given = |key| table.text(key, problems).cloned();
    let (plural, sql, route) = (given("plural"), given("table"), given("route"));
    let snake = |name: &Name| name.snake().to_owned();
    let plural = plural.map_or_else(
        || name.plural(),
        |text| identifier(&text, "snake case", snake, problems).unwrap_or(name.plural()),
    );
    let sql = sql.and_then(|text| {
        let name = identifier(&text, "snake case", snake, problems)?;
        let taken = ["sqlite_", "pg_"];
        if let Some(prefix) = taken.iter().find(|it| name.snake().starts_with(*it)) {
            let message = format!("tables that start with `{prefix}` belong to the database");
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
    Together {
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
                format!("write `{right}`"),
            );
            None
        }
    }
}
