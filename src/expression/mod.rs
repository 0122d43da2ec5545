//! The small language of rules: `price > 1000 implies description is not empty`.
//!
//! A text becomes a [`Condition`] in three steps, each a module: words and signs (`lexer`), what
//! belongs together (`parser`), and what it means for the fields there are (`check`). A condition
//! is pure and total: it knows no clock, asks nobody, and always comes to an end.
//!
//! # Meaning
//!
//! - A comparison with an absent value is *unknown*, as null is in SQL; `and`, `or`, `not` and
//!   `implies` treat it as SQL does. A rule is broken only by what makes it *false*.
//! - Arithmetic is exact. Whole numbers are computed in a type that holds every result that the
//!   ranges of the fields allow; of decimals, a result that has more than 28 digits speaks
//!   against the rule instead of being rounded.
//! - `count`, `sum`, `min` and `max` are made of all members of a collection; those without a value
//!   do not count, a sum of none is zero, and there is no least or greatest of none.
//! - A division is by a constant that leaves no remainder without end, so that it is exact too.
//!
//! The same condition is judged by [`evaluate`], written as Rust by `rust` and as SQL by
//! [`sql`]; a property test holds the first and the last against a database.

mod aggregate;
mod check;
mod constants;
mod fault;
mod lexer;
mod numbers;
mod parser;
mod scope;
mod syntax;
mod tree;

pub mod evaluate;
pub(crate) mod rust;
pub mod sql;

pub use aggregate::{Unclear, gathered};
pub use check::{condition, derivation};
pub use fault::Fault;
pub use numbers::{difference, product, sum};
pub use scope::{Collection, Scope, Subject};
pub use tree::{
    Aggregate, Comparison, Condition, Derivation, Domain, Operand, Operation, Span, Term, Type,
    part_key,
};
