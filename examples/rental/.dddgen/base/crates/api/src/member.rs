//! Answers with members of aggregates. Their entity tag is that of the root: whoever changes a
//! member changes the root.

use application::member::Versioned;
use axum::http::StatusCode;
use axum::http::header::ETAG;
use axum::response::{IntoResponse, Response};
use domain::audit::Version;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::response::Resource;

/// The representation of a part of an aggregate.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(crate) struct Part<R> {
    representation: R,
    #[serde(skip)]
    id: Uuid,
    #[serde(skip)]
    version: i64,
}

/// All members of a kind.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MembersResponse<T> {
    /// The members, in order.
    items: Vec<T>,
}

/// 204: the member is gone. The entity tag is that of the root without it.
#[derive(Debug)]
pub(crate) struct Removed(pub(crate) Version);

impl<R> Part<R> {
    /// The part `id` of a root at `version`.
    pub(crate) fn new(id: impl Into<Uuid>, version: Version, representation: R) -> Self {
        Self {
            representation,
            id: id.into(),
            version: version.number(),
        }
    }
}

impl<T> Part<MembersResponse<T>> {
    /// All members of a kind of the root `id`.
    pub(crate) fn all<V: Into<T>>(id: impl Into<Uuid>, found: Versioned<Vec<V>>) -> Self {
        let items = found.item.into_iter().map(Into::into).collect();
        Self::new(id, found.version, MembersResponse { items })
    }
}

impl<R: Serialize> Resource for Part<R> {
    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl IntoResponse for Removed {
    fn into_response(self) -> Response {
        let tag = [(ETAG, format!("\"{}\"", self.0))];
        (StatusCode::NO_CONTENT, tag).into_response()
    }
}
