//! The rules on a field's values, as functions.

use super::{FieldKind, Unit};
use crate::model::Constraints;
use crate::scalar::{BoundsMeaning, Holding, Scalar};
use crate::view::rust;

impl FieldKind {
    /// The rule on the whole value, as a function.
    pub(crate) fn rule(&self) -> String {
        let rule = match &self.unit {
            Unit::Value { type_name, .. } | Unit::Enum { type_name, .. } if !self.list => {
                return format!("{type_name}::parse");
            }
            Unit::Composite { type_name, .. } => return self.parts_rule(type_name),
            _ if self.list => self.count_rule(),
            Unit::Id(_) => None,
            Unit::Bare(Scalar::Json) => Some("validation::document".to_owned()),
            _ => scalar_rule(self.scalar(), &self.constraints, &self.pattern_name),
        };
        match rule {
            None => "Ok".to_owned(),
            Some(rule) if self.secret => format!("|secret| secret.checked({rule})"),
            Some(rule) => rule,
        }
    }

    /// The rule on a value of several parts, one of which may have a range that is the field's.
    fn parts_rule(&self, type_name: &str) -> String {
        let range = rust::range(self.constraints.bounds, rust::decimal);
        match range {
            None => format!("{type_name}::parse"),
            Some(range) => format!("|value| {type_name}::parse_within(value, {range})"),
        }
    }

    /// The rule on each element of a list, as a function.
    pub(crate) fn element_rule(&self) -> Option<String> {
        match &self.unit {
            Unit::Value { type_name, .. } | Unit::Enum { type_name, .. } if self.list => {
                Some(format!("{type_name}::parse"))
            }
            Unit::Bare(Scalar::Json) if self.list => Some("validation::document".to_owned()),
            Unit::Bare(scalar) if self.list && scalar.spec().rust.holding == Holding::Text => {
                Some("|text| validation::length(text, ..)".to_owned())
            }
            _ => None,
        }
    }

    fn count_rule(&self) -> Option<String> {
        let range = rust::range(self.constraints.bounds, |count| {
            rust::number(Scalar::BigInt, count)
        })?;
        Some(format!("|values| validation::count(values, {range})"))
    }
}

/// The rules on a scalar, as a function; none if every value is fine.
pub(crate) fn scalar_rule(
    scalar: Scalar,
    constraints: &Constraints,
    pattern_name: &str,
) -> Option<String> {
    let range = rust::range(constraints.bounds, |number| match scalar.spec().bounds {
        BoundsMeaning::Length => rust::number(Scalar::BigInt, number),
        _ => rust::number(scalar, number),
    });
    let bounded = match scalar.spec().bounds {
        BoundsMeaning::Length => range.map(|range| format!("validation::length(value, {range})")),
        BoundsMeaning::Value => range.map(|range| format!("validation::within(value, {range})")),
        BoundsMeaning::None if scalar == Scalar::Json => {
            Some("validation::document(value)".to_owned())
        }
        BoundsMeaning::None => None,
    };
    let matched = constraints
        .pattern
        .as_ref()
        .map(|_| format!("validation::matching(value, &{pattern_name})"));
    match (bounded, matched) {
        (None, None) => None,
        (Some(rule), None) | (None, Some(rule)) => Some(format!("|value| {rule}")),
        (Some(bounded), Some(matched)) => {
            Some(format!("|value| {bounded}.and_then(|value| {matched})"))
        }
    }
}
