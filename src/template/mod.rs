//! The templates: the embedded tree, its manifest, and the Jinja environment that renders it.

mod environment;
mod filters;
mod manifest;
mod path;
mod source;

pub use environment::Templates;
pub(crate) use path::{PathTemplate, Subject};
