//! Rules across fields as SQLite says them.

use super::literal::literal;
use crate::expression::sql::{Dialect, write, write_value};
use crate::expression::{Condition, Derivation, Operand, Span};
use crate::model::Literal;
use crate::scalar::Scalar;
use crate::schema::ColumnType;

/// A condition on the columns that `column` names; none where SQLite cannot say it exactly:
/// decimals are texts, with which nothing is computed, and whole numbers end at 64 bits.
pub(in crate::schema) fn condition(
    condition: &Condition,
    column: &dyn Fn(&Operand) -> String,
) -> Option<String> {
    write(condition, &Sqlite { column })
}

/// What is computed of the columns that `column` names; none if that is not exact here.
pub(in crate::schema) fn value(
    derivation: &Derivation,
    column: &dyn Fn(&Operand) -> String,
) -> Option<String> {
    write_value(derivation, &Sqlite { column })
}

struct Sqlite<'a> {
    column: &'a dyn Fn(&Operand) -> String,
}

impl Dialect for Sqlite<'_> {
    fn column(&self, operand: &Operand) -> String {
        (self.column)(operand)
    }

    fn constant(&self, constant: &Literal, scalar: Scalar) -> String {
        literal(constant, ColumnType::Scalar(scalar))
    }

    fn elements(&self, column: &str) -> String {
        format!("json_array_length({column})")
    }

    fn widened(&self, number: String, span: Span) -> Option<String> {
        span.is_within(Span::BIGINT).then_some(number)
    }

    fn computes_decimals(&self) -> bool {
        false
    }
}
