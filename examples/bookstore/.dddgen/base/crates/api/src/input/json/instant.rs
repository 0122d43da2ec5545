//! Instants (RFC 3339), to the microsecond, with any offset.

use chrono::{DateTime, SubsecRound as _, Utc};
use domain::validation::{Violations, within_years};
use serde_json::value::RawValue;

use super::{FromJson, text};

impl FromJson for DateTime<Utc> {
    fn from_json(json: &RawValue) -> Result<Self, Violations> {
        text(json, "an instant such as 2026-01-31T13:30:00Z", |text| {
            let instant = DateTime::parse_from_rfc3339(text).ok()?;
            Some(instant.to_utc().trunc_subsecs(6)).filter(within_years)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn keeps_instants_to_the_microsecond() {
        let expected: Option<DateTime<Utc>> = "2026-01-31T13:30:00.123456Z".parse().ok();
        assert_eq!(read("\"2026-01-31T14:30:00.1234567+01:00\""), expected);
        for json in ["\"2026-01-31\"", "\"2026-01-31T13:30:00\"", "1"] {
            assert_eq!(read::<DateTime<Utc>>(json), None, "{json}");
        }
    }
}
