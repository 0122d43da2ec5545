//! An entity with a field of each kind, and rows of it.

use std::collections::BTreeMap;

use dddgen::expression::evaluate::{Known, is_kept};
use dddgen::expression::{Condition, Operand, Scope, Span, Subject, Type};
use dddgen::model::{Literal, Model, Rule, parse};
use dddgen::naming::Name;
use dddgen::scalar::Scalar;
use dddgen::schema;
use dddgen::schema::sqlite::literal;
use rusqlite::Connection;
use rust_decimal::Decimal;

const MODEL: &str = r#"
[service]
name = "shop"
[enums.Stage]
values = ["draft", "sold"]
[entities.Thing.fields]
small = "int:min=-50:max=50"
large = "bigint:optional"
price = "decimal"
cost = "decimal:optional"
title = "string:..20"
note = "string:..20:optional"
stage = "Stage"
last = "Stage:optional"
active = "bool"
hidden = "bool:optional"
starts_on = "date"
ends_on = "date:optional"
tags = "list:string"
words = "list:string:optional"
"#;

pub(crate) fn model() -> Model {
    parse(MODEL).unwrap()
}

pub(crate) fn name(text: &str) -> Name {
    Name::from_any(text).unwrap()
}

/// What rules may speak of.
pub(crate) fn scope() -> Scope {
    let text = || Type::Text {
        scalar: Scalar::String,
        lengths: Span::of(0, 20),
    };
    let stage = || Type::Enum(name("Stage"), vec!["draft".to_owned(), "sold".to_owned()]);
    let fields = [
        (
            "small",
            Type::Integer(Scalar::Int, Span::of(-50, 50)),
            false,
        ),
        ("large", Type::Integer(Scalar::BigInt, Span::BIGINT), true),
        ("price", Type::Decimal, false),
        ("cost", Type::Decimal, true),
        ("title", text(), false),
        ("note", text(), true),
        ("stage", stage(), false),
        ("last", stage(), true),
        ("active", Type::Bool, false),
        ("hidden", Type::Bool, true),
        ("starts_on", Type::Scalar(Scalar::Date), false),
        ("ends_on", Type::Scalar(Scalar::Date), true),
        ("tags", Type::List(Span::LENGTH), false),
        ("words", Type::List(Span::LENGTH), true),
    ];
    let subjects = fields.into_iter().map(|(field, ty, optional)| Subject {
        operand: Operand {
            field: name(field),
            part: None,
            ty,
            optional,
            inexact: false,
            aggregate: None,
        },
        refused: None,
    });
    Scope {
        subjects: subjects.collect(),
        broken: Vec::new(),
        collections: Vec::new(),
    }
}

/// The values of a row; what is not in it is absent.
pub(crate) type Row = BTreeMap<&'static str, Literal>;

/// Whether the condition is kept by the row, as a service judges it.
pub(crate) fn kept(condition: &Condition, row: &Row) -> bool {
    let known = |operand: &Operand| match row.get(operand.field.snake()) {
        Some(value) => Known::Value(value),
        None => Known::Absent,
    };
    is_kept(condition, &known)
}

/// The condition as the schema writes it; none if the database cannot say it.
pub(crate) fn written(model: &Model, condition: &Condition) -> Option<String> {
    let mut model = model.clone();
    model.entities[0].rules = vec![Rule {
        name: name("rule"),
        text: String::new(),
        condition: condition.clone(),
        field: name("small"),
        part: None,
        message: String::new(),
    }];
    schema::of(&model).tables[0].rules[0].condition.clone()
}

/// Whether a check with that condition lets the row pass.
pub(crate) fn passes(database: &Connection, model: &Model, condition: &str, row: &Row) -> bool {
    let table = &schema::of(model).tables[0];
    let values = table.columns.iter().filter(|column| column.field.is_some());
    let values = values.map(|column| {
        let value = row.get(column.name.as_str());
        let value = value.map_or("null".to_owned(), |value| literal(value, column.ty));
        let ty = sqlite_type(&column.name);
        format!("cast({value} as {ty}) as \"{}\"", column.name)
    });
    let values: Vec<_> = values.collect();
    // Whatever is unknown passes a check.
    let query = format!(
        "select ({condition}) is not false from (select {})",
        values.join(", ")
    );
    database
        .query_row(&query, [], |row| row.get(0))
        .unwrap_or_else(|error| panic!("{error}: {query}"))
}

fn sqlite_type(column: &str) -> &'static str {
    match column {
        "small" | "large" | "active" | "hidden" => "integer",
        _ => "text",
    }
}

pub(crate) fn open() -> Connection {
    let database = Connection::open_in_memory().unwrap();
    let compare = |one: &str, other: &str| {
        let decimal = |text: &str| text.parse::<Decimal>().unwrap();
        decimal(one).cmp(&decimal(other))
    };
    database.create_collation("decimal", compare).unwrap();
    database
}
