//! The order of a list.

use domain::validation::Invalid;

use super::QueryField;

/// Ascending or descending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// A field to sort by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort<F> {
    /// The field.
    pub field: F,
    /// Its direction.
    pub direction: Direction,
}

impl<F: QueryField> Sort<F> {
    /// Reads `title` or `-title`.
    ///
    /// # Errors
    /// A name that is not in the allow-list, with those that are.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let (name, direction) = match text.strip_prefix('-') {
            Some(name) => (name, Direction::Descending),
            None => (text, Direction::Ascending),
        };
        match F::named(name) {
            Some(field) => Ok(Self { field, direction }),
            None => Err(Invalid::new(
                "unknown",
                format!("`{name}` cannot be sorted by; use {}", names::<F>()),
            )),
        }
    }
}

fn names<F: QueryField>() -> String {
    let names: Vec<_> = F::ALL.iter().map(|field| field.spec().name).collect();
    names.join(", ")
}
