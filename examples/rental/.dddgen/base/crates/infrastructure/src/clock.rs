//! The clock of the machine.

use application::clock::Clock;
use chrono::{DateTime, SubsecRound as _, Utc};

/// Tells the time of the machine.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(6)
    }
}
