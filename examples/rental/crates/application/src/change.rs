//! A partial change of one field: absent is not the same as null.

/// What a partial change does to a field.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum FieldChange<T> {
    /// Leaves it as it is.
    #[default]
    Keep,
    /// Sets it; `None` empties it.
    Set(Option<T>),
}

impl<T> FieldChange<T> {
    /// The field after the change.
    pub fn over(self, current: Option<T>) -> Option<T> {
        match self {
            Self::Keep => current,
            Self::Set(value) => value,
        }
    }
}
