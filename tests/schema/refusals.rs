//! Changes that no migration makes.

use dddgen::model::{Entity, Field, OnDelete};
use dddgen::scalar::Scalar;
use dddgen::schema::{Losses, Reason, difference};

use crate::models::{
    bounded, default, deleting, entity, int, list, optional, reference, references, scalar, schema,
    string, unique, unique_together,
};

fn refusals(old: Vec<Entity>, new: Vec<Entity>) -> Vec<(Option<String>, Reason)> {
    let refusals = difference(&schema(old), &schema(new), Losses::Refused)
        .err()
        .unwrap_or_default();
    refusals
        .into_iter()
        .map(|refusal| (refusal.field, refusal.reason))
        .collect()
}

fn books(fields: Vec<Field>) -> Vec<Entity> {
    let mut all = vec![string("title")];
    all.extend(fields);
    vec![entity("Author", vec![string("name")]), entity("Book", all)]
}

#[test]
fn additions_that_stored_rows_cannot_follow() {
    let cases = [
        (int("stock"), Some(Reason::NoDefault)),
        (optional(int("stock")), None),
        (default(int("stock"), "1"), None),
        (
            default(unique(int("stock")), "1"),
            Some(Reason::SharedDefault),
        ),
        (
            default(unique(optional(int("stock"))), "1"),
            Some(Reason::SharedDefault),
        ),
        (unique(optional(int("stock"))), None),
        (reference("author", "Author"), Some(Reason::NoDefault)),
        (optional(reference("author", "Author")), None),
        (list("tags", Scalar::String), None),
        (
            bounded(list("tags", Scalar::String), Some(0), Some(3)),
            None,
        ),
        (
            bounded(list("tags", Scalar::String), Some(1), None),
            Some(Reason::NoDefault),
        ),
    ];
    for (field, reason) in cases {
        let expected: Vec<_> = reason
            .map(|it| (Some(field.name.snake().to_owned()), it))
            .into_iter()
            .collect();
        assert_eq!(
            refusals(books(vec![]), books(vec![field.clone()])),
            expected,
            "{field:?}"
        );
    }
}

#[test]
fn changes_that_would_lose_data() {
    let text = |min, max| bounded(scalar("a", Scalar::String), min, max);
    let number = |min, max| bounded(int("a"), min, max);
    let cases = vec![
        (text(Some(1), Some(9)), text(Some(1), Some(10)), None),
        (text(Some(1), Some(9)), text(Some(0), None), None),
        (
            text(Some(1), Some(9)),
            text(Some(1), Some(8)),
            Some(Reason::Narrows),
        ),
        (
            text(None, Some(9)),
            text(Some(2), Some(9)),
            Some(Reason::Narrows),
        ),
        (
            number(None, None),
            number(Some(0), None),
            Some(Reason::Narrows),
        ),
        (number(Some(1), Some(9)), number(None, Some(9)), None),
        (int("a"), scalar("a", Scalar::BigInt), None),
        (
            scalar("a", Scalar::BigInt),
            int("a"),
            Some(Reason::ShrinksType),
        ),
        (int("a"), scalar("a", Scalar::Decimal), None),
        (scalar("a", Scalar::Email), scalar("a", Scalar::Text), None),
        (
            scalar("a", Scalar::Text),
            scalar("a", Scalar::Email),
            Some(Reason::ChangesType),
        ),
        (
            list("a", Scalar::Int),
            list("a", Scalar::String),
            Some(Reason::ChangesType),
        ),
        (int("a"), list("a", Scalar::Int), Some(Reason::ChangesType)),
        (int("a"), optional(int("a")), None),
        (optional(int("a")), int("a"), Some(Reason::NoDefault)),
        (optional(int("a")), default(int("a"), "3"), None),
        (int("a"), unique(int("a")), None),
        (
            reference("a", "Author"),
            reference("a", "Book"),
            Some(Reason::ChangesReference),
        ),
        (
            reference("a", "Author"),
            deleting(reference("a", "Author"), OnDelete::Cascade),
            None,
        ),
        (default(int("a"), "1"), default(int("a"), "2"), None),
    ];
    for (old, new, reason) in cases {
        let expected: Vec<_> = reason
            .map(|it| (Some("a".to_owned()), it))
            .into_iter()
            .collect();
        assert_eq!(
            refusals(books(vec![old.clone()]), books(vec![new.clone()])),
            expected,
            "{old:?} to {new:?}"
        );
    }
}

#[test]
fn a_unique_combination_of_old_and_new_fields_is_taken() {
    let with = unique_together(
        entity("Book", vec![string("title"), default(int("edition"), "1")]),
        &["title", "edition"],
    );
    assert_eq!(
        refusals(vec![entity("Book", vec![string("title")])], vec![with]),
        []
    );
}

#[test]
fn what_is_gone_is_refused_all_at_once() {
    let old = vec![
        entity("Author", vec![string("name")]),
        entity("Book", vec![string("title"), int("stock")]),
    ];
    let new = vec![
        entity("Writer", vec![string("name")]),
        entity("Book", vec![string("name")]),
    ];
    let expected = [
        (None, Reason::DropsTable),
        (Some("title".to_owned()), Reason::DropsColumn),
        (Some("stock".to_owned()), Reason::DropsColumn),
        (Some("name".to_owned()), Reason::NoDefault),
    ];
    assert_eq!(refusals(old, new), expected);
}

#[test]
fn a_list_of_references_goes_with_its_rows() {
    let tag = || entity("Tag", vec![string("name")]);
    let with = |field| vec![tag(), entity("Book", vec![string("title"), field])];
    let old = with(references("tags", "Tag"));
    let gone = refusals(
        old.clone(),
        vec![tag(), entity("Book", vec![string("title")])],
    );
    assert_eq!(gone, [(None, Reason::DropsTable)]);
    let mut other = with(references("tags", "Label"));
    other.push(entity("Label", vec![string("name")]));
    assert!(!refusals(old, other).is_empty());
}

#[test]
fn a_refusal_says_what_and_why_and_the_way_out() {
    let refusals = difference(
        &schema(books(vec![])),
        &schema(books(vec![int("stock")])),
        Losses::Refused,
    )
    .unwrap_err();
    assert_eq!(
        refusals[0].to_string(),
        "`Book.stock`: is required, and stored rows have no value for it"
    );
    assert_eq!(
        refusals[0].hint,
        "give it a `default`, or make it `optional`"
    );
}
