//! Rules across fields as PostgreSQL says them.

use super::literal::literal;
use crate::expression::sql::{Dialect, write, write_value};
use crate::expression::{Condition, Derivation, Operand, Span};
use crate::model::Literal;
use crate::scalar::Scalar;
use crate::schema::ColumnType;

/// A condition on the columns that `column` names.
pub(in crate::schema) fn condition(
    condition: &Condition,
    column: &dyn Fn(&Operand) -> String,
) -> Option<String> {
    write(condition, &Postgres { column })
}

/// What is computed of the columns that `column` names; none if that is not exact here.
pub(in crate::schema) fn value(
    derivation: &Derivation,
    column: &dyn Fn(&Operand) -> String,
) -> Option<String> {
    write_value(derivation, &Postgres { column })
}

struct Postgres<'a> {
    column: &'a dyn Fn(&Operand) -> String,
}

impl Dialect for Postgres<'_> {
    fn column(&self, operand: &Operand) -> String {
        (self.column)(operand)
    }

    fn constant(&self, constant: &Literal, scalar: Scalar) -> String {
        literal(constant, ColumnType::Scalar(scalar))
    }

    fn elements(&self, column: &str) -> String {
        format!("jsonb_array_length({column})")
    }

    /// An `integer` that grows too large is an error, not a `bigint`.
    fn widened(&self, number: String, span: Span) -> Option<String> {
        let word = if span.is_within(Span::BIGINT) {
            "bigint"
        } else {
            "numeric"
        };
        Some(format!("{number}::{word}"))
    }

    fn computes_decimals(&self) -> bool {
        true
    }
}
