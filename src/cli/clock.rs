//! The clock edge: the time that migrations are called after.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, anyhow};

use crate::outcome::Failure;

const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// Seconds since 1970: `SOURCE_DATE_EPOCH` if it is set, else the clock.
pub(super) fn now() -> Result<u64> {
    let Some(value) = std::env::var_os(VARIABLE) else {
        let time = SystemTime::now().duration_since(UNIX_EPOCH);
        return Ok(time.map_or(0, |time| time.as_secs()));
    };
    let seconds = value.to_str().and_then(|text| text.parse().ok());
    seconds.ok_or_else(|| {
        anyhow!(Failure::usage(format!(
            "`{VARIABLE}` is not a number of seconds since 1970"
        )))
    })
}
