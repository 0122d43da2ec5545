//! Rules of the aggregate `Book`.

use chrono::DateTime;
use chrono::Utc;
use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::catalog::Book;
use domain::entities::catalog::BookDetails;
use domain::entities::catalog::BookDraft;
use domain::ids::AuthorId;
use domain::ids::BookId;
use rust_decimal::Decimal;

fn draft() -> BookDraft {
    BookDraft {
        isbn: Some(String::from("978-0131495050")),
        title: Some(String::from("Notes on the Analytical Engine")),
        subtitle: Some(String::from("The quick brown fox")),
        description: Some(String::from("The first delivery arrived on time.")),
        price: Some(Decimal::new(1999, 2)),
        stock: Some(42),
        tags: Some(vec![
            String::from("software"),
            String::from("The quick brown fox"),
        ]),
        published_on: "2024-05-17".parse().ok(),
        available: Some(true),
        author_id: Some(AuthorId::generate()),
    }
}

pub(crate) fn details() -> BookDetails {
    BookDetails::parse(draft()).expect("a valid draft")
}

pub(crate) fn stamp(second: i64) -> Stamp {
    let at: DateTime<Utc> = DateTime::from_timestamp(second, 0).expect("an instant");
    Stamp {
        at,
        by: ActorId::new("tester"),
    }
}

fn rules(draft: BookDraft) -> Vec<(String, &'static str)> {
    match BookDetails::parse(draft) {
        Ok(_) => Vec::new(),
        Err(violations) => violations
            .iter()
            .map(|found| (found.field.clone(), found.invalid.rule))
            .collect(),
    }
}

#[track_caller]
fn refuses(field: &str, rule: &'static str, draft: BookDraft) {
    assert_eq!(rules(draft), [(field.to_owned(), rule)]);
}

#[test]
fn says_what_its_draft_says() {
    let draft = draft();
    let details = BookDetails::parse(draft.clone()).expect("a valid draft");
    let book = Book::create(BookId::generate(), details, stamp(1));
    assert_eq!(BookDraft::from(&book), draft);
}

#[test]
fn names_every_field_that_is_missing() {
    let expected = [
        (String::from("isbn"), "required"),
        (String::from("title"), "required"),
        (String::from("price"), "required"),
        (String::from("tags"), "required"),
        (String::from("author_id"), "required"),
    ];
    assert_eq!(rules(BookDraft::default()), expected);
}

#[test]
fn refuses_what_breaks_a_rule() {
    refuses(
        "isbn",
        "length",
        BookDraft {
            isbn: Some(String::new()),
            ..draft()
        },
    );
    refuses(
        "isbn",
        "blank",
        BookDraft {
            isbn: Some(String::from(" ")),
            ..draft()
        },
    );
    refuses(
        "isbn",
        "length",
        BookDraft {
            isbn: Some("x".repeat(256)),
            ..draft()
        },
    );
    refuses(
        "isbn",
        "pattern",
        BookDraft {
            isbn: Some(String::from("?")),
            ..draft()
        },
    );
    refuses(
        "title",
        "length",
        BookDraft {
            title: Some(String::new()),
            ..draft()
        },
    );
    refuses(
        "title",
        "blank",
        BookDraft {
            title: Some(String::from(" ")),
            ..draft()
        },
    );
    refuses(
        "title",
        "length",
        BookDraft {
            title: Some("x".repeat(256)),
            ..draft()
        },
    );
    refuses(
        "subtitle",
        "length",
        BookDraft {
            subtitle: Some("x".repeat(256)),
            ..draft()
        },
    );
    refuses(
        "description",
        "length",
        BookDraft {
            description: Some(String::new()),
            ..draft()
        },
    );
    refuses(
        "description",
        "blank",
        BookDraft {
            description: Some(String::from(" ")),
            ..draft()
        },
    );
    refuses(
        "description",
        "length",
        BookDraft {
            description: Some("x".repeat(65_536)),
            ..draft()
        },
    );
    refuses(
        "price",
        "range",
        BookDraft {
            price: Some(Decimal::new(-1, 0)),
            ..draft()
        },
    );
    refuses(
        "stock",
        "range",
        BookDraft {
            stock: Some(-1),
            ..draft()
        },
    );
    refuses(
        "tags",
        "length",
        BookDraft {
            tags: Some(vec![
                String::from("software"),
                String::from("The quick brown fox"),
                String::from("software"),
                String::from("The quick brown fox"),
                String::from("software"),
                String::from("The quick brown fox"),
                String::from("software"),
                String::from("The quick brown fox"),
                String::from("software"),
                String::from("The quick brown fox"),
                String::from("software"),
            ]),
            ..draft()
        },
    );
}

#[test]
fn every_change_moves_its_history() {
    let details = details();
    let mut book = Book::create(BookId::generate(), details.clone(), stamp(1));
    assert_eq!(book.version(), Version::FIRST);
    assert_eq!(book.audit().updated, stamp(1));

    book.revise(details, stamp(2));
    assert_eq!(book.version(), Version::FIRST);
    assert_eq!(book.audit().updated, stamp(2));
    assert_eq!(book.audit().created, stamp(1));

    book.delete(stamp(3));
    assert_eq!(book.audit().deleted_at, Some(stamp(3).at));
    assert_eq!(book.stored_version(), Version::UNSAVED);
}
