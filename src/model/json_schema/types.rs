//! The schemas that others are made of: names, types, fields.

use serde_json::{Value, json};

use crate::model::parse::{MONEY, flags, offers, pairs};
use crate::scalar::SCALARS;

/// What is defined once and referred to by name.
pub(super) fn definitions() -> Vec<(&'static str, Value)> {
    vec![
        ("text", text()),
        ("number", any_of([json!({ "type": "number" }), text()])),
        ("name", json!({ "type": "string", "pattern": NAME })),
        ("path", json!({ "type": "string", "pattern": PATH })),
        (
            "type_name",
            json!({ "type": "string", "pattern": TYPE_NAME }),
        ),
        (
            "happening",
            json!({ "type": "string", "pattern": HAPPENING }),
        ),
        ("type", json!({ "type": "string", "pattern": grammar() })),
        ("grammar", json!({ "type": "string", "pattern": grammar() })),
        (
            "field",
            any_of([reference("grammar"), reference("field_table")]),
        ),
        (
            "enum_value",
            any_of([
                text(),
                json!({
                    "type": "object",
                    "properties": {
                        "doc": described(text(), "What it stands for, in a sentence"),
                        "was": described(reference("name"), "The name that it had before"),
                    },
                    "additionalProperties": false,
                }),
            ]),
        ),
        (
            "index",
            any_of([named("path", 1), reference("index_table")]),
        ),
        ("rule", rule()),
        ("event", event()),
    ]
}

const NAME: &str = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$";
const PATH: &str = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*(\.[a-z][a-z0-9]*(_[a-z0-9]+)*)?$";
const TYPE_NAME: &str = "^[A-Z][A-Za-z0-9]*$";
const HAPPENING: &str = r"^[A-Z][A-Za-z0-9]*\.[a-z][a-z0-9]*(_[a-z0-9]+)*$";

/// `type[:modifier]*`.
fn grammar() -> String {
    let scalars = SCALARS.iter().map(|spec| spec.keyword);
    let units: Vec<_> = scalars.chain([MONEY]).collect();
    let units = format!("{}|[A-Z][A-Za-z0-9]*", units.join("|"));
    let refs = if offers("refs") { "refs?" } else { "ref" };
    let entity = "[A-Z][A-Za-z0-9]*";
    let flags: Vec<_> = flags().collect();
    let range = r"[^:=]*\.\.[^:=]*";
    format!(
        "^((list:)?({units})|{refs}:{entity}|any:{entity}(,{entity})+)(:({}|({})=.*|{range}))*$",
        flags.join("|"),
        pairs().join("|")
    )
}

fn rule() -> Value {
    json!({
        "type": "object",
        "properties": {
            "name": described(reference("name"), "What it is called in problems"),
            "rule": described(text(), "What holds: `price > 1000 implies description is not empty`"),
            "message": described(text(), "What is said where it does not"),
            "field": described(reference("path"), "The field, or the part of one, that a problem points to"),
        },
        "required": ["name", "rule"],
        "additionalProperties": false,
    })
}

fn event() -> Value {
    json!({
        "type": "object",
        "properties": {
            "doc": described(text(), "What has happened"),
            "fields": described(map_of("name", "field"), "What it tells"),
        },
        "additionalProperties": false,
    })
}

pub(super) fn text() -> Value {
    json!({ "type": "string" })
}

pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

/// A table from names, which are `names`, to things, which are `things`.
pub(super) fn map_of(names: &str, things: &str) -> Value {
    json!({
        "type": "object",
        "propertyNames": reference(names),
        "additionalProperties": reference(things),
    })
}

/// A list of names without repetition.
pub(super) fn named(names: &str, least: usize) -> Value {
    json!({
        "type": "array",
        "items": reference(names),
        "minItems": least,
        "uniqueItems": true,
    })
}

/// A list of such lists.
pub(super) fn lists_of(names: &str, least: usize) -> Value {
    json!({ "type": "array", "items": named(names, least) })
}

pub(super) fn any_of(schemas: impl Into<Vec<Value>>) -> Value {
    json!({ "anyOf": schemas.into() })
}

/// The same with what it is for. Beside a reference nothing counts, so that goes one level down.
pub(super) fn described(schema: Value, doc: &str) -> Value {
    let mut schema = match schema.get("$ref") {
        Some(_) => json!({ "allOf": [schema] }),
        None => schema,
    };
    if let Some(members) = schema.as_object_mut() {
        members.insert("description".to_owned(), doc.into());
    }
    schema
}
