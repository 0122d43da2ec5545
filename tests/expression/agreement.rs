//! Three judges of one condition: the service, its schema, and SQL that was written by hand.

use dddgen::expression::condition as read;
use proptest::prelude::*;

use crate::random::{condition, members, row};
use crate::world::{kept, model, open, passes, scope, written};

/// What chance writes and nobody would: reasons to refuse a condition that is otherwise sound.
const POINTLESS: [&str; 6] = [
    "is always true",
    "is never true",
    "with itself",
    "two constants",
    "more than 200",
    "too deep",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn service_and_database_judge_alike(
        both in condition(),
        rows in prop::collection::vec((row(), members()), 8),
    ) {
        let condition = match read(&both.rule, &scope()) {
            Ok(condition) => condition,
            Err(faults) => {
                let pointless = |message: &str| POINTLESS.iter().any(|known| message.contains(known));
                let all = faults.iter().all(|fault| pointless(&fault.message));
                prop_assert!(all && !faults.is_empty(), "{}: {faults:?}", both.rule);
                return Ok(());
            }
        };
        let (model, database) = (model(), open());
        let sql = written(&model, &condition);
        let of_members = condition.operands().iter().any(|it| it.aggregate.is_some());
        prop_assert!(!of_members || sql.is_none(), "a row knows no other rows: {sql:?}");
        for (row, members) in rows {
            let judged = kept(&model, &condition, &row, &members);
            let all = (&row, &members);
            let plain = passes(&database, &both.sql, &row, &members);
            prop_assert_eq!(judged, plain, "{} / {} / {:?}", &both.rule, &both.sql, all);
            if let Some(sql) = &sql {
                let checked = passes(&database, sql, &row, &members);
                prop_assert_eq!(judged, checked, "{} / {} / {:?}", &both.rule, sql, all);
            }
        }
    }
}

#[test]
fn what_is_computed_of_decimals_is_exact_or_refused() {
    let mut row = crate::world::Row::new();
    let largest = "79228162514264337593543950335";
    let cases = [
        ("price * cost <= 6.25", "2.50", Some("2.5"), true),
        ("price * cost < 6.25", "2.50", Some("2.5"), false),
        ("price / 8 = 0.1", "0.8", None, true),
        ("price - cost = 0", "0.3", Some("0.30"), true),
        ("price + price < 1", largest, None, false),
        ("not (price + price < 1)", largest, None, false),
        (
            "price * cost > 1 or price > 1",
            largest,
            Some(largest),
            true,
        ),
        ("price * cost > 1", largest, None, true),
        ("-price < small", "1.5", None, true),
    ];
    for (text, price, cost, expected) in cases {
        row.clear();
        let decimal = |text: &str| dddgen::model::Literal::Decimal(text.parse().unwrap());
        row.insert("small", dddgen::model::Literal::Integer(-1));
        row.insert("price", decimal(price));
        row.extend(cost.map(|cost| ("cost", decimal(cost))));
        let condition = read(text, &scope()).unwrap();
        assert_eq!(
            kept(&model(), &condition, &row, &Vec::new()),
            expected,
            "{text}"
        );
        let computed = condition.computes_decimals();
        assert_eq!(written(&model(), &condition).is_none(), computed, "{text}");
    }
}

#[test]
fn whole_numbers_beyond_64_bits_are_for_the_service_alone() {
    let condition = read("large * large > 9", &scope()).unwrap();
    assert_eq!(written(&model(), &condition), None);
    for (large, expected) in [(i64::MIN, true), (3, false), (-4, true)] {
        let large = dddgen::model::Literal::Integer(large);
        let row = [("large", large)].into();
        assert_eq!(kept(&model(), &condition, &row, &Vec::new()), expected);
    }
    let faults = read("large * large * large > 9", &scope()).unwrap_err();
    assert_eq!(
        faults[0].message,
        "this may be a number of more than 38 digits"
    );
    assert_eq!(faults[0].range, 0..21);
}
