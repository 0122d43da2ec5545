//! An entity with a field of each kind, and rows of it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use dddgen::expression::{Collection, Condition, Operand, Scope, Span, Subject, Type};
use dddgen::model::examples::keeping::{Values, Whole};
use dddgen::model::{Literal, Model, Rule, parse};
use dddgen::naming::Name;
use dddgen::scalar::Scalar;
use dddgen::schema::sqlite::literal;
use dddgen::schema::{self, Table};
use rusqlite::Connection;
use rust_decimal::Decimal;

const MODEL: &str = r#"
[service]
name = "shop"
[enums.Stage]
values = ["draft", "sold"]
[values.Spot.fields]
country = "string:..20"
floor = "int:min=-50:max=50:optional"
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
place = "Spot"
former = "Spot:optional"
count = "int:min=-20:max=20:readonly:default=0"
twice = { type = "int", derived = "small * 2" }
odd = "int:min=-20:max=20:optional"
gap = { type = "int", derived = "odd * 3 - count" }
[entities.Part]
part_of = "Thing"
count = "..5"
[entities.Part.fields]
n = "int:min=-9:max=9:optional"
double = { type = "int", derived = "n * 2" }
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
    let floor = || Type::Integer(Scalar::Int, Span::of(-50, 50));
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
        (
            "count",
            Type::Integer(Scalar::Int, Span::of(-20, 20)),
            false,
        ),
        (
            "twice",
            Type::Integer(Scalar::Int, Span::of(-100, 100)),
            false,
        ),
        ("odd", Type::Integer(Scalar::Int, Span::of(-20, 20)), true),
        ("gap", Type::Integer(Scalar::Int, Span::of(-80, 80)), true),
    ];
    let own = fields
        .into_iter()
        .map(|(field, ty, optional)| (field, None, ty, optional));
    let parts = [
        ("place", "country", text(), false),
        ("place", "floor", floor(), true),
        ("former", "country", text(), true),
        ("former", "floor", floor(), true),
    ];
    let parts = parts.into_iter();
    let parts = parts.map(|(field, part, ty, optional)| (field, Some(part), ty, optional));
    let members = [("n", 9), ("double", 18)].into_iter();
    let members = members.map(|(field, most)| {
        let span = Span::of(-most, most);
        subject((field, None, Type::Integer(Scalar::Int, span), true))
    });
    Scope {
        subjects: own.chain(parts).map(subject).collect(),
        broken: Vec::new(),
        collections: vec![Collection {
            name: name("parts"),
            count: Span::of(0, 5),
            scope: Scope {
                subjects: members.collect(),
                ..Scope::default()
            },
        }],
    }
}

fn subject(
    (field, part, ty, optional): (&'static str, Option<&'static str>, Type, bool),
) -> Subject {
    Subject {
        operand: Operand {
            field: name(field),
            part: part.map(name),
            ty,
            optional,
            inexact: false,
            aggregate: None,
        },
        refused: None,
    }
}

/// The table of things.
static TABLE: LazyLock<Table> = LazyLock::new(|| schema::of(&model()).tables[0].clone());

/// The values of a row; what is not in it is absent.
pub(crate) type Row = BTreeMap<&'static str, Literal>;

/// What the members of a row say.
pub(crate) type Members = Vec<Option<i64>>;

/// Whether the condition is kept by the row, as a service judges it.
pub(crate) fn kept(model: &Model, condition: &Condition, row: &Row, members: &Members) -> bool {
    let own = TABLE.columns.iter();
    let own = own.filter(|it| it.field.is_some() && it.computed.is_none());
    let own = own.map(|column| (name(&column.name), row.get(column.name.as_str()).cloned()));
    let said = |n: Option<i64>| {
        let literal = |n: i64| Literal::Integer(n);
        Values::from([
            (name("n"), n.map(literal)),
            (name("double"), n.map(|n| literal(2 * n))),
        ])
    };
    let whole = Whole {
        own: own.collect(),
        members: BTreeMap::from([(name("parts"), members.iter().map(|n| said(*n)).collect())]),
    };
    whole.keeps(&model.entities[0], condition)
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
    let rules = schema::of(&model).tables[0].rules.clone();
    rules.last().unwrap().condition.clone()
}

/// Whether a check with that condition lets the row pass.
pub(crate) fn passes(database: &Connection, condition: &str, row: &Row, members: &Members) -> bool {
    let values = TABLE.columns.iter().filter(|column| column.field.is_some());
    // What is computed is what the row says of it.
    let values = values.map(|column| {
        let value = row.get(column.name.as_str());
        let value = value.map_or("null".to_owned(), |value| literal(value, column.ty));
        let ty = sqlite_type(&column.name);
        format!("cast({value} as {ty}) as \"{}\"", column.name)
    });
    let values: Vec<_> = values.collect();
    // Whatever is unknown passes a check.
    let parts = members.iter().map(|n| {
        let n = n.map_or("null".to_owned(), |n| n.to_string());
        format!(" union all select {n}")
    });
    let query = format!(
        "with parts(n) as (select null where false{}) \
         select ({condition}) is not false from (select {})",
        parts.collect::<String>(),
        values.join(", ")
    );
    database
        .query_row(&query, [], |row| row.get(0))
        .unwrap_or_else(|error| panic!("{error}: {query}"))
}

fn sqlite_type(column: &str) -> &'static str {
    match column {
        "small" | "large" | "active" | "hidden" | "count" | "twice" | "odd" | "gap"
        | "place_floor" | "former_floor" => "integer",
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
