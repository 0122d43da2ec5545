//! The endpoints, aggregate by aggregate.

pub(crate) mod note;
