//! The HTTP interface: what a request means to a use case, and what comes of it to the caller.
//!
//! A request is read by extractors, a handler calls one use case, and the answer is a
//! representation or a problem. Adapters are unknown here: [`AppState`] is filled by whoever
//! composes the service.

mod app;
mod cut_off;
mod docs;
mod extract;
mod health;
mod input;
mod middleware;
mod openapi;
mod options;
mod problem;
mod response;
mod state;
mod v1;

pub use app::{app, document};
pub use cut_off::CutOff;
pub use docs::{DOCS_PATH, DOCUMENT_PATH};
pub use options::{HttpOptions, Origins};
pub use state::AppState;
