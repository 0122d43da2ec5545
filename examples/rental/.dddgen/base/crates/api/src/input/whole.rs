//! Objects that are one value of several parts.

use domain::validation::Violations;
use serde_json::value::RawValue;

use super::json::refused;
use super::{Body, Faults, Members};

/// Reads an object by its body. Where its structure is at fault, `parse` says what else is wrong
/// with it: its owner never gets to see such a value.
///
/// # Errors
/// All that is wrong with an object that has faults, or that it is none.
pub(crate) fn whole<B: Body, D, T>(
    json: &RawValue,
    read: impl FnOnce(B, &mut Faults) -> D,
    parse: impl FnOnce(D) -> Result<T, Violations>,
) -> Result<D, Violations> {
    let mut members = Members::parse(json.get().as_bytes()).map_err(|_| refused("an object"))?;
    let mut faults = Faults::default();
    let draft = read(B::take(&mut members), &mut faults);
    let unknown = members.unknown();
    if faults.is_empty() && unknown.is_empty() {
        return Ok(draft);
    }
    let mut refused = faults.whole(parse(draft)).err().unwrap_or_default();
    refused.extend(unknown);
    let mut violations = Violations::default();
    violations.extend_within("", refused);
    Err(violations)
}

#[cfg(test)]
mod tests {
    use domain::validation::Invalid;

    use super::super::Input;
    use super::*;

    struct Size {
        width: Input<i32>,
        unit: Input<String>,
    }

    impl Body for Size {
        fn take(members: &mut Members) -> Self {
            Self {
                width: members.take("width"),
                unit: members.take("unit"),
            }
        }
    }

    /// What is read of an object whose unit is never right, or where it is at fault.
    fn read(json: &str) -> Result<Option<i32>, Vec<(String, &'static str)>> {
        let json: Box<RawValue> = serde_json::from_str(json).expect("JSON");
        let draft = |size: Size, faults: &mut Faults| {
            faults.value("unit", size.unit);
            faults.value("width", size.width)
        };
        let parse = |_| {
            let mut violations = Violations::default();
            violations.add("unit", Invalid::new("length", "is too short"));
            Err::<(), _>(violations)
        };
        whole(&json, draft, parse).map_err(|refused| {
            let found = refused.iter();
            found
                .map(|fault| (fault.field.clone(), fault.invalid.rule))
                .collect()
        })
    }

    #[test]
    fn names_all_that_is_wrong_with_it() {
        let refused = read(r#"{"width": "x", "unit": "", "depth": 1}"#).expect_err("it has faults");
        let expected = [
            ("/width", "type"),
            ("/unit", "length"),
            ("/depth", "unknown"),
        ];
        assert_eq!(
            refused,
            expected.map(|(place, rule)| (place.to_owned(), rule))
        );
        let refused = read("1").expect_err("it is none");
        assert_eq!(refused, [(String::new(), "type")]);
    }

    #[test]
    fn leaves_to_its_owner_what_has_a_sound_structure() {
        assert_eq!(read(r#"{"width": 1, "unit": ""}"#), Ok(Some(1)));
    }
}
