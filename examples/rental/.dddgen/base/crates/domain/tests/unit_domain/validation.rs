//! Rules on values.

use domain::decimal::decimal;
use domain::validation::{Invalid, Pattern, Violations, count, length, matching, within};

static DIGITS: Pattern = Pattern::new("^[0-9]+$");
static BROKEN: Pattern = Pattern::new("(");

fn rule<T>(outcome: Result<T, Invalid>) -> Option<&'static str> {
    outcome.err().map(|invalid| invalid.rule)
}

#[test]
fn measures_text_in_characters() {
    let cases = [
        ("", Some("length")),
        ("é", None),
        ("ééé", None),
        ("éééé", Some("length")),
        ("   ", Some("blank")),
        ("a\0b", Some("characters")),
    ];
    for (text, expected) in cases {
        assert_eq!(rule(length(text.to_owned(), 1..=3)), expected, "{text:?}");
    }
    assert_eq!(rule(length(String::new(), ..=3)), None);
}

#[test]
fn counts_elements() {
    assert_eq!(rule(count(vec![1, 2], 1..=2)), None);
    assert_eq!(rule(count(vec![1, 2, 3], 1..=2)), Some("length"));
    assert_eq!(rule(count(Vec::<i32>::new(), 1..)), Some("length"));
}

#[test]
fn keeps_numbers_in_their_range() {
    for (number, expected) in [(0, Some("range")), (1, None), (5, None), (6, Some("range"))] {
        assert_eq!(rule(within(number, 1..=5)), expected, "{number}");
    }
    let message = within(6, 1..=5).map_err(|invalid| invalid.message);
    assert_eq!(message, Err(String::from("must be 1 to 5")));
}

#[test]
fn matches_patterns_and_takes_nothing_for_a_broken_one() {
    assert_eq!(rule(matching(String::from("123"), &DIGITS)), None);
    assert_eq!(
        rule(matching(String::from("12a"), &DIGITS)),
        Some("pattern")
    );
    assert_eq!(
        rule(matching(String::from("123"), &BROKEN)),
        Some("pattern")
    );
}

#[test]
fn reports_every_violation_with_its_place() {
    let mut violations = Violations::default();
    let name = violations.required("name", None::<String>, Ok);
    let age = violations.optional("age", Some(200), |age| within(age, 0..=150));
    let tags = vec![String::from("fine"), String::new()];
    let tags = violations.each("tags", Some(tags), |tag| length(tag, 1..));
    let refused = violations
        .finish(|| Some((name?, age, tags?)))
        .expect_err("three are broken");
    let found: Vec<_> = refused
        .iter()
        .map(|found| (found.field.as_str(), found.invalid.rule))
        .collect();
    assert_eq!(
        found,
        [("name", "required"), ("age", "range"), ("tags/1", "length")]
    );
}

#[test]
fn keeps_a_hundred_violations_and_counts_the_rest() {
    let mut violations = Violations::default();
    let tags = vec![String::new(); 250];
    violations.each("tags", Some(tags), |tag| length(tag, 1..));
    assert_eq!((violations.iter().count(), violations.more()), (100, 150));
    assert!(violations.is_full());
    assert!(violations.to_string().ends_with("; and 150 more"));
    let mut whole = Violations::default();
    whole.extend(violations);
    assert_eq!((whole.iter().count(), whole.more()), (100, 150));
    whole.retain(|_| false);
    assert!(!whole.is_empty());
}

#[test]
fn reads_decimals_to_their_last_digit_or_not_at_all() {
    let cases = [
        ("1.50", Some("1.50")),
        ("-0.1", Some("-0.1")),
        ("1e3", Some("1000")),
        ("1.25E+1", Some("12.5")),
        ("120e-2", Some("1.20")),
        (
            "1234567890123456789012345678",
            Some("1234567890123456789012345678"),
        ),
        ("1234567890123456789012345678901234567890", None),
        ("1.234567890123456789012345678901234567890", None),
        ("1.234567890123456789012345678901234567890e1", None),
        ("1e99", None),
        ("1e-29", None),
        ("1_0", None),
        ("", None),
        ("e1", None),
    ];
    for (text, expected) in cases {
        assert_eq!(
            decimal(text).map(|value| value.to_string()).as_deref(),
            expected,
            "{text}"
        );
    }
}
