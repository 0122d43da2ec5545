//! Values that keep the rules of a field, for documents and tests.
//!
//! All of it is deterministic: the same rules give the same values on every machine.

pub mod breaking;
pub mod course;
mod finder;
pub mod following;
pub mod keeping;
pub mod overflow;
mod pattern;
pub mod sampled;
mod search;
pub mod slot;
pub mod states;
pub mod whole;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::model::parse::fault;
use crate::model::{Bounds, Constraints, Literal};
use crate::scalar::{BoundsMeaning, Scalar};

pub use pattern::{text_matching, two_texts_matching};

/// The longest text that an example is stretched to, and the most elements of a list.
const LONGEST: usize = 4096;

/// One or two different values of a scalar that keep the rules; `given` is the first if it does.
///
/// Empty when none was found, which happens only to rules that the parser refuses.
pub fn literals(scalar: Scalar, rules: &Constraints, given: Option<&Literal>) -> Vec<Literal> {
    let mut found: Vec<Literal> = Vec::new();
    let candidates = given.cloned().into_iter().chain(candidates(scalar, rules));
    for candidate in candidates {
        if found.len() == 2 {
            break;
        }
        if !found.contains(&candidate) && fault(&candidate, scalar, rules).is_none() {
            found.push(candidate);
        }
    }
    found
}

/// One or two different lists of such elements whose length is within the bounds.
pub fn lists(elements: &[Literal], bounds: Bounds, given: Option<&Literal>) -> Vec<Literal> {
    let limit = |end: Option<Decimal>| end.and_then(|end| end.to_usize());
    let least = limit(bounds.min).unwrap_or(0);
    let most = limit(bounds.max).unwrap_or(usize::MAX);
    let list = |length: usize| {
        let length = length.clamp(least, most).min(LONGEST);
        Literal::List(elements.iter().cycle().take(length).cloned().collect())
    };
    let turned = {
        let length = least.max(1).min(most).min(LONGEST);
        let turned = elements.iter().rev().cycle().take(length).cloned();
        Literal::List(turned.collect())
    };
    let mut found: Vec<Literal> = given.cloned().into_iter().collect();
    for candidate in [list(2), list(1), turned, list(0)] {
        if found.len() < 2 && !found.contains(&candidate) {
            found.push(candidate);
        }
    }
    found
}

fn candidates(scalar: Scalar, rules: &Constraints) -> Vec<Literal> {
    let spec = scalar.spec();
    let usual = spec
        .examples
        .iter()
        .filter_map(|text| scalar.parse(text).ok());
    if !rules.one_of.is_empty() {
        return rules.one_of.iter().cloned().map(Literal::Text).collect();
    }
    match (&rules.pattern, spec.bounds) {
        (Some(pattern), _) => two_texts_matching(pattern, rules.bounds)
            .into_iter()
            .map(Literal::Text)
            .collect(),
        (None, BoundsMeaning::Length) => usual
            .filter_map(|literal| fitted(&literal, rules.bounds))
            .collect(),
        (None, BoundsMeaning::Value) => {
            let near = numbers(rules.bounds);
            let near = near.iter().filter_map(|number| {
                let text = number.normalize().to_string();
                scalar.parse(&text).ok()
            });
            usual.chain(near).collect()
        }
        (None, BoundsMeaning::None) => usual.collect(),
    }
}

/// A text cut or repeated until its length is within the bounds.
fn fitted(literal: &Literal, bounds: Bounds) -> Option<Literal> {
    let Literal::Text(text) = literal else {
        return None;
    };
    let length = text.chars().count();
    let least = bounds.min.and_then(|min| min.to_usize()).unwrap_or(0);
    let most = bounds.max.and_then(|max| max.to_usize());
    let wanted = length.max(least).min(most.unwrap_or(usize::MAX));
    if wanted == length {
        return Some(literal.clone());
    }
    // No blank at either end, which a service may well trim.
    let solid = text.chars().filter(|c| c.is_alphanumeric());
    let fitted: String = if wanted < length {
        solid.take(wanted).collect()
    } else {
        let solid: Vec<_> = solid.collect();
        solid.iter().cycle().take(wanted).collect()
    };
    Some(Literal::Text(fitted))
}

/// Numbers at the ends of a range and between them.
fn numbers(bounds: Bounds) -> Vec<Decimal> {
    let one = Decimal::ONE;
    let mut numbers = Vec::new();
    if let Some(min) = bounds.min {
        numbers.extend([Some(min), min.checked_add(one)]);
    }
    if let Some(max) = bounds.max {
        numbers.extend([Some(max), max.checked_sub(one)]);
    }
    if let (Some(min), Some(max)) = (bounds.min, bounds.max) {
        let sum = min.checked_add(max);
        numbers.push(sum.and_then(|sum| sum.checked_div(Decimal::TWO)));
    }
    numbers.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests;
