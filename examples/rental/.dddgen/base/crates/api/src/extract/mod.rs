//! What handlers ask of a request; whatever is refused is a problem.

mod actor;
mod body;
mod bulk;
mod id;
mod list;
mod member_id;
mod preconditions;

pub(crate) use actor::Actor;
pub(crate) use body::Json;
pub(crate) use bulk::{Bulk, BulkBody, BulkLimit, Identified};
pub(crate) use id::Id;
pub(crate) use list::Conditions;
pub(crate) use list::ListQuery;
pub(crate) use member_id::MemberId;
pub(crate) use preconditions::{IfMatch, IfNoneMatch};
