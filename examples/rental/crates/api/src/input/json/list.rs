//! Lists, each element of which is read by itself.

use domain::validation::Violations;
use serde_json::value::RawValue;

use super::{FromJson, plain};

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: &RawValue) -> Result<Self, Violations> {
        let elements: Vec<Box<RawValue>> = plain(json, "a list")?;
        let mut values = Self::with_capacity(elements.len());
        let mut violations = Violations::default();
        for (index, element) in elements.iter().enumerate() {
            match T::from_json(element) {
                Ok(value) => values.push(value),
                Err(refused) => violations.extend_after(&format!("/{index}"), refused),
            }
            if violations.is_full() {
                break;
            }
        }
        if violations.is_empty() {
            Ok(values)
        } else {
            Err(violations)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_each_refused_element() {
        let json: Box<RawValue> = serde_json::from_str("[\"a\", 1, null]").expect("JSON");
        let refused = Vec::<String>::from_json(&json).expect_err("refused");
        let places: Vec<_> = refused.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(places, ["/1", "/2"]);
    }
    #[test]
    fn reads_no_further_than_anybody_wants_to_know() {
        let json = format!("[{}1]", "1,".repeat(1000));
        let json: Box<RawValue> = serde_json::from_str(&json).expect("JSON");
        let refused = Vec::<String>::from_json(&json).expect_err("refused");
        assert_eq!((refused.iter().count(), refused.more()), (100, 0));
    }
}
