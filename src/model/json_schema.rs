//! The language of `dddgen.toml` as a JSON Schema, for editors.
//!
//! Keys, types and modifiers come from the tables of the parser, so that the two cannot disagree on
//! which there are; what a key holds is said here. A schema knows shapes, not meanings: whether a
//! name refers to something is for [`parse`](crate::model::parse) to say.

mod property;
mod types;

use serde_json::{Map, Value, json};

use super::OwnKind;
use super::parse::{TableKind, keys};

/// The schema, of draft 7, which editors for TOML know.
pub fn json_schema() -> Value {
    let mut schema = table(TableKind::Root);
    if let Some(members) = schema.as_object_mut() {
        let title = "The domain model of a service, as dddgen reads it";
        let draft = "http://json-schema.org/draft-07/schema#";
        members.insert("$schema".to_owned(), draft.into());
        members.insert("title".to_owned(), title.into());
        members.insert("definitions".to_owned(), definitions());
    }
    schema
}

/// The schema as the text of a file.
pub fn json_schema_text() -> String {
    format!("{:#}\n", json_schema())
}

fn definitions() -> Value {
    let mut definitions = Map::new();
    for (name, kind) in [
        ("service", TableKind::Service),
        ("context", TableKind::Context),
        ("value", TableKind::Value),
        ("enum", TableKind::Enum),
        ("entity", TableKind::Entity),
        ("field_table", TableKind::Field),
        ("transition", TableKind::Transition),
        ("index_table", TableKind::Index),
    ] {
        definitions.insert(name.to_owned(), table(kind));
    }
    for kind in OwnKind::ALL {
        definitions.insert(kind.table().to_owned(), table(TableKind::Own(kind)));
    }
    for (name, schema) in types::definitions() {
        definitions.insert(name.to_owned(), schema);
    }
    Value::Object(definitions)
}

/// A table with the keys that the parser takes.
fn table(kind: TableKind) -> Value {
    let keys = keys(kind);
    let described = |key: &&'static str| {
        let (doc, schema) = property::of(kind, key)?;
        Some(((*key).to_owned(), types::described(schema, doc)))
    };
    let properties: Map<_, _> = keys.iter().filter_map(described).collect();
    let mut schema = json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    let required = property::required(kind);
    let wanted = required.iter().filter(|key| keys.contains(key));
    let wanted: Vec<_> = wanted.collect();
    if let Some(members) = schema.as_object_mut() {
        match wanted.as_slice() {
            [] => {}
            _ if property::is_one_of(kind) => {
                let any: Vec<_> = wanted
                    .iter()
                    .map(|key| json!({ "required": [key] }))
                    .collect();
                members.insert("anyOf".to_owned(), any.into());
            }
            all => {
                members.insert("required".to_owned(), json!(all));
            }
        }
    }
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_language_is_described() {
        let kinds = [
            TableKind::Root,
            TableKind::Service,
            TableKind::Context,
            TableKind::Value,
            TableKind::Enum,
            TableKind::Entity,
            TableKind::Field,
            TableKind::Transition,
            TableKind::Index,
        ];
        let own = OwnKind::ALL.map(TableKind::Own);
        for kind in kinds.into_iter().chain(own) {
            for key in keys(kind) {
                assert!(property::of(kind, key).is_some(), "`{key}` of {kind:?}");
            }
        }
    }
}
