//! What an expression says, before anyone asks whether its words mean something.

use std::ops::Range;

use rust_decimal::Decimal;

use super::tree::{Aggregate, Comparison, Operation};
use crate::scalar::Scalar;

/// A part of an expression with its bytes.
#[derive(Debug)]
pub(super) struct Syntax {
    pub(super) node: Node,
    pub(super) range: Range<usize>,
}

/// What a [`Syntax`] is.
#[derive(Debug)]
pub(super) enum Node {
    /// `price`, `address.country`.
    Name(String),
    Number(Decimal),
    Text(String),
    Bool(bool),
    /// `date '2026-01-31'`.
    Typed(Scalar, String),
    /// `length(title)`.
    Length(Box<Syntax>),
    /// `sum(lines.quantity)`.
    Aggregate(Aggregate, Box<Syntax>),
    Negate(Box<Syntax>),
    Arithmetic(Operation, Box<Syntax>, Box<Syntax>),
    Compare(Comparison, Box<Syntax>, Box<Syntax>),
    /// `status in (pending, confirmed)`.
    OneOf {
        of: Box<Syntax>,
        among: Vec<Syntax>,
        negated: bool,
    },
    /// `description is empty`.
    Empty {
        of: Box<Syntax>,
        negated: bool,
    },
    Not(Box<Syntax>),
    Join(Junction, Box<Syntax>, Box<Syntax>),
}

/// How two conditions are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Junction {
    And,
    Or,
    Implies,
}
