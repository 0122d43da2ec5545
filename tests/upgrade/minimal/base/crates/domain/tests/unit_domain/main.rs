//! The rules of the domain, aggregate by aggregate.

mod note;
mod validation;
