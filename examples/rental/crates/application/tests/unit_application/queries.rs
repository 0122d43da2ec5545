//! What a query may say.

use application::queries::{Direction, FieldSpec, Lookup, Query, QueryField, Test, ValueKind};

/// One field of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sample {
    Title,
    Price,
    Sold,
    State,
}

impl QueryField for Sample {
    const ALL: &'static [Self] = &[Self::Title, Self::Price, Self::Sold, Self::State];

    fn spec(self) -> FieldSpec {
        match self {
            Self::Title => FieldSpec::required("title", ValueKind::Text),
            Self::Price => FieldSpec::optional("price", ValueKind::Decimal),
            Self::Sold => FieldSpec::required("sold", ValueKind::Boolean),
            Self::State => FieldSpec::required("state", ValueKind::Choice(&["open", "closed"])),
        }
    }
}

fn parse(name: &str, text: &str) -> Result<Query<Sample>, &'static str> {
    Query::parse([(name, text)]).map_err(|violations| {
        violations
            .iter()
            .next()
            .map_or("none", |violation| violation.invalid.rule)
    })
}

#[test]
fn takes_every_lookup() {
    let cases = [
        ("title", "a"),
        ("title__eq", "a"),
        ("title__ne", "a"),
        ("price__gt", "1"),
        ("price__gte", "1.5"),
        ("price__lt", "1"),
        ("price__lte", "1"),
        ("price__in", "1,2"),
        ("price__not_in", "1,2"),
        ("title__like", "a"),
        ("title__ilike", "a"),
        ("price__is_null", "true"),
        ("sold", "false"),
        ("state", "open"),
        ("state__ne", "open"),
        ("state__in", "open,closed"),
    ];
    for (name, text) in cases {
        assert_eq!(
            parse(name, text).map(|query| query.conditions.len()),
            Ok(1),
            "{name}"
        );
    }
}

#[test]
fn refuses_what_it_does_not_know() {
    let cases = [
        ("colour", "red", "unknown"),
        ("title__near", "a", "lookup"),
        ("price__like", "1", "lookup"),
        ("price", "cheap", "type"),
        ("price__in", "1,cheap", "type"),
        ("sold", "perhaps", "type"),
        ("state", "ajar", "one_of"),
        ("state__in", "open,ajar", "one_of"),
        ("state__like", "o", "lookup"),
        ("state__lt", "open", "lookup"),
        ("price__is_null", "perhaps", "type"),
        ("title__is_null", "true", "lookup"),
        ("sold__gt", "false", "lookup"),
        ("sort", "-colour", "unknown"),
        ("sort", "title,-title", "repeated"),
        ("title", "a\0b", "type"),
        ("title__like", "\0", "characters"),
        ("page", "0", "range"),
        ("page_size", "0", "range"),
        ("page_size", "101", "range"),
        ("page_size", "100000", "range"),
    ];
    for (name, text, rule) in cases {
        assert_eq!(parse(name, text).err(), Some(rule), "{name}={text}");
    }
}

#[test]
fn reports_all_that_is_wrong() {
    let wrong = [
        ("page", "x"),
        ("colour", "red"),
        ("title", "a"),
        ("title", "b"),
    ];
    let refused = Query::<Sample>::parse(wrong).expect_err("three are wrong");
    let found: Vec<_> = refused
        .iter()
        .map(|violation| violation.field.as_str())
        .collect();
    assert_eq!(found, ["page", "colour", "title"]);
}

#[test]
fn says_once_what_there_is() {
    let refused =
        Query::<Sample>::parse([("colour", "red"), ("size", "1")]).expect_err("both are wrong");
    let messages: Vec<_> = refused
        .iter()
        .map(|fault| fault.invalid.message.as_str())
        .collect();
    let hint = "is unknown; use page, page_size, sort or a filter on title, price";
    assert!(messages[0].starts_with(hint), "{messages:?}");
    assert_eq!(messages[1..], ["is unknown"]);
}

#[test]
fn takes_conditions_alone_where_nothing_is_listed() {
    let conditions = |name, text| Query::<Sample>::conditions([(name, text)]);
    assert_eq!(
        conditions("price", "1").map(|query| query.conditions.len()),
        Ok(1)
    );
    for name in ["page", "page_size", "sort"] {
        let refused = conditions(name, "1").expect_err("it is for lists");
        let message = refused
            .iter()
            .next()
            .map(|fault| fault.invalid.message.as_str());
        let hint = "is unknown; use a filter on title, price";
        assert!(
            message.is_some_and(|message| message.starts_with(hint)),
            "{message:?}"
        );
    }
}

#[test]
fn bounds_the_number_of_parameters() {
    let names: Vec<_> = (0..1000).map(|number| format!("p{number}")).collect();
    let parameters = names.iter().map(|name| (name.as_str(), "1"));
    let refused = Query::<Sample>::parse(parameters).expect_err("too many");
    let found: Vec<_> = refused
        .iter()
        .map(|fault| (fault.field.as_str(), fault.invalid.rule))
        .collect();
    assert_eq!(found, [("p100", "length")]);
}

#[test]
fn reads_operands_as_values_are_kept() {
    let read = |kind: ValueKind, text: &str| kind.parse(text).ok();
    let time = read(ValueKind::Time, "13:30:00.123456");
    assert!(time.is_some());
    assert_eq!(read(ValueKind::Time, "13:30:00.1234567"), time);
    let decimal = read(ValueKind::Decimal, "12.5");
    assert!(decimal.is_some());
    assert_eq!(read(ValueKind::Decimal, "1.25e1"), decimal);
    assert_eq!(read(ValueKind::Decimal, &"1".repeat(40)), None);
    assert_eq!(
        read(ValueKind::Decimal, &format!("0.{}", "1".repeat(40))),
        None
    );
    for lookup in [Lookup::Equal, Lookup::NotEqual, Lookup::In, Lookup::NotIn] {
        let test = |text: &str| Test::parse(lookup, ValueKind::Email, text).expect("a valid test");
        assert_eq!(
            test("Ada@Example.com"),
            test("ada@example.com"),
            "{lookup:?}"
        );
    }
    assert!(Lookup::Like.suits(FieldSpec::required("email", ValueKind::Email)));
}

#[test]
fn bounds_the_values_of_all_filters_together() {
    let many = vec!["1"; 300].join(",");
    let query = |parameters: &[(&str, &str)]| Query::<Sample>::parse(parameters.iter().copied());
    assert!(query(&[("price__in", &many)]).is_ok());
    assert!(query(&[("price__in", &many), ("price__not_in", &many)]).is_err());
}

#[test]
fn reads_orders_and_pages() {
    let query =
        Query::<Sample>::parse([("sort", "-price,title"), ("page", "3"), ("page_size", "7")])
            .expect("a valid query");
    let order: Vec<_> = query
        .sort
        .iter()
        .map(|sort| (sort.field, sort.direction))
        .collect();
    assert_eq!(
        order,
        [
            (Sample::Price, Direction::Descending),
            (Sample::Title, Direction::Ascending)
        ]
    );
    assert_eq!(
        (query.page.number(), query.page.size(), query.page.offset()),
        (3, 7, 14)
    );
}

#[test]
fn null_is_no_value() {
    let comparison = Test::parse(Lookup::NotEqual, ValueKind::Integer, "1").expect("a valid test");
    assert!(!comparison.accepts(None));
    let null = Test::parse(Lookup::IsNull, ValueKind::Integer, "true").expect("a valid test");
    assert!(null.accepts(None));
}
