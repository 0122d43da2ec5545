//! So few copies that more have to be ordered.

use crate::queries::Comparison;
use crate::queries::Condition;
use crate::queries::Specification;
use crate::queries::Test;
use crate::queries::Value;
use crate::queries::catalog::BookField;

/// From so many copies on there are enough.
const ENOUGH: i64 = 10;

/// A book that is sold, and of which there are not enough copies.
pub fn low_on_stock() -> Specification<BookField> {
    let few = Condition {
        field: BookField::Stock,
        test: Test::Is(Comparison::Less, Value::Integer(ENOUGH)),
    };
    let sold = Condition {
        field: BookField::Available,
        test: Test::Is(Comparison::Equal, Value::Boolean(true)),
    };
    Specification::Is(few).and(Specification::Is(sold))
}
