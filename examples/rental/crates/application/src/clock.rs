//! The port to the time of day.

use chrono::{DateTime, Utc};

/// Tells the time, to the microsecond: what every store keeps.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> DateTime<Utc>;
}
