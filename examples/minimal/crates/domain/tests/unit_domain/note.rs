//! Rules of the aggregate `Note`.

use chrono::DateTime;
use chrono::Utc;
use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::Note;
use domain::entities::NoteDetails;
use domain::entities::NoteDraft;
use domain::events::DomainEvent;
use domain::events::EventData;
use domain::events::NoteEvent;
use domain::ids::NoteId;

fn draft() -> NoteDraft {
    NoteDraft {
        title: Some(String::from("The quick brown fox")),
        body: Some(String::from("The first delivery arrived on time.")),
    }
}

pub(crate) fn details() -> NoteDetails {
    NoteDetails::parse(draft()).expect("a valid draft")
}

pub(crate) fn stamp(second: i64) -> Stamp {
    let at: DateTime<Utc> = DateTime::from_timestamp(second, 0).expect("an instant");
    Stamp {
        at,
        by: ActorId::new("tester"),
    }
}

fn rules(draft: NoteDraft) -> Vec<(String, &'static str)> {
    match NoteDetails::parse(draft) {
        Ok(_) => Vec::new(),
        Err(violations) => violations
            .iter()
            .map(|found| (found.field.clone(), found.invalid.rule))
            .collect(),
    }
}

#[track_caller]
fn refuses(field: &str, rule: &'static str, draft: NoteDraft) {
    assert_eq!(rules(draft), [(field.to_owned(), rule)]);
}

#[test]
fn says_what_its_draft_says() {
    let draft = draft();
    let details = NoteDetails::parse(draft.clone()).expect("a valid draft");
    let note = Note::create(NoteId::generate(), details, stamp(1));
    assert_eq!(NoteDraft::from(&note), draft);
}

#[test]
fn names_every_field_that_is_missing() {
    let expected = [(String::from("title"), "required")];
    assert_eq!(rules(NoteDraft::default()), expected);
}

#[test]
fn refuses_what_breaks_a_rule() {
    refuses(
        "title",
        "length",
        NoteDraft {
            title: Some(String::new()),
            ..draft()
        },
    );
    refuses(
        "title",
        "blank",
        NoteDraft {
            title: Some(String::from(" ")),
            ..draft()
        },
    );
    refuses(
        "title",
        "length",
        NoteDraft {
            title: Some("x".repeat(101)),
            ..draft()
        },
    );
    refuses(
        "body",
        "length",
        NoteDraft {
            body: Some(String::new()),
            ..draft()
        },
    );
    refuses(
        "body",
        "blank",
        NoteDraft {
            body: Some(String::from(" ")),
            ..draft()
        },
    );
    refuses(
        "body",
        "length",
        NoteDraft {
            body: Some("x".repeat(65_536)),
            ..draft()
        },
    );
}

#[test]
fn every_change_moves_its_history() {
    let details = details();
    let mut note = Note::create(NoteId::generate(), details.clone(), stamp(1));
    assert_eq!(note.version(), Version::FIRST);
    assert_eq!(note.audit().updated, stamp(1));

    note.revise(details, stamp(2));
    assert_eq!(note.version(), Version::FIRST);
    assert_eq!(note.audit().updated, stamp(2));
    assert_eq!(note.audit().created, stamp(1));

    note.delete(stamp(3));
    assert_eq!(note.audit().deleted_at, Some(stamp(3).at));
    assert_eq!(note.stored_version(), Version::UNSAVED);
}

#[test]
fn records_what_happens_to_it() {
    let details = details();
    let mut note = Note::create(NoteId::generate(), details.clone(), stamp(1));
    let events = note.saved();
    let said: Vec<_> = events
        .iter()
        .map(|event| (event.name(), event.occurred_at, &event.actor))
        .collect();
    assert_eq!(said, [("note.created", stamp(1).at, &stamp(1).by)]);

    note.revise(details.clone(), stamp(2));
    assert_eq!(note.saved(), [], "nothing changed");

    note.delete(stamp(3));
    let events = note.saved();
    let said: Vec<_> = events
        .iter()
        .map(|event| (event.name(), event.occurred_at, &event.actor))
        .collect();
    assert_eq!(said, [("note.deleted", stamp(3).at, &stamp(3).by)]);
    assert_eq!(note.saved(), [], "it was told before");

    let mut restored = Note::restore(note.id(), details, note.audit().clone(), note.version());
    assert_eq!(restored.saved(), []);
}

/// The fields that are told of when `change` is made.
fn told(change: fn(&mut NoteDraft)) -> Vec<&'static str> {
    let mut note = Note::create(NoteId::generate(), details(), stamp(1));
    drop(note.saved());
    let mut draft = NoteDraft::from(&note);
    change(&mut draft);
    let details = NoteDetails::parse(draft).expect("a valid draft");
    note.revise(details, stamp(2));
    let events = note.saved();
    let [
        DomainEvent {
            data: EventData::Note(NoteEvent::Updated(updated)),
            ..
        },
    ] = events.as_slice()
    else {
        panic!("it was updated once: {events:?}")
    };
    assert_eq!(updated.id, note.id());
    updated.changed.clone()
}

#[test]
fn records_which_fields_changed() {
    let changed = told(|draft| {
        draft.title = Some(String::from("Second edition"));
    });
    assert!(changed.contains(&"title"), "{changed:?}");
    let changed = told(|draft| {
        draft.body = Some(String::from("Handle with care."));
    });
    assert!(changed.contains(&"body"), "{changed:?}");
}
