//! Conditions at random, each in the language of rules and in plain SQL, and rows at random.

use dddgen::model::Literal;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::world::{Members, Row};

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

/// What is made of members.
fn gathered() -> impl Strategy<Value = Both> {
    let cases = [
        ("count(parts)", "(select count(*) from parts)"),
        ("sum(parts.n)", "(select coalesce(sum(n), 0) from parts)"),
        (
            "sum(parts.double)",
            "(select coalesce(sum(2 * n), 0) from parts)",
        ),
        ("min(parts.n)", "(select min(n) from parts)"),
        ("max(parts.double)", "(select max(2 * n) from parts)"),
    ];
    prop::sample::select(cases.to_vec()).prop_map(|(rule, sql)| both(rule, sql))
}

/// Whole numbers; products of fields stay within 64 bits.
fn whole() -> impl Strategy<Value = Both> {
    let leaf = prop_oneof![
        Just(same("small")),
        Just(same("length(title)")),
        Just(both("length(tags)", "json_array_length(tags)")),
        Just(both("length(words)", "json_array_length(words)")),
        Just(same("length(note)")),
        Just(same("count")),
        Just(same("twice")),
        Just(same("gap")),
        Just(both("place.floor", "place_floor")),
        Just(both("former.floor", "former_floor")),
        gathered(),
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
    // A part has a column of its own.
    prop::sample::select(words.to_vec()).prop_map(|word| both(word, word.replace('.', "_")))
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
        Just(both("gap is empty", "odd is null")),
        Just(both("former.floor is empty", "former_floor is null")),
        Just(both("place.country is not empty", "place_country <> ''")),
        Just(both(
            "former.country is empty",
            "(former_country is null or former_country = '')"
        )),
    ];
    let others = prop_oneof![
        Just(same("active")),
        Just(same("hidden")),
        Just(both("hidden = false", "hidden = 0")),
        Just(same("large in (1, 42, -7)")),
        Just(same("small not in (1, 42, -7)")),
        Just(same("large > 41")),
        Just(both("twice in (2, 4, 6)", "small * 2 in (2, 4, 6)")),
        Just(both("gap != 7", "odd * 3 - count <> 7")),
        Just(both(
            "place.floor not in (1, 2)",
            "place_floor not in (1, 2)"
        )),
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
            words(&[
                "title",
                "note",
                "'a'",
                "'it''s'",
                "''",
                "place.country",
                "former.country"
            ]),
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

/// What members say.
pub(crate) fn members() -> impl Strategy<Value = Members> {
    prop::collection::vec(prop::option::of(-9_i64..=9), 0..5)
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
    let spot = || {
        (
            text(),
            prop::option::of((-50_i64..=50).prop_map(Literal::Integer)),
        )
    };
    let few = || -20_i64..=20;
    let more = (
        few(),
        prop::option::of(few()),
        spot(),
        prop::option::of(spot()),
    );
    (required, optional, more).prop_map(|(all, some, (count, odd, place, former))| {
        let mut row = Row::from([
            ("small", all.0),
            ("price", all.1),
            ("title", all.2),
            ("stage", all.3),
            ("active", all.4),
            ("starts_on", all.5),
            ("tags", all.6),
            ("count", Literal::Integer(count)),
            ("place_country", place.0),
        ]);
        let (country, floor) = former.unzip();
        let some = [
            ("large", some.0),
            ("cost", some.1),
            ("note", some.2),
            ("last", some.3),
            ("hidden", some.4),
            ("ends_on", some.5),
            ("words", some.6),
            ("odd", odd.map(Literal::Integer)),
            ("place_floor", place.1),
            ("former_country", country),
            ("former_floor", floor.flatten()),
        ];
        let some = some.into_iter();
        row.extend(some.filter_map(|(name, value)| Some((name, value?))));
        follow(&mut row);
        row
    })
}

/// Adds what follows from the rest.
fn follow(row: &mut Row) {
    let number = |name: &str| match row.get(name) {
        Some(Literal::Integer(number)) => Some(*number),
        _ => None,
    };
    let [small, count, odd] = ["small", "count", "odd"].map(number);
    let twice = small.map(|small| 2 * small);
    let gap = odd.zip(count).map(|(odd, count)| odd * 3 - count);
    for (name, value) in [("twice", twice), ("gap", gap)] {
        row.extend(value.map(|value| (name, Literal::Integer(value))));
    }
}
