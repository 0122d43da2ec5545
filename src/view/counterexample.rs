//! Values that break a rule, one for each rule: what generated tests feed to the service.

use regex::Regex;
use rust_decimal::Decimal;

use crate::model::{Constraints, Literal};
use crate::scalar::{BoundsMeaning, Scalar};

/// The longest text that a test is given.
const LONGEST: u32 = 70_000;

/// A value that breaks a rule.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Counterexample {
    /// The value.
    pub(crate) literal: Literal,
    /// How often a text's one character is repeated; 1 for a value that stands as it is.
    pub(crate) repeated: u32,
    /// The rule that it breaks.
    pub(crate) rule: &'static str,
    /// What is wrong with it, for the name of a test, as `a_too_long`.
    pub(crate) flaw: &'static str,
}

impl Counterexample {
    pub(crate) fn new(literal: Literal, rule: &'static str, flaw: &'static str) -> Self {
        Self {
            literal,
            repeated: 1,
            rule,
            flaw,
        }
    }
}

/// Values of `scalar` that break one of `constraints`, or the rule of the type itself.
pub(crate) fn of(scalar: Scalar, constraints: &Constraints) -> Vec<Counterexample> {
    if !constraints.one_of.is_empty() {
        let text = Literal::Text(no_choice(&constraints.one_of));
        return vec![Counterexample::new(text, "one_of", "unknown")];
    }
    let mut found = match scalar.spec().bounds {
        BoundsMeaning::Length => lengths(constraints),
        BoundsMeaning::Value => ranges(scalar, constraints),
        BoundsMeaning::None => malformed(scalar),
    };
    found.extend(unmatched(constraints));
    found
}

/// A text that is none of `texts`.
pub(crate) fn no_choice(texts: &[String]) -> String {
    let mut text = String::from("nonsense");
    while texts.contains(&text) {
        text.insert_str(0, "more_");
    }
    text
}

fn lengths(constraints: &Constraints) -> Vec<Counterexample> {
    let mut found = Vec::new();
    let (min, max) = (constraints.bounds.min, constraints.bounds.max);
    if min.is_some_and(|min| min > Decimal::ZERO) {
        found.push(Counterexample::new(
            Literal::Text(String::new()),
            "length",
            "too_short",
        ));
    }
    let fits_blank = |min: Decimal| min > Decimal::ZERO && max.is_none_or(|max| max >= min);
    if min.is_some_and(fits_blank) {
        let repeated = min
            .and_then(|min| u32::try_from(min).ok())
            .filter(|count| *count <= LONGEST);
        found.extend(repeated.map(|repeated| Counterexample {
            repeated,
            ..Counterexample::new(Literal::Text(" ".to_owned()), "blank", "blank")
        }));
    }
    let longer = max
        .and_then(|max| u32::try_from(max).ok())
        .map(|max| max.saturating_add(1));
    found.extend(
        longer
            .filter(|count| *count <= LONGEST)
            .map(|repeated| Counterexample {
                repeated,
                ..Counterexample::new(Literal::Text("x".to_owned()), "length", "too_long")
            }),
    );
    found
}

fn ranges(scalar: Scalar, constraints: &Constraints) -> Vec<Counterexample> {
    let literal = |number: Decimal| match scalar {
        Scalar::Int => i32::try_from(number)
            .ok()
            .map(|number| Literal::Integer(number.into())),
        Scalar::BigInt => i64::try_from(number).ok().map(Literal::Integer),
        _ => Some(Literal::Decimal(number)),
    };
    let below = constraints
        .bounds
        .min
        .and_then(|min| literal(min - Decimal::ONE));
    let above = constraints
        .bounds
        .max
        .and_then(|max| literal(max + Decimal::ONE));
    let below = below.map(|literal| Counterexample::new(literal, "range", "too_small"));
    let above = above.map(|literal| Counterexample::new(literal, "range", "too_large"));
    below.into_iter().chain(above).collect()
}

fn malformed(scalar: Scalar) -> Vec<Counterexample> {
    let rule = match scalar {
        Scalar::Email => "email",
        Scalar::Url => "url",
        Scalar::Phone => "phone",
        Scalar::Currency => "currency",
        Scalar::Json => return vec![with_nul()],
        _ => return Vec::new(),
    };
    vec![Counterexample::new(
        Literal::Text("nonsense".to_owned()),
        rule,
        "malformed",
    )]
}

/// A document that no database holds.
fn with_nul() -> Counterexample {
    let document = Literal::Json(serde_json::json!({ "text": ["a\0b"] }));
    Counterexample::new(document, "characters", "unfit")
}

/// A text that keeps the length but not the pattern.
fn unmatched(constraints: &Constraints) -> Option<Counterexample> {
    let pattern = Regex::new(constraints.pattern.as_deref()?).ok()?;
    let fits = |text: &str| {
        let length = Decimal::from(text.chars().count());
        let bounds = constraints.bounds;
        bounds.min.is_none_or(|min| length >= min) && bounds.max.is_none_or(|max| length <= max)
    };
    let least = constraints
        .bounds
        .min
        .and_then(|min| usize::try_from(min).ok())
        .unwrap_or(1)
        .max(1);
    let candidates = ["?", "~", "x", "0", "-"].map(|character| character.repeat(least));
    let text = candidates
        .into_iter()
        .find(|text| fits(text) && !pattern.is_match(text))?;
    Some(Counterexample::new(
        Literal::Text(text),
        "pattern",
        "unmatched",
    ))
}

impl Counterexample {
    /// As an expression of Rust, of type `Option<_>`.
    pub(crate) fn option(&self, scalar: Scalar) -> String {
        match &self.literal {
            Literal::Text(text) if self.repeated > 1 => {
                format!(
                    "Some({}.repeat({}))",
                    super::rust::string(text),
                    super::rust::integer(self.repeated.into())
                )
            }
            literal => super::rust::some(scalar, literal),
        }
    }

    /// As an expression of Rust, of type `serde_json::Value`.
    pub(crate) fn json(&self, scalar: Scalar) -> String {
        match &self.literal {
            Literal::Text(text) if self.repeated > 1 => {
                let (text, count) = (super::rust::string(text), self.repeated);
                format!(
                    "json!({text}.repeat({}))",
                    super::rust::integer(count.into())
                )
            }
            literal => format!("json!({})", super::json::literal(scalar, literal)),
        }
    }
}
