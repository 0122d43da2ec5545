//! What happens to every request and answer, whatever the route.

mod cors;
mod cut_off;
mod headers;
mod panics;
mod problems;
mod request_id;
mod timeout;
mod trace;

pub(crate) use cors::cors;
pub(crate) use cut_off::cut_off;
pub(crate) use headers::secure;
pub(crate) use panics::panicked;
pub(crate) use problems::write_problem;
pub(crate) use request_id::RequestId;
pub(crate) use timeout::timed_out;
pub(crate) use trace::trace;
