//! Rules of the aggregate `Book`.

use chrono::DateTime;
use chrono::Utc;
use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::catalog::Book;
use domain::entities::catalog::BookDetails;
use domain::entities::catalog::BookDraft;
use domain::events::DomainEvent;
use domain::events::EventData;
use domain::events::catalog::BookEvent;
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

#[test]
fn records_what_happens_to_it() {
    let details = details();
    let mut book = Book::create(BookId::generate(), details.clone(), stamp(1));
    let events = book.saved();
    let said: Vec<_> = events
        .iter()
        .map(|event| (event.name(), event.occurred_at, &event.actor))
        .collect();
    assert_eq!(said, [("catalog.book.created", stamp(1).at, &stamp(1).by)]);

    book.revise(details.clone(), stamp(2));
    assert_eq!(book.saved(), [], "nothing changed");

    book.delete(stamp(3));
    let events = book.saved();
    let said: Vec<_> = events
        .iter()
        .map(|event| (event.name(), event.occurred_at, &event.actor))
        .collect();
    assert_eq!(said, [("catalog.book.deleted", stamp(3).at, &stamp(3).by)]);
    assert_eq!(book.saved(), [], "it was told before");

    let mut restored = Book::restore(book.id(), details, book.audit().clone(), book.version());
    assert_eq!(restored.saved(), []);
}

/// The fields that are told of when `change` is made.
fn told(change: fn(&mut BookDraft)) -> Vec<&'static str> {
    let mut book = Book::create(BookId::generate(), details(), stamp(1));
    drop(book.saved());
    let mut draft = BookDraft::from(&book);
    change(&mut draft);
    let details = BookDetails::parse(draft).expect("a valid draft");
    book.revise(details, stamp(2));
    let events = book.saved();
    let [
        DomainEvent {
            data: EventData::Book(BookEvent::Updated(updated)),
            ..
        },
    ] = events.as_slice()
    else {
        panic!("it was updated once: {events:?}")
    };
    assert_eq!(updated.id, book.id());
    updated.changed.clone()
}

#[test]
fn records_which_fields_changed() {
    let changed = told(|draft| {
        draft.isbn = Some(String::from("978-2345678912"));
    });
    assert!(changed.contains(&"isbn"), "{changed:?}");
    let changed = told(|draft| {
        draft.title = Some(String::from("The quick brown fox"));
    });
    assert!(changed.contains(&"title"), "{changed:?}");
    let changed = told(|draft| {
        draft.subtitle = Some(String::from("Second edition"));
    });
    assert!(changed.contains(&"subtitle"), "{changed:?}");
    let changed = told(|draft| {
        draft.description = Some(String::from("Handle with care."));
    });
    assert!(changed.contains(&"description"), "{changed:?}");
    let changed = told(|draft| {
        draft.price = Some(Decimal::new(500, 2));
    });
    assert!(changed.contains(&"price"), "{changed:?}");
    let changed = told(|draft| {
        draft.stock = Some(7);
    });
    assert!(changed.contains(&"stock"), "{changed:?}");
    let changed = told(|draft| {
        draft.tags = Some(vec![String::from("software")]);
    });
    assert!(changed.contains(&"tags"), "{changed:?}");
    let changed = told(|draft| {
        draft.published_on = "2025-01-31".parse().ok();
    });
    assert!(changed.contains(&"published_on"), "{changed:?}");
    let changed = told(|draft| {
        draft.available = Some(false);
    });
    assert!(changed.contains(&"available"), "{changed:?}");
}
