//! Judges a condition: what the Rust of a service does, as an interpreter.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::constants::as_number;
use super::numbers::{computed, computed_whole};
use super::tree::{Comparison, Condition, Derivation, Domain, Operand, Operation, Term};
use crate::model::Literal;

/// What is known of the value of an operand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Known<'a> {
    /// There is none.
    Absent,
    /// It is this.
    Value(&'a Literal),
    /// It may be anything.
    Unknown,
}

/// A computed value.
#[derive(Debug, Clone, PartialEq)]
enum Value<'a> {
    Whole(i128),
    Decimal(Decimal),
    Float(f64),
    Bool(bool),
    Text(&'a str),
}

/// Why there is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missing {
    /// An operand is absent, so the comparison is unknown.
    Absent,
    /// It cannot be computed, or nobody knows it.
    Unclear,
}

type Found<'a> = Result<Value<'a>, Missing>;

/// Whether the condition is kept: true, or unknown because a value is absent. What cannot be
/// computed exactly, or is not known, speaks against it.
pub fn is_kept<'a>(condition: &Condition, values: &impl Fn(&Operand) -> Known<'a>) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().all(|part| is_kept(part, values)),
        Condition::Any(parts) => parts.iter().any(|part| is_kept(part, values)),
        Condition::Empty { operand, negated } => match values(operand) {
            Known::Absent => !negated,
            Known::Value(value) => (length(value) == Some(0)) != *negated,
            Known::Unknown => false,
        },
        Condition::Holds { operand, negated } => match values(operand) {
            Known::Absent => true,
            Known::Value(value) => *value == Literal::Bool(!negated),
            Known::Unknown => false,
        },
        Condition::Compare {
            comparison,
            domain,
            left,
            right,
        } => {
            let judge = Judge { domain, values };
            kept(judge.both(left, right), |order| fits(*comparison, order))
        }
        Condition::OneOf {
            term,
            domain,
            among,
            negated,
        } => {
            let judge = Judge { domain, values };
            let order = |it: &Literal| judge.both(term, &Term::Constant(it.clone()));
            let orders: Result<Vec<_>, _> = among.iter().map(order).collect();
            kept(orders, |orders| {
                orders.contains(&Ordering::Equal) != *negated
            })
        }
    }
}

/// What is computed of values; none if one is absent, or the result is not exact.
pub fn computed_value<'a>(
    derivation: &Derivation,
    values: &impl Fn(&Operand) -> Known<'a>,
) -> Option<Literal> {
    let domain = &derivation.domain;
    match (Judge { domain, values }).value(&derivation.term) {
        Ok(Value::Whole(number)) => i64::try_from(number).ok().map(Literal::Integer),
        Ok(Value::Decimal(number)) => Some(Literal::Decimal(number.normalize())),
        _ => None,
    }
}

/// Whether a comparison is kept by what was found.
fn kept<T>(found: Result<T, Missing>, judge: impl FnOnce(T) -> bool) -> bool {
    match found {
        Ok(found) => judge(found),
        Err(missing) => missing == Missing::Absent,
    }
}

fn fits(comparison: Comparison, order: Ordering) -> bool {
    match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::NotEqual => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::LessOrEqual => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::GreaterOrEqual => order.is_ge(),
    }
}

struct Judge<'d, F> {
    domain: &'d Domain,
    values: &'d F,
}

impl<'a, F: Fn(&Operand) -> Known<'a>> Judge<'_, F> {
    /// How two terms compare.
    fn both(&self, left: &Term, right: &Term) -> Result<Ordering, Missing> {
        match (self.value(left), self.value(right)) {
            (Err(Missing::Absent), _) | (_, Err(Missing::Absent)) => Err(Missing::Absent),
            (Ok(left), Ok(right)) => ordered(&left, &right).ok_or(Missing::Unclear),
            _ => Err(Missing::Unclear),
        }
    }

    fn value<'t>(&self, term: &'t Term) -> Found<'t>
    where
        'a: 't,
    {
        match term {
            Term::Constant(literal) => self.read(literal),
            Term::Operand(operand) => match (self.values)(operand) {
                Known::Value(literal) => self.read(literal),
                Known::Absent => Err(Missing::Absent),
                Known::Unknown => Err(Missing::Unclear),
            },
            Term::Length(operand) => match (self.values)(operand) {
                Known::Value(literal) => self.number(length(literal)),
                Known::Absent => Err(Missing::Absent),
                Known::Unknown => Err(Missing::Unclear),
            },
            Term::Negate(of) => reckoned(Operation::Subtract, Ok(self.zero()), self.value(of)),
            Term::Arithmetic(operation, left, right) => {
                reckoned(*operation, self.value(left), self.value(right))
            }
        }
    }

    fn zero(&self) -> Value<'static> {
        match self.domain {
            Domain::Integer(_) => Value::Whole(0),
            _ => Value::Decimal(Decimal::ZERO),
        }
    }

    fn number<'t>(&self, number: Option<usize>) -> Found<'t> {
        let number = number.ok_or(Missing::Unclear)?;
        Ok(match self.domain {
            Domain::Integer(_) => Value::Whole(i128::try_from(number).unwrap_or(i128::MAX)),
            _ => Value::Decimal(Decimal::from(number)),
        })
    }

    /// A constant as what is compared here.
    fn read<'t>(&self, literal: &'t Literal) -> Found<'t> {
        let value = match (self.domain, literal) {
            (Domain::Integer(_), Literal::Integer(value)) => Some(Value::Whole((*value).into())),
            (Domain::Decimal, literal) => as_number(literal).map(Value::Decimal),
            (Domain::Float, literal) => {
                let text = as_number(literal).map(|number| number.to_string());
                text.and_then(|text| text.parse().ok()).map(Value::Float)
            }
            (Domain::Bool, Literal::Bool(value)) => Some(Value::Bool(*value)),
            // Without the `Z`, instants compare as their texts do.
            (Domain::Scalar(_), Literal::Text(text)) => {
                Some(Value::Text(text.trim_end_matches('Z')))
            }
            (_, Literal::Text(text)) => Some(Value::Text(text)),
            _ => None,
        };
        value.ok_or(Missing::Unclear)
    }
}

/// What an operation gives of two values, both of which are there.
fn reckoned<'t>(operation: Operation, left: Found<'t>, right: Found<'t>) -> Found<'t> {
    let (left, right) = match (left, right) {
        (Err(Missing::Absent), _) | (_, Err(Missing::Absent)) => return Err(Missing::Absent),
        (Ok(left), Ok(right)) => (left, right),
        _ => return Err(Missing::Unclear),
    };
    let computed = match (left, right) {
        (Value::Whole(left), Value::Whole(right)) => {
            computed_whole(operation, left, right).map(Value::Whole)
        }
        (Value::Decimal(left), Value::Decimal(right)) => {
            computed(operation, left, right).map(Value::Decimal)
        }
        _ => None,
    };
    computed.ok_or(Missing::Unclear)
}

/// The characters of a text, the elements of a list.
fn length(literal: &Literal) -> Option<usize> {
    match literal {
        Literal::Text(text) => Some(text.chars().count()),
        Literal::List(elements) => Some(elements.len()),
        _ => None,
    }
}

fn ordered(left: &Value<'_>, right: &Value<'_>) -> Option<Ordering> {
    match (left, right) {
        (Value::Whole(left), Value::Whole(right)) => Some(left.cmp(right)),
        (Value::Decimal(left), Value::Decimal(right)) => Some(left.cmp(right)),
        (Value::Float(left), Value::Float(right)) => left.partial_cmp(right),
        (Value::Bool(left), Value::Bool(right)) => Some(left.cmp(right)),
        (Value::Text(left), Value::Text(right)) => Some(left.cmp(right)),
        _ => None,
    }
}
