//! Values that JSON knows itself.

use domain::validation::Violations;
use serde_json::Value;
use serde_json::value::RawValue;

use super::{FromJson, plain};

impl FromJson for String {
    fn from_json(json: &RawValue) -> Result<Self, Violations> {
        plain(json, "text")
    }
}

impl FromJson for bool {
    fn from_json(json: &RawValue) -> Result<Self, Violations> {
        plain(json, "`true` or `false`")
    }
}

impl FromJson for i32 {
    fn from_json(json: &RawValue) -> Result<Self, Violations> {
        plain(json, "a whole number of 32 bits")
    }
}

impl FromJson for i64 {
    fn from_json(json: &RawValue) -> Result<Self, Violations> {
        plain(json, "a whole number of 64 bits")
    }
}

impl FromJson for f64 {
    fn from_json(json: &RawValue) -> Result<Self, Violations> {
        plain(json, "a number")
    }
}

impl FromJson for Value {
    fn from_json(json: &RawValue) -> Result<Self, Violations> {
        plain(json, "JSON that is not nested too deeply")
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;

    #[test]
    fn reads_whole_numbers_strictly() {
        assert_eq!(read("7"), Some(7_i32));
        assert_eq!(read("2147483648"), Some(2_147_483_648_i64));
        for json in ["1.0", "1e2", "2147483648", "\"1\"", "true"] {
            assert_eq!(read::<i32>(json), None, "{json}");
        }
    }

    #[test]
    fn reads_text_as_it_is() {
        assert_eq!(read::<String>("\" a\\n\"").as_deref(), Some(" a\n"));
        for json in ["1", "true", "[]", "{}", "\"\\ud800\""] {
            assert_eq!(read::<String>(json), None, "{json}");
        }
    }
}
