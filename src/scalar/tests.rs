use std::collections::BTreeSet;

use super::{BoundsMeaning, SCALARS, Scalar};
use crate::model::Literal;

#[test]
fn each_type_has_one_entry_and_real_examples() {
    let keywords: BTreeSet<_> = SCALARS.iter().map(|spec| spec.keyword).collect();
    assert_eq!((SCALARS.len(), keywords.len()), (17, 17));
    for spec in SCALARS {
        assert_eq!(Scalar::from_keyword(spec.keyword), Some(spec.scalar));
        assert_eq!(spec.scalar.spec().keyword, spec.keyword);
        let [one, two] = spec
            .examples
            .map(|example| spec.scalar.parse(example).unwrap());
        assert_ne!(one, two, "{}", spec.keyword);
        let bounded = spec.default_bounds != (None, None);
        assert!(!bounded || spec.bounds == BoundsMeaning::Length);
    }
}

#[test]
fn takes_valid_literals_in_one_form() {
    let cases = [
        ("string", "", ""),
        ("date", "2024-02-29", "2024-02-29"),
        ("time", "09:30", "09:30:00"),
        ("time", "23:59:59.250", "23:59:59.25"),
        ("datetime", "2024-05-17T09:30:00Z", "2024-05-17T09:30:00Z"),
        (
            "datetime",
            "2024-05-17t09:30:00.5z",
            "2024-05-17T09:30:00.5Z",
        ),
        (
            "datetime",
            "2024-01-01T00:30:00+02:00",
            "2023-12-31T22:30:00Z",
        ),
        (
            "datetime",
            "2024-02-28T23:30:00-01:00",
            "2024-02-29T00:30:00Z",
        ),
        (
            "uuid",
            "018F8A52-6B1C-7C3E-9D41-2F6A7B8C9D0E",
            "018f8a52-6b1c-7c3e-9d41-2f6a7b8c9d0e",
        ),
        ("bytes", "", ""),
        ("bytes", "aGVsbG8=", "aGVsbG8="),
        ("email", "a.b+c@example.co.uk", "a.b+c@example.co.uk"),
        (
            "url",
            "http://localhost:3000/a?b=c#d",
            "http://localhost:3000/a?b=c#d",
        ),
        ("phone", "+4915112345678", "+4915112345678"),
        ("currency", "EUR", "EUR"),
    ];
    for (keyword, text, kept) in cases {
        let literal = Scalar::from_keyword(keyword).unwrap().parse(text);
        assert_eq!(
            literal,
            Ok(Literal::Text(kept.to_owned())),
            "{keyword} {text}"
        );
    }
}

#[test]
fn takes_valid_numbers() {
    let decimal = |text: &str| Literal::Decimal(text.parse().unwrap());
    let cases = [
        ("int", "-2147483648", Literal::Integer(-2_147_483_648)),
        ("bigint", "9223372036854775807", Literal::Integer(i64::MAX)),
        ("decimal", "19.90", decimal("19.90")),
        ("decimal", "-0.0000001", decimal("-0.0000001")),
        ("float", "1.5e3", decimal("1500")),
        ("float", "0.1", decimal("0.1")),
        ("bool", "true", Literal::Bool(true)),
        ("json", "[1]", Literal::Json(serde_json::json!([1]))),
    ];
    for (keyword, text, expected) in cases {
        let literal = Scalar::from_keyword(keyword).unwrap().parse(text);
        assert_eq!(literal, Ok(expected), "{keyword} {text}");
    }
}

#[test]
fn refuses_invalid_literals() {
    let cases = [
        ("string", "a\0b"),
        ("int", "2147483648"),
        ("int", "1.0"),
        ("int", ""),
        ("bigint", "9223372036854775808"),
        ("decimal", "1e3"),
        ("decimal", "1."),
        ("decimal", ".5"),
        ("decimal", "12345678901234567890123456789"),
        ("float", "inf"),
        ("float", "NaN"),
        ("float", "1e999"),
        ("bool", "yes"),
        ("date", "2023-02-29"),
        ("date", "2024-13-01"),
        ("date", "24-01-01"),
        ("date", "2024-1-1"),
        ("date", "0000-01-01"),
        ("time", "24:00"),
        ("time", "9:30"),
        ("time", "09:30.5"),
        ("time", "09:30:00."),
        ("datetime", "2024-05-17T09:30:00"),
        ("datetime", "2024-05-17"),
        ("datetime", "2024-05-17T09:30:00+25:00"),
        ("uuid", "018f8a526b1c7c3e9d412f6a7b8c9d0e"),
        ("uuid", "x"),
        ("json", "{"),
        ("bytes", "aGVsbG8"),
        ("bytes", "aGVsbG9="),
        ("bytes", "===="),
        ("email", "notanemail"),
        ("email", "a@b c.de"),
        ("email", "@example.com"),
        ("url", "example.com"),
        ("url", "ftp://example.com"),
        ("url", "https://exa mple.com"),
        ("url", "https://"),
        ("phone", "0151123456"),
        ("phone", "+0123456789"),
        ("currency", "eur"),
        ("currency", "DEM"),
    ];
    for (keyword, text) in cases {
        let literal = Scalar::from_keyword(keyword).unwrap().parse(text);
        assert!(literal.is_err(), "{keyword} {text}: {literal:?}");
    }
}
