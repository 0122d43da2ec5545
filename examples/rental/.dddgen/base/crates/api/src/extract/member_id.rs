//! The ids in the path of a member: that of its root, and its own.

use std::str::FromStr;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use domain::validation::Invalid;

use crate::problem::Problem;

/// The root that the path names, and the member of it.
#[derive(Debug)]
pub(crate) struct MemberId<R, M> {
    pub(crate) root: R,
    pub(crate) id: M,
}

impl<S: Send + Sync, R: FromStr, M: FromStr> FromRequestParts<S> for MemberId<R, M> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let found = RawPathParams::from_request_parts(parts, state).await.ok();
        let mut found = found.iter().flatten();
        Ok(Self {
            root: read(found.next())?,
            id: read(found.next())?,
        })
    }
}

fn read<T: FromStr>(found: Option<(&str, &str)>) -> Result<T, Problem> {
    let (name, text) = found.unwrap_or(("id", ""));
    text.parse()
        .map_err(|_| Problem::malformed_path(name, Invalid::new("type", "must be a UUID")))
}
