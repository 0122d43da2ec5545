//! The domain model of a service, as `dddgen.toml` states it.
//!
//! A [`Model`] is only ever made by [`parse`], which reports **all** problems of a file at once, so
//! whoever holds a model holds a valid one: every name resolves, every default is in its range.

mod former;
mod json_schema;
mod kinds;
mod lookup;
mod own;
mod parse;
mod relation;
mod types;

pub mod edit;
pub mod examples;
pub mod problem;
pub use former::Former;
pub use json_schema::{json_schema, json_schema_text};
pub use own::{Heard, Method, Own, OwnKind, Route};
pub(crate) use parse::nearest;
pub use parse::parse;
pub use relation::OnDelete;
pub use types::{
    Bounds, Composite, Constraints, Context, Database, Derived, ElementType, Entity, Enum,
    EnumValue, Event, Field, FieldPath, FieldType, Index, Literal, Member, Model, Origin,
    Predicate, PredicateOperator, PredicateTerm, Rule, Service, Storage, Transition, Unique,
    ValueObject,
};
