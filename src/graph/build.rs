//! From the model to what is seen of it.

use super::machine;
use super::{Edge, Graph, Group, Kind, Link, Node, Row};
use crate::model::{
    Bounds, Composite, ElementType, Entity, Enum, Field, FieldType, Model, ValueObject,
};
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
            edges: model
                .entities
                .iter()
                .flat_map(|entity| edges(model, entity))
                .collect(),
            machines: model
                .entities
                .iter()
                .flat_map(|entity| machine::of(model, entity))
                .collect(),
        }
    }
}

fn group(model: &Model, context: Option<&Name>) -> Group {
    let entities = model
        .entities_in(context)
        .map(|entity| aggregate(model, entity));
    let values = model.values_in(context).map(value);
    // What refers to one of several kinds leads to them, and not to the types that say so.
    let made = |it: &&Composite| it.kinds.is_empty();
    let composites = model.composites_in(context).filter(made).map(composite);
    let of_kinds = model.composites.iter().filter(|it| !it.kinds.is_empty());
    let of_kinds: Vec<_> = of_kinds.flat_map(|it| &it.parts).map(|it| &it.ty).collect();
    let enums = model
        .enums
        .iter()
        .filter(|it| it.context.as_ref() == context)
        .filter(|it| !of_kinds.contains(&&FieldType::Enum(it.name.clone())));
    let enums = enums.map(enumeration);
    Group {
        name: context.map(|name| name.snake().to_owned()),
        nodes: entities
            .chain(values)
            .chain(composites)
            .chain(enums)
            .collect(),
    }
}

fn aggregate(model: &Model, root: &Entity) -> Node {
    let members = || model.members_of(&root.name);
    let collections = members().map(|member| Row {
        name: member.collection.snake().to_owned(),
        ty: format!("list of {}", member.entity.name.pascal()),
        optional: false,
    });
    Node {
        members: members()
            .map(|member| entity(&member.entity, Kind::Member))
            .collect(),
        rows: rows(root).chain(collections).collect(),
        ..entity(root, Kind::Aggregate)
    }
}

fn entity(entity: &Entity, kind: Kind) -> Node {
    Node {
        name: entity.name.pascal(),
        kind,
        rows: rows(entity).collect(),
        members: Vec::new(),
    }
}

/// The fields, and what follows from them.
fn rows(entity: &Entity) -> impl Iterator<Item = Row> {
    let derived = entity.derived.iter().map(|derived| &derived.field);
    entity.fields.iter().chain(derived).map(row)
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
        members: Vec::new(),
    }
}

fn composite(composite: &Composite) -> Node {
    Node {
        name: composite.name.pascal(),
        kind: Kind::Value,
        rows: composite.parts.iter().map(row).collect(),
        members: Vec::new(),
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
        members: Vec::new(),
    }
}

fn row(field: &Field) -> Row {
    Row {
        name: field.name.snake().to_owned(),
        ty: if field.any.is_empty() {
            type_name(&field.ty)
        } else {
            let kinds: Vec<_> = field.any.iter().map(Name::pascal).collect();
            kinds.join(" or ")
        },
        optional: field.optional,
    }
}

fn type_name(ty: &FieldType) -> String {
    match ty {
        FieldType::Scalar(scalar) => scalar.keyword().to_owned(),
        FieldType::Value(name)
        | FieldType::Composite(name)
        | FieldType::Enum(name)
        | FieldType::Ref(name) => name.pascal(),
        FieldType::List(ElementType::Scalar(scalar)) => format!("list of {}", scalar.keyword()),
        FieldType::List(ElementType::Value(name) | ElementType::Enum(name))
        | FieldType::Refs(name) => format!("list of {}", name.pascal()),
    }
}

/// What leads out of an aggregate: from its root, to its members, and from these.
fn edges(model: &Model, root: &Entity) -> Vec<Edge> {
    let members = || model.members_of(&root.name);
    let parts = members().map(|member| Edge {
        from: root.name.pascal(),
        to: member.entity.name.pascal(),
        label: member.collection.snake().to_owned(),
        link: Link::Has,
        count: number(member.count),
    });
    let of_members = members().flat_map(|member| references(&member.entity));
    references(root).chain(parts).chain(of_members).collect()
}

/// How many there are, as diagrams write it.
fn number(count: Bounds) -> String {
    let least = count
        .min
        .map_or_else(|| "0".to_owned(), |min| min.to_string());
    match count.max.map(|max| max.to_string()) {
        Some(most) if most == least => most,
        Some(most) => format!("{least}..{most}"),
        None if least == "0" => "*".to_owned(),
        None => format!("{least}..*"),
    }
}

fn references(entity: &Entity) -> impl Iterator<Item = Edge> {
    let fields = entity.fields.iter();
    fields.flat_map(|field| {
        leads_to(field).into_iter().map(|(to, link)| Edge {
            from: entity.name.pascal(),
            to: to.pascal(),
            label: field.name.snake().to_owned(),
            link,
            count: match link {
                Link::One => "1".to_owned(),
                Link::Optional => "0..1".to_owned(),
                Link::Many => number(field.bounds()),
                Link::Holds | Link::Has => String::new(),
            },
        })
    })
}

fn leads_to(field: &Field) -> Vec<(&Name, Link)> {
    // Of several kinds it is one that is referred to.
    let one = if field.optional || !field.any.is_empty() {
        Link::Optional
    } else {
        Link::One
    };
    if !field.any.is_empty() {
        return field.any.iter().map(|kind| (kind, one)).collect();
    }
    let held = match &field.ty {
        FieldType::Ref(name) => Some((name, one)),
        FieldType::Refs(name) => Some((name, Link::Many)),
        FieldType::Value(name)
        | FieldType::Composite(name)
        | FieldType::Enum(name)
        | FieldType::List(ElementType::Value(name) | ElementType::Enum(name)) => {
            Some((name, Link::Holds))
        }
        FieldType::Scalar(_) | FieldType::List(ElementType::Scalar(_)) => None,
    };
    held.into_iter().collect()
}
