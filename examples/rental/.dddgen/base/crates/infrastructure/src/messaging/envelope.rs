//! An event as others read it.

use std::fmt;

use chrono::{DateTime, Utc};
use domain::events::DomainEvent;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::json::ToJson as _;

/// An event in JSON: what is the same for all of them, and the data of its kind and version.
///
/// What is kept from view in the domain has no place in the data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Envelope {
    /// By which one that arrives twice is known again.
    pub event_id: Uuid,
    /// What kind of event it is: context, aggregate and what happened to it.
    pub event: &'static str,
    /// The version of the data.
    pub version: u32,
    /// When it happened.
    pub occurred_at: DateTime<Utc>,
    /// What happened.
    pub data: Value,
}

impl From<&DomainEvent> for Envelope {
    fn from(event: &DomainEvent) -> Self {
        Self {
            event_id: event.event_id,
            event: event.name(),
            version: event.version(),
            occurred_at: event.occurred_at,
            data: event.data.to_json(),
        }
    }
}

/// As one line.
impl fmt::Display for Envelope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = serde_json::to_string(self).map_err(|_| fmt::Error)?;
        f.write_str(&line)
    }
}
