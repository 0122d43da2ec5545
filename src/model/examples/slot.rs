//! What is tried for a field that rules speak of.
//!
//! It is what is near: the usual examples, the constants of the rules and what lies beside them,
//! the ends of ranges, nothing at all.

use rust_decimal::Decimal;

use super::whole::Values;
use super::{lists, literals};
use crate::expression::{Condition, Operand, Term, part_key};
use crate::model::parse::fault;
use crate::model::{Bounds, Constraints, Entity, Field, FieldType, Literal, Model};
use crate::naming::Name;
use crate::scalar::{BoundsMeaning, Scalar};

/// The most values that are tried for one field.
const TRIED: usize = 40;
/// The longest text that is tried.
const LONGEST: i64 = 5_000;

/// A field of an aggregate: its own, or one of the members of a collection.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// The collection; none for the aggregate itself.
    pub(super) collection: Option<Name>,
    pub(super) field: Name,
}

/// A field with what is tried for it.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub(super) place: Place,
    pub(super) values: Vec<Option<Literal>>,
}

impl Slot {
    /// The same with the present value first.
    pub(super) fn preferring(mut self, present: &Values) -> Self {
        if let Some(value) = present.get(&self.place.field) {
            self.values.sort_by_key(|other| other != value);
        }
        self
    }

    /// The same with no choice.
    pub(super) fn first_only(&self) -> Self {
        let mut slot = self.clone();
        slot.values.truncate(1);
        slot
    }

    /// The same with the present value last, and none at all before it.
    pub(super) fn preferring_others_than(&self, present: &Values) -> Self {
        let mut values = self.values.clone();
        let value = present.get(&self.place.field);
        values.sort_by_key(|other| (Some(other) == value, other.is_none()));
        Self {
            values,
            ..self.clone()
        }
    }
}

/// The values of a field, each with the field or the part that it is a value of: one, or one for
/// each part.
pub fn valued(model: &Model, field: &Field) -> Vec<(Name, Field)> {
    match field.ty {
        FieldType::Composite(_) => {
            let parts = model.parts(field).into_iter();
            let keyed = parts.map(|part| (part_key(&field.name, &part.name), part));
            keyed.collect()
        }
        _ => vec![(field.name.clone(), field.clone())],
    }
}

/// All that a condition on `entity` follows from, once each.
pub(super) fn places(model: &Model, entity: &Entity, condition: &Condition) -> Vec<Place> {
    let mut places = Vec::new();
    for operand in condition.operands() {
        for place in of_operand(model, entity, operand) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }
    places
}

/// The collections that a condition on `entity` follows from.
pub(super) fn collections(entity: &Entity, condition: &Condition) -> Vec<Name> {
    let mut collections = Vec::new();
    let mut add = |operand: &Operand| {
        if operand.aggregate.is_some() {
            collections.push(operand.field.clone());
        }
    };
    for operand in condition.operands() {
        match entity.followed(operand) {
            Some(term) => term.operands().into_iter().for_each(&mut add),
            None => add(operand),
        }
    }
    collections
}

fn of_operand(model: &Model, entity: &Entity, operand: &Operand) -> Vec<Place> {
    let (owner, collection, field) = match (operand.aggregate, &operand.part) {
        (None, Some(_)) => {
            return vec![Place {
                collection: None,
                field: operand.key(),
            }];
        }
        (None, None) => (entity, None, &operand.field),
        // How many there are is no matter of what they say.
        (Some(_), None) => return Vec::new(),
        (Some(_), Some(part)) => {
            let mut members = model.members_of(&entity.name);
            let member = members.find(|member| member.collection == operand.field);
            let Some(member) = member else {
                return Vec::new();
            };
            (&member.entity, Some(&operand.field), part)
        }
    };
    let mut derived = owner.derived.iter();
    let Some(derived) = derived.find(|it| it.field.name == *field) else {
        return vec![Place {
            collection: collection.cloned(),
            field: field.clone(),
        }];
    };
    let expanded = owner.expanded(derived);
    let operands = expanded.term.operands().into_iter();
    let places = operands.flat_map(|operand| of_operand(model, owner, operand));
    let within = places.map(|place| Place {
        collection: place.collection.or(collection.cloned()),
        ..place
    });
    within.collect()
}

/// What is tried for a field of the aggregate, or of a member of it.
pub(super) fn slot(
    model: &Model,
    place: &Place,
    field: &Field,
    conditions: &[&Condition],
    is_driven: bool,
) -> Slot {
    let slot = |values| Slot {
        place: place.clone(),
        values,
    };
    // Others may not be there to be referred to.
    if field.refers() {
        return slot(vec![None]);
    }
    // A life begins with the default.
    if is_driven {
        return slot(vec![field.default.clone()]);
    }
    let mut values: Vec<Literal> = model.usual_examples(field);
    let partners = place.partners(conditions);
    for condition in conditions {
        for (term, constant) in condition.constants() {
            let mut operands = term.operands().into_iter();
            if operands.any(|it| place.is_meant(it) || partners.contains(&it)) {
                values.extend(near(model, field, term, constant));
            }
        }
    }
    values.extend(ends(model, field));
    let mut kept: Vec<Option<Literal>> = Vec::new();
    for value in values {
        if is_valid(model, field, &value) && !kept.contains(&Some(value.clone())) {
            kept.push(Some(value));
        }
    }
    kept.truncate(TRIED);
    kept.extend(field.optional.then_some(None));
    slot(kept)
}

impl Place {
    /// What it is compared with, as far as that is a value like its own.
    fn partners<'c>(&self, conditions: &[&'c Condition]) -> Vec<&'c Operand> {
        let pairs = conditions.iter().flat_map(|condition| condition.pairs());
        let partners = pairs.filter_map(|(left, right)| match (left, right) {
            (Term::Operand(left), Term::Operand(right)) if self.is_meant(left) => Some(right),
            (Term::Operand(left), Term::Operand(right)) if self.is_meant(right) => Some(left),
            _ => None,
        });
        partners.collect()
    }

    /// Whether an operand is this field, or something is made of it.
    fn is_meant(&self, operand: &Operand) -> bool {
        match &self.collection {
            None => operand.aggregate.is_none() && operand.key() == self.field,
            Some(collection) => {
                operand.field == *collection && operand.part.as_ref() == Some(&self.field)
            }
        }
    }
}

pub(super) fn is_valid(model: &Model, field: &Field, value: &Literal) -> bool {
    match (&field.ty, value) {
        (FieldType::List(_), Literal::List(elements)) => {
            field.bounds().contains(elements.len().into())
        }
        _ => model
            .scalar(field)
            .is_some_and(|scalar| fault(value, scalar, &model.rules(field)).is_none()),
    }
}

/// A constant and what lies beside it, as values of the field that is compared with it.
fn near(model: &Model, field: &Field, term: &Term, constant: &Literal) -> Vec<Literal> {
    let one = Decimal::ONE;
    let number = match constant {
        Literal::Integer(number) => Decimal::from(*number),
        Literal::Decimal(number) => *number,
        other => return vec![other.clone()],
    };
    let beside = [
        Some(number),
        number.checked_add(one),
        number.checked_sub(one),
    ];
    let beside: Vec<_> = beside.into_iter().flatten().collect();
    if let Term::Length(_) = term {
        return beside
            .iter()
            .flat_map(|length| of_length(model, field, *length))
            .collect();
    }
    let Some(scalar) = model.scalar(field) else {
        return Vec::new();
    };
    numbers(scalar, &beside)
}

/// Numbers as values of a scalar.
fn numbers(scalar: Scalar, numbers: &[Decimal]) -> Vec<Literal> {
    let texts = numbers.iter().map(|number| number.normalize().to_string());
    texts.filter_map(|text| scalar.parse(&text).ok()).collect()
}

/// Values of a length.
fn of_length(model: &Model, field: &Field, length: Decimal) -> Vec<Literal> {
    if length < Decimal::ZERO || length > Decimal::from(LONGEST) {
        return Vec::new();
    }
    let exactly = Bounds {
        min: Some(length),
        max: Some(length),
    };
    match (&field.ty, model.scalar(field)) {
        (FieldType::List(element), _) => lists(&model.element_examples(element), exactly, None),
        (_, Some(scalar)) if length > Decimal::ZERO => {
            let rules = Constraints {
                bounds: exactly,
                ..model.rules(field)
            };
            literals(scalar, &rules, None)
        }
        _ => vec![Literal::Text(String::new())],
    }
}

/// Values at the ends of what a field may hold.
fn ends(model: &Model, field: &Field) -> Vec<Literal> {
    let texts = |texts: &[&str]| {
        texts
            .iter()
            .map(|text| Literal::Text((*text).to_owned()))
            .collect()
    };
    let Some(scalar) = model.scalar(field) else {
        return vec![Literal::List(Vec::new())];
    };
    let rules = model.rules(field);
    match (scalar, scalar.spec().bounds) {
        _ if !rules.one_of.is_empty() => rules.one_of.into_iter().map(Literal::Text).collect(),
        (_, BoundsMeaning::Value) => {
            let round = [0, 1, 2, 10, 100, 1_000, 10_000, 1_000_000, -1].map(Decimal::from);
            let ends = [rules.bounds.min, rules.bounds.max].into_iter().flatten();
            numbers(scalar, &ends.chain(round).collect::<Vec<_>>())
        }
        (Scalar::Bool, _) => vec![Literal::Bool(true), Literal::Bool(false)],
        (Scalar::Date, _) => texts(&["2100-01-01", "1900-01-01"]),
        (Scalar::Time, _) => texts(&["23:59:59", "00:00:00"]),
        (Scalar::DateTime, _) => texts(&["2100-01-01T00:00:00Z", "1900-01-01T00:00:00Z"]),
        (Scalar::String | Scalar::Text, _) => texts(&[""]),
        _ => Vec::new(),
    }
}
