//! The value object `Address`.

use crate::validation;
use crate::validation::Pattern;
use crate::validation::Violations;

static STATE_PATTERN: Pattern = Pattern::new(r"^[A-Z]{2}$");
static ZIP_CODE_PATTERN: Pattern = Pattern::new(r"^[0-9]{5}(-[0-9]{4})?$");

/// Where letters and parcels arrive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    street: String,
    city: String,
    state: String,
    zip_code: String,
    country: String,
}

/// What is said of an address before any rule is checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AddressDraft {
    /// Its street.
    pub street: Option<String>,
    /// Its city.
    pub city: Option<String>,
    /// Its state, by the two letters of the post.
    pub state: Option<String>,
    /// Its ZIP code, or ZIP+4.
    pub zip_code: Option<String>,
    /// Its country.
    pub country: Option<String>,
}

impl Address {
    /// Checks every rule on a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(draft: AddressDraft) -> Result<Self, Violations> {
        let AddressDraft {
            street,
            city,
            state,
            zip_code,
            country,
        } = draft;
        let mut violations = Violations::default();
        let street =
            violations.required("street", street, |value| validation::length(value, 1..=200));
        let city = violations.required("city", city, |value| validation::length(value, 1..=100));
        let state = violations.required("state", state, |value| {
            validation::length(value, 2..=2)
                .and_then(|value| validation::matching(value, &STATE_PATTERN))
        });
        let zip_code = violations.required("zip_code", zip_code, |value| {
            validation::length(value, 5..=10)
                .and_then(|value| validation::matching(value, &ZIP_CODE_PATTERN))
        });
        let country =
            violations.required("country", country.or(Some(String::from("USA"))), |value| {
                validation::length(value, 2..=100)
            });
        violations.finish(|| {
            Some(Self {
                street: street?,
                city: city?,
                state: state?,
                zip_code: zip_code?,
                country: country?,
            })
        })
    }

    /// Its street.
    pub fn street(&self) -> &str {
        &self.street
    }

    /// Its city.
    pub fn city(&self) -> &str {
        &self.city
    }

    /// Its state, by the two letters of the post.
    pub fn state(&self) -> &str {
        &self.state
    }

    /// Its ZIP code, or ZIP+4.
    pub fn zip_code(&self) -> &str {
        &self.zip_code
    }

    /// Its country.
    pub fn country(&self) -> &str {
        &self.country
    }
}

impl From<Address> for AddressDraft {
    fn from(details: Address) -> Self {
        Self {
            street: Some(details.street),
            city: Some(details.city),
            state: Some(details.state),
            zip_code: Some(details.zip_code),
            country: Some(details.country),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> AddressDraft {
        AddressDraft {
            street: Some(String::from("1600 Amphitheatre Parkway")),
            city: Some(String::from("Mountain View")),
            state: Some(String::from("CA")),
            zip_code: Some(String::from("94043")),
            country: Some(String::from("USA")),
        }
    }

    fn rules(draft: AddressDraft) -> Vec<(String, &'static str)> {
        match Address::parse(draft) {
            Ok(_) => Vec::new(),
            Err(violations) => violations
                .iter()
                .map(|found| (found.field.clone(), found.invalid.rule))
                .collect(),
        }
    }

    #[test]
    fn says_what_its_draft_says() {
        let value = Address::parse(draft()).expect("a valid draft");
        assert_eq!(
            Ok(value.clone()),
            Address::parse(draft()),
            "equal by what they say"
        );
        assert_eq!(AddressDraft::from(value), draft());
    }

    #[test]
    fn names_every_part_that_is_missing() {
        let expected = [
            (String::from("street"), "required"),
            (String::from("city"), "required"),
            (String::from("state"), "required"),
            (String::from("zip_code"), "required"),
        ];
        assert_eq!(rules(AddressDraft::default()), expected);
    }

    #[test]
    fn refuses_what_breaks_a_rule() {
        let refuses = |part: &str, rule, draft| assert_eq!(rules(draft), [(part.to_owned(), rule)]);
        refuses(
            "street",
            "length",
            AddressDraft {
                street: Some(String::new()),
                ..draft()
            },
        );
        refuses(
            "street",
            "blank",
            AddressDraft {
                street: Some(String::from(" ")),
                ..draft()
            },
        );
        refuses(
            "street",
            "length",
            AddressDraft {
                street: Some("x".repeat(201)),
                ..draft()
            },
        );
        refuses(
            "city",
            "length",
            AddressDraft {
                city: Some(String::new()),
                ..draft()
            },
        );
        refuses(
            "city",
            "blank",
            AddressDraft {
                city: Some(String::from(" ")),
                ..draft()
            },
        );
        refuses(
            "city",
            "length",
            AddressDraft {
                city: Some("x".repeat(101)),
                ..draft()
            },
        );
        refuses(
            "state",
            "length",
            AddressDraft {
                state: Some(String::new()),
                ..draft()
            },
        );
        refuses(
            "state",
            "blank",
            AddressDraft {
                state: Some(" ".repeat(2)),
                ..draft()
            },
        );
        refuses(
            "state",
            "length",
            AddressDraft {
                state: Some("x".repeat(3)),
                ..draft()
            },
        );
        refuses(
            "state",
            "pattern",
            AddressDraft {
                state: Some(String::from("??")),
                ..draft()
            },
        );
        refuses(
            "zip_code",
            "length",
            AddressDraft {
                zip_code: Some(String::new()),
                ..draft()
            },
        );
        refuses(
            "zip_code",
            "blank",
            AddressDraft {
                zip_code: Some(" ".repeat(5)),
                ..draft()
            },
        );
        refuses(
            "zip_code",
            "length",
            AddressDraft {
                zip_code: Some("x".repeat(11)),
                ..draft()
            },
        );
        refuses(
            "zip_code",
            "pattern",
            AddressDraft {
                zip_code: Some(String::from("?????")),
                ..draft()
            },
        );
        refuses(
            "country",
            "length",
            AddressDraft {
                country: Some(String::new()),
                ..draft()
            },
        );
        refuses(
            "country",
            "blank",
            AddressDraft {
                country: Some(" ".repeat(2)),
                ..draft()
            },
        );
        refuses(
            "country",
            "length",
            AddressDraft {
                country: Some("x".repeat(101)),
                ..draft()
            },
        );
    }
}
