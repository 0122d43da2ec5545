//! The columns of an entity's table.

mod computed;
mod document;

use rust_decimal::Decimal;

use super::table::{Check, Choice, Column, ColumnType, ForeignKey, Held, RowRule, Rule};
use super::{name, quote_ident};
use crate::expression::Operand;
use crate::model::{
    Bounds, ElementType, Entity, Field, FieldType, Literal, Member, Model, OnDelete,
};
use crate::naming::Name;
use crate::scalar::{BoundsMeaning, Scalar};
use computed::computed;
use document::document;

/// All columns: the key, the fields, then the version and the audit columns.
pub(super) fn all(model: &Model, entity: &Entity) -> Vec<Column> {
    let mut id = house("id", Scalar::Uuid, false);
    id.primary_key = Some(name::primary_key(&entity.table));
    let mut columns = vec![id];
    columns.extend(
        entity
            .fields
            .iter()
            .flat_map(|field| of(model, entity, field)),
    );
    let derived: Vec<_> = entity
        .derived
        .iter()
        .map(|derived| computed(model, entity, derived, &columns))
        .collect();
    columns.extend(derived);
    columns.extend([
        house("version", Scalar::BigInt, false),
        house("created_at", Scalar::DateTime, false),
        house("created_by", Scalar::String, false),
        house("updated_at", Scalar::DateTime, false),
        house("updated_by", Scalar::String, false),
        house("deleted_at", Scalar::DateTime, true),
    ]);
    columns
}

/// The column that holds the place of a member among the others.
pub(super) const POSITION: &str = "position";

/// All columns of a table of members: the key, the root, the place, then the fields.
pub(super) fn of_member(model: &Model, member: &Member, root: &Entity) -> Vec<Column> {
    let entity = &member.entity;
    let mut id = house("id", Scalar::Uuid, false);
    id.primary_key = Some(name::primary_key(&entity.table));
    let back = root.name.reference();
    let mut root_id = house(back.snake(), Scalar::Uuid, false);
    root_id.references = Some(ForeignKey {
        name: name::foreign_key(&entity.table, back.snake()),
        table: root.table.clone(),
        on_delete: OnDelete::Cascade,
    });
    let was = root.was.iter().map(Name::reference);
    root_id.was = was.map(|was| whole_of(&was)).collect();
    let mut columns = vec![id, root_id, house(POSITION, Scalar::BigInt, false)];
    columns.extend(
        entity
            .fields
            .iter()
            .flat_map(|field| of(model, entity, field)),
    );
    let derived: Vec<_> = entity
        .derived
        .iter()
        .map(|derived| computed(model, entity, derived, &columns))
        .collect();
    columns.extend(derived);
    columns
}

/// The columns of a table that holds a list of references: the root, what it refers to, and the
/// place of the entry.
pub(super) fn of_list(table: &str, root: &Entity, field: &Field, target: &Entity) -> Vec<Column> {
    let column = |name: &Name, was: Option<Name>, to: &Entity, on_delete| Column {
        was: was.iter().map(whole_of).collect(),
        references: Some(ForeignKey {
            name: name::foreign_key(table, name.snake()),
            table: to.table.clone(),
            on_delete,
        }),
        ..house(name.snake(), Scalar::Uuid, false)
    };
    vec![
        column(
            &root.name.reference(),
            root.was.as_ref().map(Name::reference),
            root,
            OnDelete::Cascade,
        ),
        column(
            &field.one(),
            Some(field.one_before(target)),
            target,
            field.on_delete,
        ),
        house(POSITION, Scalar::BigInt, false),
    ]
}

/// A column that every table has.
fn house(name: &str, scalar: Scalar, nullable: bool) -> Column {
    Column {
        name: name.to_owned(),
        field: None,
        part: None,
        was: Vec::new(),
        ty: ColumnType::Scalar(scalar),
        nullable,
        primary_key: None,
        references: None,
        checks: vec![],
        choices: vec![],
        fill: None,
        placeholder: None,
        computed: None,
        keys: vec![],
    }
}

/// The column that an expression speaks of.
pub(super) fn of_operand(columns: &[Column], operand: &Operand) -> String {
    let of_field = |column: &&Column| column.field.as_deref() == Some(operand.field.snake());
    let whole = columns.iter().find(of_field).map(|column| &column.name);
    match &operand.part {
        Some(part) => format!("{}_{part}", operand.field),
        None => whole.map_or_else(|| operand.field.snake().to_owned(), String::clone),
    }
}

/// The columns of a field: one, or one for each of its parts.
fn of(model: &Model, entity: &Entity, field: &Field) -> Vec<Column> {
    if field.refers_to_many() {
        return Vec::new();
    }
    if model.is_document(field) {
        return vec![document(model, entity, field)];
    }
    if !matches!(field.ty, FieldType::Composite(_)) {
        return vec![whole(model, entity, field)];
    }
    let parts = model.parts(field);
    let parts = parts.iter().map(|part| part_of(model, entity, field, part));
    parts.collect()
}

/// The column that holds a part of a field. Rows that are older than a field that may be absent
/// have no part of it.
fn part_of(model: &Model, entity: &Entity, field: &Field, part: &Field) -> Column {
    let column = whole(model, entity, part);
    let name = field.column_of(part);
    let checks = column.checks.into_iter().map(|check| Check {
        name: name::check(&entity.table, &name, &check.rule),
        ..check
    });
    Column {
        field: Some(field.name.snake().to_owned()),
        part: Some(part.name.snake().to_owned()),
        was: parts_before(field, part),
        nullable: field.optional || part.optional,
        checks: checks.collect(),
        fill: column.fill.filter(|_| !field.optional),
        name,
        ..column
    }
}

/// What may have held a part before: a field that became it, or the part, where the value, the
/// field or both had another name.
fn parts_before(field: &Field, part: &Field) -> Vec<Held> {
    let mut before = origins(field, Some(&part.name));
    let fields = field.was.iter().chain([&field.name]);
    let parts = || part.was.iter().chain([&part.name]);
    let mut held: Vec<_> = fields
        .flat_map(|field| parts().map(|part| held(field, Some(part))))
        .collect();
    // The last one is what it holds today.
    held.pop();
    before.extend(held);
    before
}

/// Where a field or a part of it was before, as the model says.
fn origins(field: &Field, part: Option<&Name>) -> Vec<Held> {
    let origins = field.origins.iter();
    let origins = origins.filter(|origin| origin.part.as_ref() == part);
    origins
        .map(|origin| held(&origin.field, origin.of.as_ref()))
        .collect()
}

fn held(field: &Name, part: Option<&Name>) -> Held {
    Held {
        field: field.snake().to_owned(),
        part: part.map(|part| part.snake().to_owned()),
    }
}

fn whole_of(field: &Name) -> Held {
    held(field, None)
}

/// The rules by which values of several parts that may be absent are so as a whole.
pub(super) fn wholes(model: &Model, entity: &Entity) -> Vec<RowRule> {
    let fields = entity.fields.iter();
    let fields = fields.filter(|field| field.optional && !model.is_document(field));
    let rules = fields.filter_map(|field| {
        let (absent, needed): (Vec<_>, Vec<_>) = model
            .parts(field)
            .into_iter()
            .partition(|part| part.optional);
        let column = |part: &Field| quote_ident(&field.column_of(part));
        let (first, others) = needed.split_first()?;
        let there = format!("{} is not null", column(first));
        let needed = others
            .iter()
            .map(|part| format!("({there}) = ({} is not null)", column(part)));
        let absent = absent
            .iter()
            .map(|part| format!("({there} or {} is null)", column(part)));
        let conditions: Vec<_> = needed.chain(absent).collect();
        Some(RowRule {
            name: name::rule(&entity.table, &format!("{}_whole", field.name)),
            text: format!("`{}` is there as a whole, or not at all", field.name),
            condition: Some(conditions.join(" and ")),
        })
    });
    rules.collect()
}

/// The column that holds a whole field.
fn whole(model: &Model, entity: &Entity, field: &Field) -> Column {
    let name = field.member().snake().to_owned();
    let rules = rules(model, field);
    let checks = rules.into_iter().map(|rule| Check {
        name: name::check(&entity.table, &name, &rule),
        rule,
    });
    let was = field.was.iter().map(whole_of).chain(origins(field, None));
    Column {
        field: Some(field.name.snake().to_owned()),
        part: None,
        was: was.collect(),
        ty: type_of(model, &field.ty),
        nullable: field.optional,
        primary_key: None,
        references: reference(model, entity, field),
        checks: checks.collect(),
        choices: choices(model, &field.ty),
        fill: fill(field),
        placeholder: model.usual_examples(field).into_iter().next(),
        computed: None,
        keys: vec![],
        name,
    }
}

fn type_of(model: &Model, ty: &FieldType) -> ColumnType {
    match ty {
        FieldType::Scalar(scalar) => ColumnType::Scalar(*scalar),
        FieldType::Value(value) => ColumnType::Scalar(scalar_of(model, value)),
        FieldType::Enum(_) => ColumnType::Scalar(Scalar::String),
        FieldType::Ref(_) | FieldType::Refs(_) => ColumnType::Scalar(Scalar::Uuid),
        FieldType::Composite(_) => ColumnType::Scalar(Scalar::Json),
        FieldType::List(ElementType::Scalar(scalar)) => ColumnType::List(*scalar),
        FieldType::List(ElementType::Enum(_)) => ColumnType::List(Scalar::String),
        FieldType::List(ElementType::Value(value)) => ColumnType::List(scalar_of(model, value)),
    }
}

/// The values of the enum of a field or of its elements, in the order of the alphabet: another
/// order in the model is no change to the database.
fn choices(model: &Model, ty: &FieldType) -> Vec<Choice> {
    let (FieldType::Enum(name) | FieldType::List(ElementType::Enum(name))) = ty else {
        return Vec::new();
    };
    let values = model
        .enumeration(name)
        .into_iter()
        .flat_map(|it| &it.values);
    let choices = values.map(|value| Choice {
        text: value.name.snake().to_owned(),
        was: value.was.as_ref().map(|was| was.snake().to_owned()),
    });
    let mut choices: Vec<_> = choices.collect();
    choices.sort_by(|one, other| one.text.cmp(&other.text));
    choices
}

/// Every name of a model resolves; text holds whatever a value would be.
fn scalar_of(model: &Model, value: &Name) -> Scalar {
    model
        .value(value)
        .map_or(Scalar::Text, |value| value.scalar)
}

fn reference(model: &Model, entity: &Entity, field: &Field) -> Option<ForeignKey> {
    let target = model.entity(field.target()?)?;
    Some(ForeignKey {
        name: name::foreign_key(&entity.table, field.member().snake()),
        table: target.table.clone(),
        on_delete: field.on_delete,
    })
}

/// What rows that are older than the field get. A list that may be empty is empty in them.
fn fill(field: &Field) -> Option<Literal> {
    let smallest = field.constraints.bounds.min.unwrap_or_default();
    let empty = matches!(field.ty, FieldType::List(_)) && !field.optional;
    let empty = (empty && smallest <= Decimal::ZERO).then(|| Literal::List(vec![]));
    field.default.clone().or(empty)
}

fn rules(model: &Model, field: &Field) -> Vec<Rule> {
    match &field.ty {
        FieldType::Scalar(scalar) => scalar_rules(*scalar, field.constraints.bounds),
        FieldType::Value(value) => {
            let of_value = model.value(value).map(|value| value.constraints.bounds);
            let both = tightest(of_value.unwrap_or_default(), field.constraints.bounds);
            scalar_rules(scalar_of(model, value), both)
        }
        FieldType::Enum(_) => vec![one_of(model.rules(field).one_of)],
        FieldType::Composite(_) => vec![Rule::Json],
        FieldType::Ref(_) | FieldType::Refs(_) => vec![],
        FieldType::List(_) => {
            let count = measured(field.constraints.bounds).map(Rule::Count);
            [Rule::Array].into_iter().chain(count).collect()
        }
    }
}

/// In the order of the alphabet: another order in the model is no change to the database.
fn one_of(mut texts: Vec<String>) -> Rule {
    texts.sort();
    Rule::OneOf(texts)
}

fn scalar_rules(scalar: Scalar, bounds: Bounds) -> Vec<Rule> {
    let bounded = match scalar.spec().bounds {
        BoundsMeaning::Length => measured(bounds).map(Rule::Length),
        BoundsMeaning::Value => Some(bounds)
            .filter(|it| *it != Bounds::default())
            .map(Rule::Range),
        BoundsMeaning::None => None,
    };
    let shape = match scalar {
        Scalar::Bool => Some(Rule::Bool),
        Scalar::Json => Some(Rule::Json),
        _ => None,
    };
    shape.into_iter().chain(bounded).collect()
}

/// The range of a length or a count: at least nothing is no rule.
fn measured(bounds: Bounds) -> Option<Bounds> {
    let min = bounds.min.filter(|min| *min > Decimal::ZERO);
    let bounds = Bounds { min, ..bounds };
    (bounds != Bounds::default()).then_some(bounds)
}

fn tightest(one: Bounds, other: Bounds) -> Bounds {
    let pick = |one: Option<Decimal>,
                other: Option<Decimal>,
                wins: fn(Decimal, Decimal) -> Decimal| {
        match (one, other) {
            (Some(one), Some(other)) => Some(wins(one, other)),
            (one, other) => one.or(other),
        }
    };
    Bounds {
        min: pick(one.min, other.min, Decimal::max),
        max: pick(one.max, other.max, Decimal::min),
    }
}
