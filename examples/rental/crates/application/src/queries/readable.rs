//! Read models, field by field.

use super::Value;

/// What can be asked of a read model field by field.
pub trait Readable<F> {
    /// The value of a field; none for null.
    fn value(&self, field: F) -> Option<Value>;
}
