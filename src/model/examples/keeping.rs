//! Values that keep the rules across fields together, and values that break one of them.
//!
//! The search tries what is near: the usual examples, the constants of the rules and what lies
//! beside them, the ends of ranges, nothing at all. It goes field by field, judges a rule as soon
//! as it knows all that the rule speaks of, and gives up in the end.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{lists, literals};
use crate::expression::evaluate::{Known, computed_value, is_kept};
use crate::expression::{Condition, Operand, Term, Type};
use crate::model::parse::fault;
use crate::model::{Bounds, Constraints, Derived, Entity, Field, FieldType, Literal, Model, Rule};
use crate::naming::Name;
use crate::scalar::{BoundsMeaning, Scalar};

/// How often a rule is judged before the search gives up.
const PATIENCE: usize = 100_000;
/// The most pairs of fields that are changed beside those that a rule speaks of.
const PAIRS: usize = 60;
/// The most values that are tried for one field.
const TRIED: usize = 40;
/// The longest text that is tried.
const LONGEST: i64 = 5_000;

/// A value of each field that rules speak of; none for one that is absent.
pub type Values = BTreeMap<Name, Option<Literal>>;

/// Two sets of values that keep all rules, as different as can be; nothing if none was found.
///
/// A reference is not among them if the rules are kept with it and without it; else it is absent,
/// since what it could name may not be there.
pub fn keeping(model: &Model, entity: &Entity) -> Option<[Values; 2]> {
    let rules: Vec<_> = entity.rules.iter().map(|rule| (rule, true)).collect();
    let slots = slots(model, entity);
    let is_value = |slot: &&Slot| {
        entity
            .field(&slot.field)
            .is_some_and(|it| it.target().is_none())
    };
    let values: Vec<_> = slots.iter().filter(is_value).cloned().collect();
    let pair = |slots: &[Slot]| {
        let first = Search::new(slots, &rules).find(PATIENCE)?;
        let others = slots.iter().map(|slot| slot.preferring_others_than(&first));
        let others: Vec<_> = others.collect();
        let second = Search::new(&others, &rules).find(PATIENCE);
        Some([first.clone(), second.unwrap_or(first)])
    };
    pair(&values).or_else(|| pair(&slots))
}

/// Values that break one rule and keep all others, as near to the `present` ones as can be.
pub fn breaking(model: &Model, entity: &Entity, broken: &Rule, present: &Values) -> Option<Values> {
    let spoken = fields_of(&broken.condition);
    let (own, others): (Vec<_>, Vec<_>) = slots(model, entity)
        .into_iter()
        .map(|slot| slot.preferring(present))
        .partition(|slot| spoken.contains(&slot.field));
    let rules = entity.rules.iter();
    let rules: Vec<_> = rules.map(|it| (it, it.name != broken.name)).collect();
    let with_free = |free: &[usize]| {
        let others = others.iter().enumerate().map(|(at, slot)| {
            if free.contains(&at) {
                slot.clone()
            } else {
                slot.first_only()
            }
        });
        let slots: Vec<_> = others.chain(own.iter().cloned()).collect();
        Search::new(&slots, &rules).find(PATIENCE / 10)
    };
    let count = others.len();
    let pairs = (0..count).flat_map(|one| (one + 1..count).map(move |other| [one, other]));
    with_free(&[])
        .or_else(|| (0..count).find_map(|one| with_free(&[one])))
        .or_else(|| pairs.take(PAIRS).find_map(|pair| with_free(&pair)))
}

/// The largest values of what a field follows from, if they keep all rules and nothing but this
/// field has too many digits then.
pub fn overflowing(model: &Model, entity: &Entity, derived: &Derived) -> Option<Values> {
    let mut values: Values = entity
        .fields
        .iter()
        .map(|field| {
            (
                field.name.clone(),
                model.samples(field).into_iter().next().flatten(),
            )
        })
        .collect();
    for operand in entity.expanded(derived).term.operands() {
        if operand.aggregate.is_some() {
            return None;
        }
        let field = entity
            .field(&operand.field)
            .filter(|field| !field.readonly)?;
        let largest = largest(operand, model.rules(field).bounds);
        let valid = largest.filter(|value| is_valid(model, field, value));
        values.insert(field.name.clone(), Some(valid?));
    }
    let computed = |derived: &Derived| {
        let expanded = entity.expanded(derived);
        computed_value(&expanded, &|operand| known(&values, operand)).is_some()
    };
    let may_fail = |it: &&Derived| it.derivation.may_fail();
    let others = entity.derived.iter().filter(may_fail);
    let mut others = others.filter(|it| it.field.name != derived.field.name);
    let alone = others.all(|other| {
        let expanded = entity.expanded(other);
        let operands = expanded.term.operands();
        let is_absent = |operand: &&Operand| known(&values, operand) == Known::Absent;
        computed(other) || operands.iter().any(is_absent)
    });
    let spoken = entity
        .rules
        .iter()
        .flat_map(|rule| fields_of(&rule.condition));
    let spoken: Vec<_> = spoken.collect();
    let kept = keep(entity, &values) || spoken.is_empty();
    (alone && kept && !computed(derived)).then_some(values)
}

/// The largest value of a number.
fn largest(operand: &Operand, bounds: Bounds) -> Option<Literal> {
    match operand.ty {
        Type::Decimal => Some(Literal::Decimal(bounds.max.unwrap_or(Decimal::MAX))),
        Type::Integer(_, span) => i64::try_from(span.max).ok().map(Literal::Integer),
        _ => None,
    }
}

/// Whether values keep every rule of an entity.
pub fn keep(entity: &Entity, values: &Values) -> bool {
    let mut rules = entity.rules.iter();
    rules.all(|rule| is_kept(&rule.condition, &|operand| known(values, operand)))
}

/// The fields that a condition speaks of, once each.
pub fn fields_of(condition: &Condition) -> Vec<Name> {
    let mut fields: Vec<Name> = Vec::new();
    for operand in condition.operands() {
        if !fields.contains(&operand.field) {
            fields.push(operand.field.clone());
        }
    }
    fields
}

fn known<'a>(values: &'a Values, operand: &Operand) -> Known<'a> {
    match values.get(&operand.field) {
        None => Known::Unknown,
        Some(None) => Known::Absent,
        Some(Some(value)) => Known::Value(value),
    }
}

/// A field with what is tried for it.
#[derive(Debug, Clone)]
struct Slot {
    field: Name,
    values: Vec<Option<Literal>>,
}

impl Slot {
    /// The same with the present value first.
    fn preferring(mut self, present: &Values) -> Self {
        if let Some(value) = present.get(&self.field) {
            self.values.sort_by_key(|other| other != value);
        }
        self
    }

    /// The same with no choice.
    fn first_only(&self) -> Self {
        let mut slot = self.clone();
        slot.values.truncate(1);
        slot
    }

    /// The same with the present value last, and none at all before it.
    fn preferring_others_than(&self, present: &Values) -> Self {
        let mut values = self.values.clone();
        let value = present.get(&self.field);
        values.sort_by_key(|other| (Some(other) == value, other.is_none()));
        Self {
            values,
            ..self.clone()
        }
    }
}

struct Search<'a> {
    slots: &'a [Slot],
    /// Each rule with whether it is to be kept, under the number of fields that have to be known.
    due: Vec<Vec<(&'a Rule, bool)>>,
    values: Values,
    patience: usize,
}

impl<'a> Search<'a> {
    fn new(slots: &'a [Slot], rules: &[(&'a Rule, bool)]) -> Self {
        let mut due = vec![Vec::new(); slots.len() + 1];
        for (rule, kept) in rules {
            let fields = fields_of(&rule.condition);
            let last = slots.iter().rposition(|slot| fields.contains(&slot.field));
            if let Some(due) = due.get_mut(last.map_or(0, |last| last + 1)) {
                due.push((*rule, *kept));
            }
        }
        Self {
            slots,
            due,
            values: Values::new(),
            patience: 0,
        }
    }

    fn find(mut self, patience: usize) -> Option<Values> {
        self.patience = patience;
        self.fill(0).then_some(self.values)
    }

    fn fill(&mut self, at: usize) -> bool {
        let Some(slot) = self.slots.get(at) else {
            return true;
        };
        for value in &slot.values {
            self.values.insert(slot.field.clone(), value.clone());
            if self.is_right(at + 1) && self.fill(at + 1) {
                return true;
            }
            if self.patience == 0 {
                break;
            }
        }
        self.values.remove(&slot.field);
        false
    }

    fn is_right(&mut self, known_fields: usize) -> bool {
        let due = self.due.get(known_fields).map_or(&[][..], Vec::as_slice);
        self.patience = self.patience.saturating_sub(due.len());
        due.iter().all(|(rule, kept)| {
            is_kept(&rule.condition, &|operand| known(&self.values, operand)) == *kept
        })
    }
}

fn slots(model: &Model, entity: &Entity) -> Vec<Slot> {
    let conditions: Vec<_> = entity.rules.iter().map(|rule| &rule.condition).collect();
    let spoken = |field: &&Field| {
        conditions
            .iter()
            .any(|it| fields_of(it).contains(&field.name))
    };
    let fields = entity.fields.iter().filter(spoken);
    fields
        .map(|field| slot(model, field, &conditions))
        .collect()
}

fn slot(model: &Model, field: &Field, conditions: &[&Condition]) -> Slot {
    let slot = |values| Slot {
        field: field.name.clone(),
        values,
    };
    // Others may not be there to be referred to.
    if field.target().is_some() {
        return slot(vec![None]);
    }
    let mut values: Vec<Literal> = model.usual_examples(field);
    for condition in conditions {
        for (term, constant) in condition.constants() {
            let mut operands = term.operands().into_iter();
            if operands.any(|operand| operand.field == field.name) {
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

fn is_valid(model: &Model, field: &Field, value: &Literal) -> bool {
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
