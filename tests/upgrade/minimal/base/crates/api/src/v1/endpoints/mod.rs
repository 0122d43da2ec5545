//! The endpoints, aggregate by aggregate.

pub(super) mod note;
