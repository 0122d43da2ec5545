//! Endpoints of the context `catalog`.

pub(in crate::v1) mod author;
pub(in crate::v1) mod book;
