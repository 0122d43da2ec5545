//! How events leave a unit of work, and how they are written down.

mod dispatcher;
mod envelope;
mod event_log;
mod json;
mod payloads;
mod publishing;

pub use dispatcher::Dispatcher;
pub use envelope::Envelope;
pub use event_log::EventLog;
pub(crate) use publishing::commit_and_publish;
