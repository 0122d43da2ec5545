//! Names that would meet in the generated project: the same in another casing, or in the plural.

use std::collections::BTreeMap;
use std::ops::Range;

use super::composite::is_declared;
use super::entity::ReadEntity;
use super::known::Known;
use super::problems::Problems;
use super::{Declared, Placed, built_in, owner};
use crate::model::{Context, Entity, FieldType, Transition};
use crate::naming::Name;

/// What dddgen adds to an entity's name to name what belongs to it.
const DERIVED: &[&str] = &[
    "Body",
    "Changes",
    "Created",
    "Deleted",
    "Details",
    "Draft",
    "Event",
    "Field",
    "Id",
    "Patch",
    "Queries",
    "Repository",
    "Response",
    "Updated",
    "UseCases",
    "View",
];

/// What dddgen puts before an entity's name to name what can be done with it.
const VERBS: &[&str] = &[
    "Add", "Create", "Delete", "Memory", "Patch", "Remove", "Replace", "Sql",
];

/// Checks the declared names against each other.
pub(super) fn check_declarations(
    contexts: &[Placed<Context>],
    declared: &Declared<'_>,
    problems: &mut Problems,
) {
    let mut types = Seen::default();
    for declaration in declared.iter() {
        let shown = declaration.name.pascal();
        let span = &declaration.entry.span;
        types.add(&declaration.name.fold(), &shown, span, problems);
    }
    for entity in &declared.entities {
        let name = entity.name.pascal();
        for other in declared.iter() {
            let shown = other.name.pascal();
            if is_derived(&shown, &name) {
                let message = format!("`{shown}` is what dddgen calls a part of `{name}`");
                let hint = "choose another name for one of the two";
                problems.hint(other.entry.span.clone(), message, hint);
            }
        }
    }
    for value in declared.values.iter().filter(|it| is_declared(it)) {
        let name = value.name.pascal();
        for part in built_in::names(&value.name).skip(1) {
            let mut others = declared.iter();
            if let Some(other) = others.find(|other| other.name.pascal() == part) {
                let message = format!("`{part}` is what dddgen calls a part of `{name}`");
                let hint = "choose another name for one of the two";
                problems.hint(other.entry.span.clone(), message, hint);
            }
        }
    }
    let mut modules = Seen::default();
    for context in contexts {
        let name = &context.item.name;
        modules.add(&name.fold(), name.snake(), &context.span, problems);
    }
    for declaration in declared.iter() {
        let word = declaration.name.fold();
        if contexts
            .iter()
            .any(|context| context.item.name.fold() == word)
        {
            let name = declaration.name.pascal();
            let message = format!("`{name}` has the name of a context");
            let hint = "call the context by what it covers, in the plural or in one more word";
            problems.hint(declaration.entry.span.clone(), message, hint);
        }
    }
}

/// Whether dddgen calls a part of the entity `name` as `shown` is called.
pub(super) fn is_derived(shown: &str, name: &str) -> bool {
    let part = shown.strip_prefix(name);
    let verb = shown.strip_suffix(name);
    part.is_some_and(|rest| DERIVED.contains(&rest))
        || verb.is_some_and(|rest| VERBS.contains(&rest))
}

/// Checks plurals, tables, routes and the members of each entity.
pub(super) fn check_collections(
    entities: &[Placed<ReadEntity>],
    contexts: &[Placed<Context>],
    declared: &Declared<'_>,
    known: &Known<'_>,
    problems: &mut Problems,
) {
    check_plurals(entities, problems);
    let mut tables = Seen::of("table", "give one of them another `table`");
    let mut routes = Seen::of("route", "give one of them another `route`");
    let mut names = Vec::new();
    for placed in entities {
        let entity = &placed.item.entity;
        // Two entities of one name were reported; that they share a table follows.
        if names.contains(&&entity.name) {
            continue;
        }
        names.push(&entity.name);
        tables.add(&entity.table, &entity.table, &placed.span, problems);
        check_members(&placed.item, problems);
        check_columns(&placed.item, known, problems);
        check_commands(&placed.item, declared, problems);
        if placed.item.membership.is_some() {
            continue;
        }
        routes.add(&entity.route, &entity.route, &placed.span, problems);
        let context = contexts
            .iter()
            .find(|context| context.item.name.kebab() == entity.route);
        if let (None, Some(context)) = (&entity.context, context) {
            let message = format!(
                "the context `{}` and the entity `{}` have the same route",
                context.item.name,
                entity.name.pascal()
            );
            let hint = "give the entity another `route`, or move it into the context";
            problems.hint(placed.span.clone(), message, hint);
        }
    }
}

fn check_plurals(entities: &[Placed<ReadEntity>], problems: &mut Problems) {
    for (index, placed) in entities.iter().enumerate() {
        let entity = &placed.item.entity;
        for other in entities.iter().map(|other| &other.item.entity) {
            if other.name != entity.name && entity.name.fold() == other.plural.fold() {
                let (name, other) = (entity.name.pascal(), other.name.pascal());
                let message = format!("`{name}` is the plural of `{other}`");
                let hint = format!("rename one of them, or give `{other}` another `plural`");
                problems.hint(placed.span.clone(), message, hint);
            }
        }
        let before = entities.iter().take(index).map(|other| &other.item.entity);
        for other in before {
            if other.name != entity.name && other.plural.fold() == entity.plural.fold() {
                let (name, other) = (entity.name.pascal(), other.name.pascal());
                let message = format!("`{other}` and `{name}` have the same plural");
                let hint = "give one of them another `plural`";
                problems.hint(placed.span.clone(), message, hint);
            }
        }
    }
}

fn check_members(read: &ReadEntity, problems: &mut Problems) {
    let mut members = Seen::of("member", "a reference ends in `_id`; rename one of the two");
    for (field, span) in read.entity.fields.iter().zip(&read.places) {
        let member = field.member();
        members.add(&member.fold(), member.snake(), span, problems);
    }
    for (derived, span) in read.entity.derived.iter().zip(&read.derived) {
        let name = &derived.field.name;
        members.add(&name.fold(), name.snake(), span, problems);
        let transitions = read.entity.transitions.iter().map(|it| &it.name);
        let events = read.entity.events.iter().map(|it| &it.name);
        if transitions.chain(events).any(|other| other == name) {
            let message = format!("`{name}` is a method already");
            problems.hint(span.clone(), message, "rename one of the two");
        }
    }
}

/// Columns that every table has, or that of members.
const COLUMNS: &[&str] = &[
    "created_at",
    "created_by",
    "deleted_at",
    "id",
    "position",
    "updated_at",
    "updated_by",
    "version",
];

/// Checks the columns of values of several parts against all others.
fn check_columns(read: &ReadEntity, known: &Known<'_>, problems: &mut Problems) {
    let fields = read.entity.fields.iter();
    let mut taken: Vec<(String, String)> = fields
        .map(|field| (field.member().fold(), field.member().snake().to_owned()))
        .collect();
    let derived = read.entity.derived.iter().map(|it| &it.field.name);
    let root = read.root().map(Name::reference);
    let house = COLUMNS.iter().filter_map(|word| Name::from_any(word).ok());
    let others = derived.cloned().chain(root).chain(house);
    taken.extend(others.map(|name| (name.fold(), name.snake().to_owned())));
    for (field, span) in read.entity.fields.iter().zip(&read.places) {
        let FieldType::Composite(of) = &field.ty else {
            continue;
        };
        let of_kinds = owner::parts(field);
        let columns = known.composite(of).filter(|it| !it.is_document());
        let parts = if field.any.is_empty() {
            columns.map_or(&[][..], |it| &it.parts)
        } else {
            &of_kinds
        };
        if field.optional && !parts.is_empty() && parts.iter().all(|part| part.optional) {
            let message = format!(
                "a `{}` without a part cannot be told from none",
                of.pascal()
            );
            let hint = "demand one of its parts, or drop `optional`";
            problems.hint(span.clone(), message, hint);
        }
        for part in parts {
            let column = field.column_of(part);
            let key = column.replace('_', "");
            if let Some((_, other)) = taken.iter().find(|(other, _)| *other == key) {
                let message = format!(
                    "the part `{}` of `{}` is kept in the column `{column}`, and so is `{other}`",
                    part.name, field.name
                );
                let hint = "rename one of the two fields";
                problems.hint(span.clone(), message, hint);
            }
            taken.push((key, column));
        }
    }
}

/// What dddgen calls the request for a transition, `ConfirmOrder`.
pub(super) fn command(transition: &Transition, entity: &Entity) -> String {
    format!("{}{}", transition.name.pascal(), entity.name.pascal())
}

/// Checks what transitions are called against the types of the model.
fn check_commands(read: &ReadEntity, declared: &Declared<'_>, problems: &mut Problems) {
    for (transition, span) in read.entity.transitions.iter().zip(&read.steps) {
        let command = command(transition, &read.entity);
        if declared.iter().any(|other| other.name.pascal() == command) {
            let message = format!("`{command}` is what dddgen calls this transition");
            let hint = "choose another name for one of the two";
            problems.hint(span.clone(), message, hint);
        }
    }
}

/// Names by what makes them one, with how they were written first.
#[derive(Debug, Default)]
struct Seen {
    what: &'static str,
    hint: &'static str,
    names: BTreeMap<String, String>,
}

impl Seen {
    fn of(what: &'static str, hint: &'static str) -> Self {
        Self {
            what,
            hint,
            names: BTreeMap::new(),
        }
    }

    fn add(&mut self, key: &str, shown: &str, span: &Range<usize>, problems: &mut Problems) {
        let Some(first) = self.names.insert(key.to_owned(), shown.to_owned()) else {
            return;
        };
        let what = self.what;
        let message = match (first == shown, what) {
            (false, _) => format!("`{shown}` and `{first}` differ in casing or underscores only"),
            (true, "") => format!("there are two `{shown}`"),
            (true, what) => format!("there are two of the {what} `{shown}`"),
        };
        let hint = match self.hint {
            "" => "names are unique in the whole model; rename one of the two",
            hint => hint,
        };
        problems.hint(span.clone(), message, hint);
    }
}
