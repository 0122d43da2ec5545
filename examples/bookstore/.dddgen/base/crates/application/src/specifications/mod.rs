//! Conditions with a name: what the business calls a kind of thing. They are composed by `and`,
//! `or` and `not`, and mean the same in memory and in the store.

pub mod catalog;
