//! From the model to what is seen of it.

use super::machine;
use super::{Edge, Graph, Group, Kind, Link, Node, Row};
use crate::model::{ElementType, Entity, Enum, Field, FieldType, Model, ValueObject};
use crate::naming::Name;

impl Graph {
    /// What there is to see of `model`.
    pub fn of(model: &Model) -> Self {
        let contexts = model.contexts.iter().map(|context| Some(&context.name));
        let groups = [None].into_iter().chain(contexts);
        Self {
            title: model.service.name.pascal(),
            groups: groups
                .map(|context| group(model, context))
                .filter(|group| !group.nodes.is_empty())
                .collect(),
            edges: model.entities.iter().flat_map(edges).collect(),
            machines: model
                .entities
                .iter()
                .flat_map(|entity| machine::of(model, entity))
                .collect(),
        }
    }
}

fn group(model: &Model, context: Option<&Name>) -> Group {
    let entities = model.entities_in(context).map(aggregate);
    let values = model.values_in(context).map(value);
    let enums = model
        .enums
        .iter()
        .filter(|it| it.context.as_ref() == context);
    let enums = enums.map(enumeration);
    Group {
        name: context.map(|name| name.snake().to_owned()),
        nodes: entities.chain(values).chain(enums).collect(),
    }
}

fn aggregate(entity: &Entity) -> Node {
    let derived = entity.derived.iter().map(|derived| &derived.field);
    let fields = entity.fields.iter().chain(derived);
    Node {
        name: entity.name.pascal(),
        kind: Kind::Aggregate,
        rows: fields.map(row).collect(),
    }
}

fn value(value: &ValueObject) -> Node {
    Node {
        name: value.name.pascal(),
        kind: Kind::Value,
        rows: vec![Row {
            name: "value".to_owned(),
            ty: value.scalar.keyword().to_owned(),
            optional: false,
        }],
    }
}

fn enumeration(enumeration: &Enum) -> Node {
    let rows = enumeration.values.iter().map(|value| Row {
        name: value.name.snake().to_owned(),
        ty: String::new(),
        optional: false,
    });
    Node {
        name: enumeration.name.pascal(),
        kind: Kind::Enum,
        rows: rows.collect(),
    }
}

fn row(field: &Field) -> Row {
    Row {
        name: field.name.snake().to_owned(),
        ty: type_name(&field.ty),
        optional: field.optional,
    }
}

fn type_name(ty: &FieldType) -> String {
    match ty {
        FieldType::Scalar(scalar) => scalar.keyword().to_owned(),
        FieldType::Value(name) | FieldType::Enum(name) | FieldType::Ref(name) => name.pascal(),
        FieldType::List(ElementType::Scalar(scalar)) => format!("list of {}", scalar.keyword()),
        FieldType::List(ElementType::Value(name) | ElementType::Enum(name)) => {
            format!("list of {}", name.pascal())
        }
    }
}

fn edges(entity: &Entity) -> Vec<Edge> {
    let fields = entity.fields.iter().filter_map(|field| {
        let (to, link) = leads_to(field)?;
        Some(Edge {
            from: entity.name.pascal(),
            to: to.pascal(),
            label: field.name.snake().to_owned(),
            link,
        })
    });
    fields.collect()
}

fn leads_to(field: &Field) -> Option<(&Name, Link)> {
    match &field.ty {
        FieldType::Ref(name) if field.optional => Some((name, Link::Optional)),
        FieldType::Ref(name) => Some((name, Link::One)),
        FieldType::Value(name)
        | FieldType::Enum(name)
        | FieldType::List(ElementType::Value(name) | ElementType::Enum(name)) => {
            Some((name, Link::Holds))
        }
        FieldType::Scalar(_) | FieldType::List(ElementType::Scalar(_)) => None,
    }
}
