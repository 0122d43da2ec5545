//! Calendar dates.

use chrono::NaiveDate;
use domain::validation::{Violations, within_years};
use serde_json::value::RawValue;

use super::{FromJson, exact, text};

impl FromJson for NaiveDate {
    fn from_json(json: &RawValue) -> Result<Self, Violations> {
        text(json, "a date such as 2026-01-31", |text| {
            exact(text).filter(within_years)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn takes_dates_in_one_form() {
        assert_eq!(read("\"2026-01-31\""), NaiveDate::from_ymd_opt(2026, 1, 31));
        for json in ["\"2026-1-31\"", "\"2026-02-30\"", "\"+12026-01-31\"", "1"] {
            assert_eq!(read::<NaiveDate>(json), None, "{json}");
        }
    }
}
