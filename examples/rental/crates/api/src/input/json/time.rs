//! Times of day, to the microsecond.

use chrono::{NaiveTime, SubsecRound as _};
use domain::validation::Violations;
use serde_json::value::RawValue;

use super::{FromJson, text};

impl FromJson for NaiveTime {
    fn from_json(json: &RawValue) -> Result<Self, Violations> {
        text(json, "a time such as 13:30:00", |text| {
            let time = Self::parse_from_str(text, "%H:%M:%S%.f").ok()?;
            Some(time.trunc_subsecs(6))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn keeps_times_to_the_microsecond() {
        let expected = NaiveTime::from_hms_micro_opt(13, 30, 0, 123_456);
        assert_eq!(read("\"13:30:00.1234567\""), expected);
        for json in ["\"13:30\"", "\"25:00:00\"", "1"] {
            assert_eq!(read::<NaiveTime>(json), None, "{json}");
        }
    }
}
