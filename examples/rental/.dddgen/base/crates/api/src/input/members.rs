//! The members of a JSON object, each taken once by its name.

use std::collections::BTreeMap;

use domain::validation::{Invalid, Violations};
use serde_json::value::RawValue;

use super::{FromJson, Input};

/// A body with named members.
pub(crate) trait Body {
    /// Takes its members.
    fn take(members: &mut Members) -> Self;
}

/// The members of a JSON object, as they were written: so no digit of a number is lost.
#[derive(Debug)]
pub(crate) struct Members {
    left: BTreeMap<String, Box<RawValue>>,
    taken: Vec<&'static str>,
}

impl Members {
    /// Reads a JSON object; of a name that comes twice, the last one counts.
    ///
    /// # Errors
    /// When it is not JSON, or not an object.
    pub(crate) fn parse(json: &[u8]) -> serde_json::Result<Self> {
        Ok(Self {
            left: serde_json::from_slice(json)?,
            taken: Vec::new(),
        })
    }

    /// Takes the member called `name`.
    pub(crate) fn take<T: FromJson>(&mut self, name: &'static str) -> Input<T> {
        self.taken.push(name);
        match self.left.remove(name) {
            None => Input::Absent,
            Some(json) if json.get() == "null" => Input::Null,
            Some(json) => T::from_json(&json).map_or_else(Input::Malformed, Input::Value),
        }
    }

    /// What is wrong with those that nobody took; the first of them is told what there is.
    pub(crate) fn unknown(self) -> Violations {
        let mut violations = Violations::default();
        for name in self.left.keys() {
            // As RFC 6901 has it, for the name may hold anything.
            let name = name.replace('~', "~0").replace('/', "~1");
            let message = if violations.is_empty() {
                format!("is unknown; use {}", self.taken.join(", "))
            } else {
                String::from("is unknown")
            };
            violations.add(name, Invalid::new("unknown", message));
        }
        violations
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_once_what_there_is() {
        let mut members = Members::parse(br#"{"a": "1", "b": 2, "c/d": 3}"#).expect("an object");
        assert_eq!(members.take("a"), Input::Value(String::from("1")));
        let unknown = members.unknown();
        let found: Vec<_> = unknown
            .iter()
            .map(|fault| (fault.field.as_str(), fault.invalid.message.as_str()))
            .collect();
        assert_eq!(found, [("b", "is unknown; use a"), ("c~1d", "is unknown")]);
    }
}
