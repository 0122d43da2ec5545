//! Answers with a representation.

use application::queries::Page;
use application::queries::Statistics;
use axum::Json;
use axum::extract::OriginalUri;
use axum::http::StatusCode;
use axum::http::header::{ETAG, LOCATION};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::IfNoneMatch;

/// The representation of something with an identity and a version.
pub(crate) trait Resource: Serialize {
    /// Its identity.
    fn id(&self) -> Uuid;

    /// Its version, which is its entity tag as well.
    fn version(&self) -> i64;
}

/// 200: the resource as it is now.
#[derive(Debug)]
pub(crate) struct Current<R>(pub(crate) R);

/// 201: the resource, which was not there before, and its place.
#[derive(Debug)]
pub(crate) struct Created<R> {
    place: String,
    resource: R,
}

/// 304: the caller has it already. Otherwise 200.
#[derive(Debug)]
pub(crate) struct Unless<R> {
    known: IfNoneMatch,
    resource: R,
}

impl<R: Resource> Created<R> {
    /// The resource, which became a member of the collection at `uri`.
    pub(crate) fn within(uri: &OriginalUri, resource: R) -> Self {
        let collection = uri.path().trim_end_matches('/');
        Self {
            place: format!("{collection}/{}", resource.id()),
            resource,
        }
    }
}

impl<R: Resource> Current<R> {
    /// The resource, unless the caller knows it.
    pub(crate) fn unless(self, known: IfNoneMatch) -> Unless<R> {
        Unless {
            known,
            resource: self.0,
        }
    }
}

impl<R: Resource> IntoResponse for Current<R> {
    fn into_response(self) -> Response {
        ([(ETAG, tag(&self.0))], Json(self.0)).into_response()
    }
}

impl<R: Resource> IntoResponse for Created<R> {
    fn into_response(self) -> Response {
        let place = [(LOCATION, self.place)];
        (StatusCode::CREATED, place, Current(self.resource)).into_response()
    }
}

impl<R: Resource> IntoResponse for Unless<R> {
    fn into_response(self) -> Response {
        if self.known.includes(self.resource.version()) {
            let tag = [(ETAG, tag(&self.resource))];
            return (StatusCode::NOT_MODIFIED, tag).into_response();
        }
        Current(self.resource).into_response()
    }
}

fn tag(resource: &impl Resource) -> String {
    format!("\"{}\"", resource.version())
}

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PageResponse<T> {
    /// The items, in order.
    items: Vec<T>,
    /// How many items all pages have together.
    #[schema(example = 41)]
    total: u64,
    /// Which page this is, from 1.
    #[schema(example = 1)]
    page: u32,
    /// The most items that a page holds.
    #[schema(example = 20)]
    page_size: u32,
    /// The number of pages; 0 where there is no item.
    #[schema(example = 3)]
    pages: u64,
}

impl<V, T: From<V>> From<Page<V>> for PageResponse<T> {
    fn from(page: Page<V>) -> Self {
        Self {
            total: page.total,
            page: page.request.number(),
            page_size: page.request.size(),
            pages: page.pages(),
            items: page.items.into_iter().map(T::from).collect(),
        }
    }
}

/// What the values of a numeric member amount to. Numbers are text, so that no digit is lost.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StatisticsResponse {
    /// How many values there are; nulls are none.
    #[schema(example = 3)]
    count: u64,
    /// The smallest; zero where there is no value.
    #[schema(format = "decimal", example = "5")]
    min: String,
    /// The largest; zero where there is no value.
    #[schema(format = "decimal", example = "25")]
    max: String,
    /// The average, to six decimal places; zero where there is no value.
    #[schema(format = "decimal", example = "15.166667")]
    avg: String,
    /// The sum; zero where there is no value.
    #[schema(format = "decimal", example = "45.5")]
    sum: String,
}

impl From<Statistics> for StatisticsResponse {
    fn from(statistics: Statistics) -> Self {
        Self {
            count: statistics.count,
            min: statistics.min.to_string(),
            max: statistics.max.to_string(),
            avg: statistics.avg().to_string(),
            sum: statistics.sum.to_string(),
        }
    }
}

/// Many resources.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BulkResponse<T> {
    /// The items, in the order of the request.
    items: Vec<T>,
}

impl<V, T: From<V>> From<Vec<V>> for BulkResponse<T> {
    fn from(views: Vec<V>) -> Self {
        Self {
            items: views.into_iter().map(T::from).collect(),
        }
    }
}
