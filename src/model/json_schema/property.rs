//! What each key holds.

use serde_json::{Value, json};

use super::types::{any_of, lists_of, map_of, named, reference, text};
use crate::model::OwnKind;
use crate::model::parse::TableKind;

/// What a key stands for and what it holds; none for one that nobody described.
pub(super) fn of(kind: TableKind, key: &str) -> Option<(&'static str, Value)> {
    if key == "doc" {
        return Some(("What it stands for, in a sentence", text()));
    }
    if key == "was" {
        let name = match kind {
            TableKind::Value | TableKind::Enum | TableKind::Entity => "type_name",
            TableKind::Field => return Some(("What it was before", field_was())),
            _ => "name",
        };
        return Some(("The name that it had before", reference(name)));
    }
    match kind {
        TableKind::Root | TableKind::Context => of_group(key),
        TableKind::Service => of_service(key),
        TableKind::Value => of_value(key),
        TableKind::Enum => of_enum(key),
        TableKind::Entity => of_entity(key),
        TableKind::Field => of_field(key),
        TableKind::Transition => of_transition(key),
        TableKind::Index => of_index(key),
        TableKind::Own(kind) => of_own(kind, key),
    }
}

/// The keys that a table cannot be without.
pub(super) fn required(kind: TableKind) -> &'static [&'static str] {
    match kind {
        TableKind::Root => &["service"],
        TableKind::Service => &["name"],
        TableKind::Value => &["type", "fields"],
        TableKind::Enum => &["values"],
        TableKind::Entity | TableKind::Index => &["fields"],
        TableKind::Field => &["type", "any"],
        TableKind::Transition => &["field", "from", "to"],
        TableKind::Own(OwnKind::UseCase | OwnKind::Specification | OwnKind::Handler) => &["on"],
        TableKind::Own(OwnKind::Endpoint) => &["method", "path"],
        TableKind::Own(OwnKind::Service | OwnKind::Query) | TableKind::Context => &[],
    }
}

/// Whether one of the required keys is enough.
pub(super) fn is_one_of(kind: TableKind) -> bool {
    matches!(kind, TableKind::Value | TableKind::Field)
}

fn of_group(key: &str) -> Option<(&'static str, Value)> {
    Some(match key {
        "service" => ("The service as a whole", reference("service")),
        "values" => ("Value objects", map_of("type_name", "value")),
        "enums" => ("Enums", map_of("type_name", "enum")),
        "contexts" => ("Bounded contexts", map_of("name", "context")),
        "entities" => ("Entities", map_of("type_name", "entity")),
        _ => {
            let own = OwnKind::ALL.into_iter().find(|own| own.table() == key)?;
            (own_doc(own), map_of("name", own.table()))
        }
    })
}

fn own_doc(kind: OwnKind) -> &'static str {
    match kind {
        OwnKind::UseCase => "Use cases of your own",
        OwnKind::Service => "Services of the domain",
        OwnKind::Specification => "Conditions with a name",
        OwnKind::Query => "Read models with their own SQL",
        OwnKind::Endpoint => "Endpoints of your own",
        OwnKind::Handler => "Handlers of domain events",
    }
}

fn of_service(key: &str) -> Option<(&'static str, Value)> {
    Some(match key {
        "name" => (
            "The name of the project, in kebab case",
            json!({ "type": "string", "pattern": "^[a-z][a-z0-9]*([-_][a-z0-9]+)*$" }),
        ),
        "description" => ("What the service is for, in a sentence", text()),
        "dddgen" => (
            "The version that rendered the project; dddgen writes it",
            text(),
        ),
        "database" => (
            "Where the aggregates are kept",
            json!({ "enum": ["sqlite", "postgres"] }),
        ),
        _ => return None,
    })
}

fn of_value(key: &str) -> Option<(&'static str, Value)> {
    Some(match key {
        "type" => ("The scalar that it wraps", reference("type")),
        "fields" => ("Its parts", map_of("name", "field")),
        "storage" => (
            "One column for each part, or one for all",
            json!({ "enum": ["columns", "json"] }),
        ),
        _ => return of_constraint(key),
    })
}

fn of_constraint(key: &str) -> Option<(&'static str, Value)> {
    Some(match key {
        "pattern" => ("A regular expression that every value matches", text()),
        "min" => (
            "The smallest value, length or number of elements",
            reference("number"),
        ),
        "max" => (
            "The largest value, length or number of elements",
            reference("number"),
        ),
        "range" => (
            "Both ends, either of which may be missing: `1..255`",
            json!({ "type": "string", "pattern": r"^.*\.\..*$" }),
        ),
        "example" => ("A valid value, for documents and tests", json!({})),
        "rules" => (
            "What holds across its fields",
            json!({ "type": "array", "items": reference("rule") }),
        ),
        _ => return None,
    })
}

fn of_enum(key: &str) -> Option<(&'static str, Value)> {
    Some(match key {
        "values" => (
            "Its values, alone or each with what it stands for",
            any_of([named("name", 1), map_of("name", "enum_value")]),
        ),
        "final" => ("The values that are never left", named("name", 0)),
        _ => return None,
    })
}

fn of_entity(key: &str) -> Option<(&'static str, Value)> {
    Some(match key {
        "plural" => (
            "Its plural in snake case, where the derived one will not do",
            reference("name"),
        ),
        "table" => ("Its table, where the plural will not do", reference("name")),
        "route" => (
            "The last part of its path, where the plural will not do",
            json!({ "type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$" }),
        ),
        "part_of" => (
            "The root of the aggregate that it is a member of",
            reference("type_name"),
        ),
        "collection" => (
            "What its root calls such members, where the derived word will not do",
            reference("name"),
        ),
        "count" => (
            "How many of them a root has, `1..100`",
            json!({ "type": "string", "pattern": r"^[01]?\.\.[0-9]*$" }),
        ),
        "unique" => ("Fields that are unique together", lists_of("name", 2)),
        "indexes" => (
            "Indexes beside those of single fields",
            json!({ "type": "array", "items": reference("index") }),
        ),
        "fields" => (
            "Its fields, in order",
            at_least_one(map_of("name", "field")),
        ),
        "transitions" => (
            "What moves it from state to state",
            map_of("name", "transition"),
        ),
        "events" => ("Events of its own", map_of("name", "event")),
        "rules" => (
            "What holds across its fields",
            json!({ "type": "array", "items": reference("rule") }),
        ),
        _ => return None,
    })
}

fn of_field(key: &str) -> Option<(&'static str, Value)> {
    Some(match key {
        "type" => ("Its type, with or without modifiers", reference("grammar")),
        "any" => (
            "The entities of which it refers to one",
            named("type_name", 2),
        ),
        "derived" => ("What it is computed from", text()),
        "default" => ("The value when none is given", json!({})),
        "on_delete" => (
            "What becomes of it when what it refers to is deleted",
            json!({ "enum": ["restrict", "cascade", "set_null"] }),
        ),
        "inverse" => (
            "What those that refer by it are called in paths",
            json!({ "type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$" }),
        ),
        "optional" => ("May be absent", switch()),
        "unique" => ("No two live ones have the same", switch()),
        "index" => ("Has an index", switch()),
        "readonly" => ("Never set from outside", switch()),
        "immutable" => ("Set once and for all", switch()),
        "secret" => ("Never shown", switch()),
        _ => return of_constraint(key),
    })
}

fn of_transition(key: &str) -> Option<(&'static str, Value)> {
    Some(match key {
        "field" => ("The field with the state", reference("name")),
        "from" => ("The states that it starts from", named("name", 1)),
        "to" => ("The state that it leads to", reference("name")),
        "when" => ("The guard that allows it", reference("name")),
        "input" => ("What it takes", map_of("name", "field")),
        _ => return None,
    })
}

fn of_index(key: &str) -> Option<(&'static str, Value)> {
    Some(match key {
        "fields" => ("Its fields and parts of fields, in order", named("path", 1)),
        "where" => ("The rows that it covers, `stock < 10`", text()),
        _ => return None,
    })
}

fn of_own(kind: OwnKind, key: &str) -> Option<(&'static str, Value)> {
    Some(match key {
        "on" if kind == OwnKind::Handler => (
            "The events that it acts upon",
            any_of([reference("happening"), named("happening", 1)]),
        ),
        "on" => {
            let least = usize::from(matches!(kind, OwnKind::UseCase | OwnKind::Specification));
            let list = named("type_name", least);
            (
                "The entities that it is about",
                any_of([reference("type_name"), list]),
            )
        }
        "method" => (
            "Its method",
            json!({ "enum": ["get", "post", "put", "patch", "delete"] }),
        ),
        "path" => (
            "Its path below `/api/v1`",
            json!({ "type": "string", "pattern": r"^(/([a-z0-9_-]+|\{id\}))+$" }),
        ),
        _ => return None,
    })
}

/// A field, a part of one, or the fields that its parts were.
fn field_was() -> Value {
    let place = reference("path");
    let parts = json!({
        "type": "object",
        "propertyNames": reference("name"),
        "additionalProperties": place,
    });
    any_of([place, parts])
}

fn switch() -> Value {
    json!({ "type": "boolean" })
}

fn at_least_one(mut schema: Value) -> Value {
    if let Some(members) = schema.as_object_mut() {
        members.insert("minProperties".to_owned(), 1.into());
    }
    schema
}
