//! Rules of the aggregate `Author`.

use chrono::DateTime;
use chrono::Utc;
use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::catalog::Author;
use domain::entities::catalog::AuthorDetails;
use domain::entities::catalog::AuthorDraft;
use domain::events::DomainEvent;
use domain::events::EventData;
use domain::events::catalog::AuthorEvent;
use domain::ids::AuthorId;

fn draft() -> AuthorDraft {
    AuthorDraft {
        name: Some(String::from("Ada Lovelace")),
        email: Some(String::from("ada@example.com")),
        website: Some(String::from("https://example.com/catalog")),
        born_on: "2024-05-17".parse().ok(),
    }
}

pub(crate) fn details() -> AuthorDetails {
    AuthorDetails::parse(draft()).expect("a valid draft")
}

pub(crate) fn stamp(second: i64) -> Stamp {
    let at: DateTime<Utc> = DateTime::from_timestamp(second, 0).expect("an instant");
    Stamp {
        at,
        by: ActorId::new("tester"),
    }
}

fn rules(draft: AuthorDraft) -> Vec<(String, &'static str)> {
    match AuthorDetails::parse(draft) {
        Ok(_) => Vec::new(),
        Err(violations) => violations
            .iter()
            .map(|found| (found.field.clone(), found.invalid.rule))
            .collect(),
    }
}

#[track_caller]
fn refuses(field: &str, rule: &'static str, draft: AuthorDraft) {
    assert_eq!(rules(draft), [(field.to_owned(), rule)]);
}

#[test]
fn says_what_its_draft_says() {
    let draft = draft();
    let details = AuthorDetails::parse(draft.clone()).expect("a valid draft");
    let author = Author::create(AuthorId::generate(), details, stamp(1));
    assert_eq!(AuthorDraft::from(&author), draft);
}

#[test]
fn names_every_field_that_is_missing() {
    let expected = [(String::from("name"), "required")];
    assert_eq!(rules(AuthorDraft::default()), expected);
}

#[test]
fn refuses_what_breaks_a_rule() {
    refuses(
        "name",
        "length",
        AuthorDraft {
            name: Some(String::new()),
            ..draft()
        },
    );
    refuses(
        "name",
        "blank",
        AuthorDraft {
            name: Some(String::from(" ")),
            ..draft()
        },
    );
    refuses(
        "name",
        "length",
        AuthorDraft {
            name: Some("x".repeat(121)),
            ..draft()
        },
    );
    refuses(
        "email",
        "email",
        AuthorDraft {
            email: Some(String::from("nonsense")),
            ..draft()
        },
    );
    refuses(
        "website",
        "url",
        AuthorDraft {
            website: Some(String::from("nonsense")),
            ..draft()
        },
    );
}

#[test]
fn every_change_moves_its_history() {
    let details = details();
    let mut author = Author::create(AuthorId::generate(), details.clone(), stamp(1));
    assert_eq!(author.version(), Version::FIRST);
    assert_eq!(author.audit().updated, stamp(1));

    author.revise(details, stamp(2));
    assert_eq!(author.version(), Version::FIRST);
    assert_eq!(author.audit().updated, stamp(2));
    assert_eq!(author.audit().created, stamp(1));

    author.delete(stamp(3));
    assert_eq!(author.audit().deleted_at, Some(stamp(3).at));
    assert_eq!(author.stored_version(), Version::UNSAVED);
}

#[test]
fn records_what_happens_to_it() {
    let details = details();
    let mut author = Author::create(AuthorId::generate(), details.clone(), stamp(1));
    let events = author.saved();
    let said: Vec<_> = events
        .iter()
        .map(|event| (event.name(), event.occurred_at, &event.actor))
        .collect();
    assert_eq!(
        said,
        [("catalog.author.created", stamp(1).at, &stamp(1).by)]
    );

    author.revise(details.clone(), stamp(2));
    assert_eq!(author.saved(), [], "nothing changed");

    author.delete(stamp(3));
    let events = author.saved();
    let said: Vec<_> = events
        .iter()
        .map(|event| (event.name(), event.occurred_at, &event.actor))
        .collect();
    assert_eq!(
        said,
        [("catalog.author.deleted", stamp(3).at, &stamp(3).by)]
    );
    assert_eq!(author.saved(), [], "it was told before");

    let mut restored = Author::restore(
        author.id(),
        details,
        author.audit().clone(),
        author.version(),
    );
    assert_eq!(restored.saved(), []);
}

/// The fields that are told of when `change` is made.
fn told(change: fn(&mut AuthorDraft)) -> Vec<&'static str> {
    let mut author = Author::create(AuthorId::generate(), details(), stamp(1));
    drop(author.saved());
    let mut draft = AuthorDraft::from(&author);
    change(&mut draft);
    let details = AuthorDetails::parse(draft).expect("a valid draft");
    author.revise(details, stamp(2));
    let events = author.saved();
    let [
        DomainEvent {
            data: EventData::Author(AuthorEvent::Updated(updated)),
            ..
        },
    ] = events.as_slice()
    else {
        panic!("it was updated once: {events:?}")
    };
    assert_eq!(updated.id, author.id());
    updated.changed.clone()
}

#[test]
fn records_which_fields_changed() {
    let changed = told(|draft| {
        draft.name = Some(String::from("The quick brown fox"));
    });
    assert!(changed.contains(&"name"), "{changed:?}");
    let changed = told(|draft| {
        draft.email = Some(String::from("grace@example.org"));
    });
    assert!(changed.contains(&"email"), "{changed:?}");
    let changed = told(|draft| {
        draft.website = Some(String::from("https://example.org/"));
    });
    assert!(changed.contains(&"website"), "{changed:?}");
    let changed = told(|draft| {
        draft.born_on = "2025-01-31".parse().ok();
    });
    assert!(changed.contains(&"born_on"), "{changed:?}");
}
