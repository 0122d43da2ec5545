//! The rules of the domain, aggregate by aggregate.

mod catalog;
mod sales;
mod validation;
