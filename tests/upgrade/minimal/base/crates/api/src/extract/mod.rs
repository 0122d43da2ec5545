//! What handlers ask of a request; whatever is refused is a problem.

mod actor;
mod body;
mod id;
mod list;
mod preconditions;

pub(crate) use actor::Actor;
pub(crate) use body::Json;
pub(crate) use id::Id;
pub(crate) use list::ListQuery;
pub(crate) use preconditions::{IfMatch, IfNoneMatch};
