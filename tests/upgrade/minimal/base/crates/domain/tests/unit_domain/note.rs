//! Rules of the aggregate `Note`.

use chrono::DateTime;
use chrono::Utc;
use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::Note;
use domain::entities::NoteDetails;
use domain::entities::NoteDraft;
use domain::ids::NoteId;

fn draft() -> NoteDraft {
    NoteDraft {
        title: Some(String::from("The quick brown fox")),
        body: Some(String::from("The first delivery arrived on time.")),
    }
}

fn details() -> NoteDetails {
    NoteDetails::parse(draft()).expect("a valid draft")
}

fn stamp(second: i64) -> Stamp {
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
