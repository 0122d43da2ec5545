//! Exact decimal numbers: as text or as a number, of which no digit is lost.

use domain::decimal::decimal;
use domain::validation::Violations;
use rust_decimal::Decimal;
use serde_json::value::RawValue;

use super::{FromJson, refused};

impl FromJson for Decimal {
    fn from_json(json: &RawValue) -> Result<Self, Violations> {
        let text = serde_json::from_str(json.get());
        let text = text.unwrap_or_else(|_| json.get().to_owned());
        decimal(&text).ok_or_else(|| refused("a decimal number of at most 28 digits"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn loses_no_digit() {
        let digits = "9007199254740993.10";
        let quoted = format!("\"{digits}\"");
        for json in [digits, &quoted] {
            let decimal: Option<Decimal> = read(json);
            assert_eq!(
                decimal.map(|value| value.to_string()).as_deref(),
                Some(digits)
            );
        }
        assert_eq!(read("1e3"), Some(Decimal::from(1000)));
    }

    #[test]
    fn refuses_what_is_no_decimal() {
        let long = format!("1.{}e1", "2".repeat(40));
        for json in [
            "true",
            "\"\"",
            "\"1_0\"",
            "\"x\"",
            "[1]",
            "1e99",
            &long,
            &long[..40],
        ] {
            assert_eq!(read::<Decimal>(json), None, "{json}");
        }
    }
}
