//! The columns of fields that follow from others.

use super::{of_operand, whole};
use crate::expression::evaluate::{Known, computed_value};
use crate::expression::{Aggregate, Operand};
use crate::model::examples::sampled::made_of;
use crate::model::{Derived, Entity, Literal, Member, Model};
use crate::schema::table::{Column, Computed};
use crate::schema::{dialect, quote_ident};

/// The column of a field that follows from others. A row that is there when it comes has a zero
/// until it is computed.
pub(super) fn computed(
    model: &Model,
    entity: &Entity,
    derived: &Derived,
    columns: &[Column],
) -> Column {
    let column = |operand: &Operand| match operand.aggregate {
        Some(aggregate) => gathered(model, entity, operand, aggregate),
        None => quote_ident(&of_operand(columns, operand)),
    };
    let expression = dialect::value(model.service.database, &derived.derivation, &column);
    let field = &derived.field;
    Column {
        fill: without_members(entity, derived).or((!field.optional).then_some(Literal::Integer(0))),
        computed: Some(Box::new(Computed {
            text: in_full(model, entity, derived),
            members: member_tables(model, entity, derived),
            is_of_members: entity.expanded(derived).is_of_members(),
            expression,
        })),
        ..whole(model, entity, field)
    }
}

/// What is derived when there are no members, if it follows from nothing else.
fn without_members(entity: &Entity, derived: &Derived) -> Option<Literal> {
    let derivation = entity.expanded(derived);
    let operands = derivation.term.operands();
    let known: Vec<_> = operands
        .iter()
        .map(|operand| (*operand, made_of(operand, &[]).ok().flatten()))
        .collect();
    derivation.is_of_members().then(|| {
        computed_value(&derivation, &|operand: &Operand| {
            let found = known.iter().find(|(other, _)| other.is_same(operand));
            let value = found.and_then(|(_, value)| value.as_ref());
            value.map_or(Known::Absent, Known::Value)
        })
    })?
}

/// What is made of the rows of members, a subquery for each row of the root.
fn gathered(model: &Model, root: &Entity, operand: &Operand, aggregate: Aggregate) -> String {
    let Some(member) = member_of(model, root, operand) else {
        return String::new();
    };
    let table = quote_ident(&member.entity.table);
    let part = operand
        .part
        .as_ref()
        .and_then(|part| member.entity.said(part));
    let part = part.map(|field| quote_ident(field.member().snake()));
    let made = match (aggregate, part) {
        (Aggregate::Sum, Some(part)) => format!("coalesce(sum({part}), 0)"),
        (aggregate, Some(part)) => format!("{}({part})", aggregate.keyword()),
        (_, None) => "count(*)".to_owned(),
    };
    let back = quote_ident(root.name.reference().snake());
    let root = quote_ident(&root.table);
    format!("(select {made} from {table} where {table}.{back} = {root}.id)")
}

fn member_of<'m>(model: &'m Model, root: &'m Entity, operand: &Operand) -> Option<&'m Member> {
    let mut members = model.members_of(&root.name);
    members.find(|member| member.collection == operand.field)
}

/// The tables from whose rows it follows.
fn member_tables(model: &Model, root: &Entity, derived: &Derived) -> Vec<String> {
    let expanded = root.expanded(derived);
    let operands = expanded.term.operands().into_iter();
    let operands = operands.filter(|operand| operand.aggregate.is_some());
    let members = operands.filter_map(|operand| member_of(model, root, operand));
    members.map(|member| member.entity.table.clone()).collect()
}

/// What is derived with all that this follows from: it changes when one of them does.
fn in_full(model: &Model, entity: &Entity, derived: &Derived) -> String {
    let mut texts = vec![derived.text.clone()];
    for operand in derived.derivation.term.operands() {
        let member = member_of(model, entity, operand).filter(|_| operand.aggregate.is_some());
        let (owner, name) = match (member, &operand.part) {
            (Some(member), Some(part)) => (&member.entity, part),
            _ => (entity, &operand.field),
        };
        if let Some(inner) = owner.derived.iter().find(|it| it.field.name == *name) {
            texts.push(format!(
                "{} = {}",
                operand.path(),
                in_full(model, owner, inner)
            ));
        }
    }
    texts.dedup();
    texts.join("; ")
}
