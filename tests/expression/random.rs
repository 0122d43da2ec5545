//! Conditions at random, each in the language of rules and in plain SQL, and rows at random.

use dddgen::model::Literal;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::world::Row;

/// A condition in both languages.
#[derive(Debug, Clone)]
pub(crate) struct Both {
    pub(crate) rule: String,
    pub(crate) sql: String,
}

fn both(rule: impl Into<String>, sql: impl Into<String>) -> Both {
    Both {
        rule: rule.into(),
        sql: sql.into(),
    }
}

fn same(text: impl Into<String>) -> Both {
    let text = text.into();
    both(text.clone(), text)
}

const SIGNS: [(&str, &str); 6] = [
    ("=", "="),
    ("!=", "<>"),
    ("<", "<"),
    ("<=", "<="),
    (">", ">"),
    (">=", ">="),
];

fn sign() -> impl Strategy<Value = (&'static str, &'static str)> {
    prop::sample::select(SIGNS.to_vec())
}

fn equality() -> impl Strategy<Value = (&'static str, &'static str)> {
    prop::sample::select(SIGNS[..2].to_vec())
}

/// Whole numbers; products of fields stay within 64 bits.
fn whole() -> impl Strategy<Value = Both> {
    let leaf = prop_oneof![
        Just(same("small")),
        Just(same("length(title)")),
        Just(both("length(tags)", "json_array_length(tags)")),
        Just(both("length(words)", "json_array_length(words)")),
        Just(same("length(note)")),
        (-9_i64..60).prop_map(|number| same(format!("({number})"))),
    ];
    leaf.prop_recursive(3, 8, 2, |inner| {
        let operation = prop::sample::select(vec!["+", "-", "*"]);
        let joined = (inner.clone(), operation, inner.clone()).prop_map(|(a, sign, b)| {
            both(
                format!("({} {sign} {})", a.rule, b.rule),
                format!("({} {sign} {})", a.sql, b.sql),
            )
        });
        let negated = inner.prop_map(|a| both(format!("- {}", a.rule), format!("(- {})", a.sql)));
        prop_oneof![joined, negated]
    })
}

fn decimal() -> impl Strategy<Value = Both> {
    prop_oneof![
        Just(same("price")),
        Just(same("cost")),
        (-300_i64..300, 0_u32..3).prop_map(|(number, scale)| {
            let number = Decimal::new(number, scale);
            both(format!("{number}"), format!("'{number}'"))
        }),
        Just(both("small", "cast(small as text)")),
    ]
}

fn compared(
    term: impl Strategy<Value = Both> + Clone,
    sign: impl Strategy<Value = (&'static str, &'static str)>,
    collation: &'static str,
) -> impl Strategy<Value = Both> {
    (term.clone(), sign, term).prop_map(move |(a, (rule, sql), b)| {
        both(
            format!("{} {rule} {}", a.rule, b.rule),
            format!("{} {collation} {sql} {}", a.sql, b.sql),
        )
    })
}

fn words(words: &'static [&'static str]) -> impl Strategy<Value = Both> + Clone {
    prop::sample::select(words.to_vec()).prop_map(same)
}

fn leaf() -> impl Strategy<Value = Both> {
    let whole = whole().boxed();
    let decimal = decimal().boxed();
    let enums = prop_oneof![
        Just(both("stage = sold", "stage = 'sold'")),
        Just(both("last != draft", "last <> 'draft'")),
        Just(same("last = stage")),
        Just(both("last in (draft, sold)", "last in ('draft', 'sold')")),
    ];
    let empty = prop_oneof![
        Just(both("note is empty", "(note is null or note = '')")),
        Just(both("title is not empty", "title <> ''")),
        Just(both("tags is empty", "json_array_length(tags) = 0")),
        Just(both(
            "words is not empty",
            "(words is not null and json_array_length(words) <> 0)"
        )),
        Just(both("large is empty", "large is null")),
    ];
    let others = prop_oneof![
        Just(same("active")),
        Just(same("hidden")),
        Just(both("hidden = false", "hidden = 0")),
        Just(same("large in (1, 42, -7)")),
        Just(same("small not in (1, 42, -7)")),
        Just(same("large > 41")),
        Just(same("large != small")),
        Just(both(
            "price in (1.5, 2, 3.25)",
            "price collate decimal in ('1.5', '2', '3.25')"
        )),
        Just(both(
            "cost not in (1.5, -1)",
            "cost collate decimal not in ('1.5', '-1')"
        )),
        Just(both(
            "large < 41.5",
            "cast(large as text) collate decimal < '41.5'"
        )),
    ];
    prop_oneof![
        compared(whole, sign(), ""),
        compared(decimal, sign(), "collate decimal"),
        compared(
            words(&["title", "note", "'a'", "'it''s'", "''"]),
            equality(),
            ""
        ),
        compared(
            words(&["starts_on", "ends_on", "'2024-05-17'", "'2025-01-31'"]),
            sign(),
            ""
        ),
        enums,
        empty,
        others,
    ]
}

/// Conditions.
pub(crate) fn condition() -> impl Strategy<Value = Both> {
    leaf().prop_recursive(4, 16, 2, |inner| {
        let pair = (inner.clone(), inner.clone());
        prop_oneof![
            pair.clone().prop_map(|(a, b)| both(
                format!("({} and {})", a.rule, b.rule),
                format!("({} and {})", a.sql, b.sql)
            )),
            pair.clone().prop_map(|(a, b)| both(
                format!("({} or {})", a.rule, b.rule),
                format!("({} or {})", a.sql, b.sql)
            )),
            pair.prop_map(|(a, b)| both(
                format!("({} implies {})", a.rule, b.rule),
                format!("(not ({}) or {})", a.sql, b.sql)
            )),
            inner.prop_map(|a| both(format!("not ({})", a.rule), format!("(not ({}))", a.sql))),
        ]
    })
}

fn text() -> impl Strategy<Value = Literal> {
    let texts = ["", "a", "it's", "ä\u{1f600}b", "1", "2024-05-17"];
    prop::sample::select(texts.to_vec()).prop_map(|text| Literal::Text(text.to_owned()))
}

fn day() -> impl Strategy<Value = Literal> {
    let days = ["2024-05-17", "2025-01-31", "0999-12-31", "2024-05-18"];
    prop::sample::select(days.to_vec()).prop_map(|text| Literal::Text(text.to_owned()))
}

fn stage() -> impl Strategy<Value = Literal> {
    prop::sample::select(vec!["draft", "sold"]).prop_map(|text| Literal::Text(text.to_owned()))
}

fn number() -> impl Strategy<Value = Literal> {
    (-300_i64..300, 0_u32..3)
        .prop_map(|(number, scale)| Literal::Decimal(Decimal::new(number, scale)))
}

fn list() -> impl Strategy<Value = Literal> {
    prop::collection::vec(text(), 0..3).prop_map(Literal::List)
}

fn large() -> impl Strategy<Value = Literal> {
    prop_oneof![-50_i64..50, Just(i64::MIN), Just(i64::MAX)].prop_map(Literal::Integer)
}

/// Rows.
pub(crate) fn row() -> impl Strategy<Value = Row> {
    let required = (
        (-50_i64..=50).prop_map(Literal::Integer),
        number(),
        text(),
        stage(),
        any::<bool>().prop_map(Literal::Bool),
        day(),
        list(),
    );
    let optional = (
        prop::option::of(large()),
        prop::option::of(number()),
        prop::option::of(text()),
        prop::option::of(stage()),
        prop::option::of(any::<bool>().prop_map(Literal::Bool)),
        prop::option::of(day()),
        prop::option::of(list()),
    );
    (required, optional).prop_map(|(all, some)| {
        let mut row = Row::from([
            ("small", all.0),
            ("price", all.1),
            ("title", all.2),
            ("stage", all.3),
            ("active", all.4),
            ("starts_on", all.5),
            ("tags", all.6),
        ]);
        let some = [
            ("large", some.0),
            ("cost", some.1),
            ("note", some.2),
            ("last", some.3),
            ("hidden", some.4),
            ("ends_on", some.5),
            ("words", some.6),
        ];
        let some = some.into_iter();
        row.extend(some.filter_map(|(name, value)| Some((name, value?))));
        row
    })
}
