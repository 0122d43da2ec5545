//! What the context `catalog` sends and receives.

mod author;
mod book;

pub(in crate::v1) use author::{AuthorBody, AuthorPatch, AuthorResponse};
pub(in crate::v1) use book::{BookBody, BookPatch, BookResponse, BookStatisticsResponse};
