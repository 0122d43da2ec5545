//! Ids.

use domain::validation::Violations;
use serde_json::value::RawValue;
use uuid::Uuid;

use super::{FromJson, text};

impl FromJson for Uuid {
    fn from_json(json: &RawValue) -> Result<Self, Violations> {
        text(json, "a UUID", |text| text.parse().ok())
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn reads_ids() {
        assert_eq!(read(&format!("\"{}\"", Uuid::nil())), Some(Uuid::nil()));
        assert_eq!(read::<Uuid>("\"x\""), None);
    }
}
