//! The rules of the domain, aggregate by aggregate.

mod inventory;
mod partners;
mod sales;
mod validation;
