//! The domain model of a service, as `dddgen.toml` states it.
//!
//! A [`Model`] is only ever made by [`parse`], which reports **all** problems of a file at once, so
//! whoever holds a model holds a valid one: every name resolves, every default is in its range.

mod lookup;
mod own;
mod parse;
mod relation;
mod types;

pub mod edit;
pub mod examples;
pub mod problem;
pub use own::{Method, Own, OwnKind, Route};
pub use parse::parse;
pub use relation::OnDelete;
pub use types::{
    Bounds, Constraints, Context, Database, ElementType, Entity, Enum, EnumValue, Field, FieldType,
    Index, Literal, Model, Predicate, PredicateOperator, PredicateTerm, Service, Transition,
    Unique, ValueObject,
};
