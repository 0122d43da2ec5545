use regex::Regex;

use super::{lists, literals, text_matching, two_texts_matching};
use crate::model::{Bounds, Constraints, Literal};
use crate::scalar::{SCALARS, Scalar};

fn bounds(text: &str) -> Bounds {
    let (min, max) = text.split_once("..").unwrap();
    let end = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
    Bounds {
        min: end(min),
        max: end(max),
    }
}

#[test]
fn finds_two_texts_for_ordinary_patterns() {
    let cases = [
        (r"^97[89]-\d{10}$", "1..255"),
        (r"^\d{5}(-\d{4})?$", "1..255"),
        ("^[A-Z]{2}$", "2..2"),
        ("^(pending|confirmed|shipped)$", "1..255"),
        (r"^[a-z0-9]+(?:-[a-z0-9]+)*$", "20..30"),
        (r"^#[0-9a-fA-F]{6}$", "1..255"),
        (r"^[A-Z]{3}-\d{4}$", "1..20"),
        (r"\bfoo\w+", "1..255"),
        (r"^[^@\s]+@[^@\s]+$", "1..255"),
        (r"(?i)^abc?$", "1..255"),
        (r"^\p{L}{2,}$", "1..255"),
        (r"^.{100,}$", "1..255"),
        (r".", "200..255"),
    ];
    for (pattern, range) in cases {
        let found = two_texts_matching(pattern, bounds(range));
        let wanted = if pattern == "." { 0 } else { 2 };
        assert_eq!(found.len(), wanted, "{pattern} {found:?}");
        let rule = Regex::new(pattern).unwrap();
        assert!(found.iter().all(|text| rule.is_match(text)));
    }
    assert_eq!(
        text_matching(r"^97[89]-\d{10}$", bounds("1..255")).as_deref(),
        Some("978-2345678912")
    );
}

#[test]
fn says_so_when_there_is_none_or_one() {
    assert_eq!(text_matching("^a{10}$", bounds("..5")), None);
    assert_eq!(text_matching("[", bounds("..5")), None);
    assert_eq!(two_texts_matching("^only$", bounds("1..9")), ["only"]);
    // Nested repetitions must not run away.
    assert_eq!(text_matching("^((a{99}){99}){9}$", bounds("..5")), None);
}

#[test]
fn every_type_has_two_values() {
    for spec in SCALARS {
        let rules = Constraints {
            bounds: Bounds::default_of(spec.scalar),
            ..Constraints::default()
        };
        assert_eq!(literals(spec.scalar, &rules, None).len(), 2);
    }
}

#[test]
fn values_keep_their_bounds() {
    let cases = [
        (Scalar::String, "1..1", 2),
        (Scalar::String, "0..0", 1),
        (Scalar::String, "300..", 2),
        (Scalar::Int, "0..10", 2),
        (Scalar::Int, "-5..-3", 2),
        (Scalar::Int, "5..5", 1),
        (Scalar::Decimal, "0.01..0.02", 2),
        (Scalar::Decimal, "100..", 2),
        (Scalar::Float, "..-1", 2),
        (Scalar::BigInt, "9000000000000000000..", 2),
    ];
    for (scalar, range, count) in cases {
        let rules = Constraints {
            bounds: bounds(range),
            ..Constraints::default()
        };
        let found = literals(scalar, &rules, None);
        assert_eq!(found.len(), count, "{scalar:?} {range} {found:?}");
    }
}

#[test]
fn lists_keep_their_bounds() {
    let elements = [Literal::Integer(1), Literal::Integer(2)];
    for (range, lengths) in [
        ("..", [2, 1]),
        ("..1", [1, 1]),
        ("5..", [5, 5]),
        ("0..0", [0, 0]),
    ] {
        let found = lists(&elements, bounds(range), None);
        let found: Vec<_> = found
            .iter()
            .map(|literal| match literal {
                Literal::List(list) => list.len(),
                _ => usize::MAX,
            })
            .collect();
        assert!(lengths.starts_with(&found), "{range} {found:?}");
    }
}
