//! Models by hand: fields and entities in one line each.

use dddgen::model::{
    Bounds, Constraints, Database, ElementType, Entity, Field, FieldPath, FieldType, Index,
    Literal, Model, OnDelete, Predicate, PredicateOperator, PredicateTerm, Service, Unique,
    ValueObject,
};
use dddgen::naming::Name;
use dddgen::scalar::Scalar;
use dddgen::schema::{self, Schema};

pub(crate) fn name(text: &str) -> Name {
    Name::from_any(text).unwrap()
}

pub(crate) fn model(entities: Vec<Entity>) -> Model {
    Model {
        service: Service {
            name: name("bookstore"),
            description: String::new(),
            dddgen: "0.1.0".to_owned(),
            database: Database::Sqlite,
        },
        contexts: vec![],
        enums: vec![],
        composites: vec![],
        values: vec![],
        entities,
        members: Vec::new(),
        own: Vec::new(),
    }
}

pub(crate) fn schema(entities: Vec<Entity>) -> Schema {
    schema::of(&model(entities))
}

pub(crate) fn value(
    text: &str,
    scalar: Scalar,
    (min, max): (Option<i64>, Option<i64>),
) -> ValueObject {
    ValueObject {
        name: name(text),
        was: None,
        context: None,
        doc: String::new(),
        scalar,
        constraints: Constraints {
            bounds: bounds(min, max),
            ..Constraints::default()
        },
        example: None,
    }
}

pub(crate) fn entity(text: &str, fields: Vec<Field>) -> Entity {
    let name = name(text);
    Entity {
        was: None,
        context: None,
        doc: String::new(),
        plural: name.plural(),
        table: name.plural().snake().to_owned(),
        route: name.plural().kebab(),
        fields,
        transitions: vec![],
        events: vec![],
        rules: vec![],
        derived: vec![],
        uniques: vec![],
        indexes: vec![],
        name,
    }
}

pub(crate) fn field(text: &str, ty: FieldType) -> Field {
    Field {
        name: name(text),
        was: None,
        origins: vec![],
        ty,
        doc: String::new(),
        optional: false,
        unique: false,
        index: false,
        readonly: false,
        immutable: false,
        secret: false,
        any: Vec::new(),
        on_delete: OnDelete::default(),
        inverse: None,
        constraints: Constraints::default(),
        default: None,
        default_parts: None,
        example: None,
        chosen: None,
        chosen_parts: Vec::new(),
    }
}

pub(crate) fn scalar(text: &str, scalar: Scalar) -> Field {
    field(text, FieldType::Scalar(scalar))
}

pub(crate) fn deleting(field: Field, on_delete: OnDelete) -> Field {
    Field { on_delete, ..field }
}

pub(crate) fn string(text: &str) -> Field {
    bounded(scalar(text, Scalar::String), Some(1), Some(255))
}

pub(crate) fn int(text: &str) -> Field {
    scalar(text, Scalar::Int)
}

pub(crate) fn reference(text: &str, target: &str) -> Field {
    field(text, FieldType::Ref(name(target)))
}

pub(crate) fn references(text: &str, target: &str) -> Field {
    field(text, FieldType::Refs(name(target)))
}

pub(crate) fn list(text: &str, element: Scalar) -> Field {
    field(text, FieldType::List(ElementType::Scalar(element)))
}

pub(crate) fn bounds(min: Option<i64>, max: Option<i64>) -> Bounds {
    Bounds {
        min: min.map(Into::into),
        max: max.map(Into::into),
    }
}

pub(crate) fn bounded(mut field: Field, min: Option<i64>, max: Option<i64>) -> Field {
    field.constraints.bounds = bounds(min, max);
    field
}

pub(crate) fn optional(field: Field) -> Field {
    Field {
        optional: true,
        ..field
    }
}

pub(crate) fn unique(field: Field) -> Field {
    Field {
        unique: true,
        ..field
    }
}

pub(crate) fn indexed(field: Field) -> Field {
    Field {
        index: true,
        ..field
    }
}

pub(crate) fn default(field: Field, text: &str) -> Field {
    let FieldType::Scalar(scalar) = field.ty else {
        panic!("only a scalar has a default in these tests")
    };
    let default = Some(scalar.parse(text).unwrap());
    Field { default, ..field }
}

pub(crate) fn unique_together(mut entity: Entity, fields: &[&str]) -> Entity {
    let fields = fields.iter().map(|field| name(field)).collect();
    entity.uniques.push(Unique { fields });
    entity
}

pub(crate) fn index(mut entity: Entity, fields: &[&str], terms: Vec<PredicateTerm>) -> Entity {
    let fields = fields.iter().map(|field| FieldPath {
        field: name(field),
        part: None,
    });
    let fields = fields.collect();
    let predicate = (!terms.is_empty()).then_some(Predicate { terms });
    entity.indexes.push(Index { fields, predicate });
    entity
}

pub(crate) fn term(
    field: &str,
    operator: PredicateOperator,
    literal: Option<Literal>,
) -> PredicateTerm {
    PredicateTerm {
        field: name(field),
        operator,
        literal,
    }
}

/// Authors, books that refer to them, and categories that refer to themselves.
pub(crate) fn bookstore() -> Vec<Entity> {
    let book = entity(
        "Book",
        vec![
            unique(string("isbn")),
            string("title"),
            bounded(scalar("price", Scalar::Decimal), Some(0), None),
            default(bounded(int("stock"), Some(0), None), "0"),
            bounded(list("tags", Scalar::String), None, Some(10)),
            optional(scalar("published_on", Scalar::Date)),
            reference("author", "Author"),
        ],
    );
    let book = unique_together(book, &["title", "author"]);
    let less = term("stock", PredicateOperator::Less, Some(Literal::Integer(10)));
    let book = index(book, &["stock"], vec![less]);
    vec![
        book,
        entity(
            "Author",
            vec![indexed(string("name")), scalar("active", Scalar::Bool)],
        ),
        entity(
            "Category",
            vec![string("name"), optional(reference("parent", "Category"))],
        ),
    ]
}
