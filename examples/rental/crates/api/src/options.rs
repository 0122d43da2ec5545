//! What can be chosen about the HTTP interface.

use std::time::Duration;

use axum::http::HeaderValue;

/// What can be chosen about the HTTP interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpOptions {
    /// The most bytes that a request body may have.
    pub body_limit: usize,
    /// The most items of a request about many.
    pub bulk_limit: usize,
    /// How long a request may take.
    pub request_timeout: Duration,
    /// The web pages that may call the service from a browser.
    pub origins: Origins,
    /// Whether the `OpenAPI` document and its page are served.
    pub docs: bool,
}

/// The origins of web pages that may call the service from a browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origins {
    /// All of them; without credentials, which browsers demand.
    Any,
    /// These, as `https://shop.example`.
    These(Vec<HeaderValue>),
}
