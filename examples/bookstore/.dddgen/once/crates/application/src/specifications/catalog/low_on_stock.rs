//! So few copies that more have to be ordered.

use crate::queries::Condition;
use crate::queries::Specification;
use crate::queries::Test;
use crate::queries::catalog::BookField;

/// A book that has a subtitle.
pub fn low_on_stock() -> Specification<BookField> {
    Specification::Is(Condition {
        field: BookField::Subtitle,
        test: Test::Null(false),
    })
}
