//! The contract of notes.

use application::queries::NoteField;
use application::queries::NoteView;
use application::queries::Query;
use application::queries::QueryField;
use domain::entities::Note;
use domain::entities::NoteDetails;
use domain::entities::NoteDraft;
use domain::ids::NoteId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use serde_json::json;

use crate::adapters::Adapter;
use crate::adapters::adapters;
use crate::adapters::begun;
use crate::adapters::stamp;

/// A valid draft, but for what it has to refer to.
pub(crate) fn draft() -> NoteDraft {
    NoteDraft {
        title: Some(String::from("The quick brown fox")),
        body: Some(String::from("The first delivery arrived on time.")),
    }
}

/// A draft that shares no unique value with the first.
pub(crate) fn other_draft() -> NoteDraft {
    NoteDraft {
        title: Some(String::from("Second edition")),
        body: Some(String::from("Handle with care.")),
    }
}

/// A new one that says what `draft` says.
pub(crate) fn new(draft: NoteDraft) -> Note {
    let details = NoteDetails::parse(draft).expect("a valid draft");
    Note::create(NoteId::generate(), details, stamp(1))
}

pub(crate) async fn add(adapter: &Adapter, note: &mut Note) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    unit_of_work.notes().add(note).await?;
    unit_of_work.commit().await
}

pub(crate) async fn added(adapter: &Adapter, draft: NoteDraft) -> Note {
    let mut note = new(draft);
    add(adapter, &mut note).await.expect("it can be added");
    note
}

async fn remove(adapter: &Adapter, note: &Note) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    let found = unit_of_work.notes().find(note.id()).await?;
    let mut removed = found.unwrap_or_else(|| note.clone());
    removed.delete(stamp(2));
    unit_of_work.notes().remove(&mut removed).await?;
    unit_of_work.commit().await
}

#[tokio::test]
async fn finds_what_was_added() {
    for adapter in adapters().await {
        let note = added(&adapter, draft()).await;
        let found = adapter.begin().await.notes().find(note.id()).await;
        let found = found
            .expect("the store answers")
            .as_ref()
            .map(NoteView::from);
        assert_eq!(found, Some(NoteView::from(&note)), "{}", adapter.name);
        let found = adapter.notes.find(note.id()).await;
        let view = NoteView::from(&note);
        assert_eq!(
            found.expect("the store answers"),
            Some(view),
            "{}",
            adapter.name
        );
    }
}

#[tokio::test]
async fn keeps_nothing_of_a_unit_that_was_dropped() {
    for adapter in adapters().await {
        let mut note = new(draft());
        drop(adapter.published());
        let mut unit_of_work = adapter.begin().await;
        unit_of_work
            .notes()
            .add(&mut note)
            .await
            .expect("it can be added");
        drop(unit_of_work);
        assert_eq!(adapter.published(), [""; 0], "{}", adapter.name);
        let found = adapter.notes.find(note.id()).await;
        assert_eq!(found.expect("the store answers"), None, "{}", adapter.name);
    }
}

#[tokio::test]
async fn saves_what_was_changed_since_it_was_read() {
    for adapter in adapters().await {
        let id = added(&adapter, draft()).await.id();
        let mut unit_of_work = adapter.begin().await;
        let found = unit_of_work
            .notes()
            .find(id)
            .await
            .expect("the store answers");
        let mut note = found.expect("it is there");
        let details = NoteDetails::parse(NoteDraft::from(&note)).expect("a valid draft");
        note.revise(details.clone(), stamp(2));
        note.revise(details.clone(), stamp(3));
        let mut outdated = note.clone();
        unit_of_work
            .notes()
            .save(&mut note)
            .await
            .expect("nobody else saved");
        let refused = unit_of_work.notes().save(&mut outdated).await;
        assert!(
            matches!(refused, Err(RepositoryError::Stale)),
            "{}",
            adapter.name
        );
        note.revise(details, stamp(4));
        unit_of_work
            .notes()
            .save(&mut note)
            .await
            .expect("what was saved can change again");
    }
}

#[tokio::test]
async fn does_not_find_what_was_removed() {
    for adapter in adapters().await {
        let note = added(&adapter, draft()).await;
        remove(&adapter, &note).await.expect("nothing refers to it");
        let found = adapter.notes.find(note.id()).await;
        assert_eq!(found.expect("the store answers"), None, "{}", adapter.name);
        let page = adapter
            .notes
            .list(&Query::default())
            .await
            .expect("the store answers");
        assert_eq!(page.total, 0, "{}", adapter.name);
        let again = remove(&adapter, &note).await;
        assert!(
            matches!(again, Err(RepositoryError::Stale)),
            "{}",
            adapter.name
        );
    }
}

#[tokio::test]
async fn tells_what_happened_once_it_is_committed() {
    for adapter in adapters().await {
        let mut note = new(draft());
        drop(adapter.published());
        add(&adapter, &mut note).await.expect("it can be added");
        assert_eq!(adapter.published(), ["note.created"], "{}", adapter.name);

        remove(&adapter, &note).await.expect("nothing refers to it");
        assert_eq!(adapter.published(), ["note.deleted"], "{}", adapter.name);
    }
}

#[tokio::test]
async fn tells_what_is_committed_even_if_nobody_waits_for_it() {
    for adapter in adapters().await {
        let mut note = new(draft());
        drop(adapter.published());
        let mut unit_of_work = adapter.begin().await;
        unit_of_work
            .notes()
            .add(&mut note)
            .await
            .expect("it can be added");
        begun(unit_of_work.commit()).await;
        assert_eq!(
            adapter.published_soon().await,
            ["note.created"],
            "{}",
            adapter.name
        );
    }
}

/// Adds and changes many in one unit of work.
async fn bulk(adapter: &Adapter, added: &mut [Note], saved: &mut [Note]) -> Result<(), BulkError> {
    let mut unit_of_work = adapter.begin().await;
    unit_of_work.notes().add_all(added).await?;
    unit_of_work.notes().save_all(saved).await?;
    unit_of_work.commit().await.map_err(BulkError::at(0))
}

#[tokio::test]
async fn adds_thousands_at_once() {
    for adapter in adapters().await {
        let mut many = Vec::new();
        for _ in 0..3000 {
            many.push(new(draft()));
        }
        bulk(&adapter, &mut many, &mut [])
            .await
            .expect("they can be added");
        let page = adapter
            .notes
            .list(&Query::default())
            .await
            .expect("the store answers");
        assert_eq!(page.total, 3000, "{}", adapter.name);
    }
}

#[tokio::test]
async fn changes_many_or_none() {
    for adapter in adapters().await {
        let note = added(&adapter, draft()).await;
        let absent = NoteId::generate();
        let mut unit_of_work = adapter.begin().await;
        let found = unit_of_work
            .notes()
            .find_all(&[note.id(), absent, note.id()])
            .await;
        drop(unit_of_work);
        let mut found = found.expect("the store answers");
        let mut changed = found.pop().flatten().expect("it is there");
        assert_eq!(found, [Some(changed.clone()), None], "{}", adapter.name);
        let details = NoteDetails::parse(NoteDraft::from(&changed)).expect("a valid draft");
        changed.revise(details, stamp(2));
        let stale = changed.clone();
        let mut saved = [changed];
        bulk(&adapter, &mut [], &mut saved)
            .await
            .expect("nobody else saved");
        let again = bulk(&adapter, &mut [], &mut [stale])
            .await
            .map_err(|refused| (refused.index, refused.source));
        assert!(
            matches!(again, Err((0, RepositoryError::Stale))),
            "{}",
            adapter.name
        );
        let found = adapter
            .notes
            .find(saved[0].id())
            .await
            .expect("the store answers");
        assert_eq!(found, Some(NoteView::from(&saved[0])), "{}", adapter.name);
    }
}

/// What filters are tried with.
const OPERANDS: &[(NoteField, &str)] = &[
    (NoteField::Title, "The quick brown fox"),
    (NoteField::Body, "The first delivery arrived on time."),
    (NoteField::CreatedAt, "1970-01-01T00:00:01Z"),
];

/// The parameters of every question that a list can be asked about a field.
fn questions(field: NoteField, operand: &str) -> Vec<(String, String)> {
    let name = field.spec().name;
    let lookups = field.spec().lookups().map(|lookup| lookup.parameter(name));
    let asked = lookups.flat_map(|parameter| {
        [operand, "true", "false"].map(|text| (parameter.clone(), text.to_owned()))
    });
    let mut questions: Vec<_> = asked.collect();
    questions.push((String::from("sort"), name.to_owned()));
    questions.push((String::from("sort"), format!("-{name}")));
    questions
}

/// What an adapter with two notes answers: which of them it lists, in order.
async fn answers(adapter: &Adapter) -> Vec<String> {
    let ids = [
        added(adapter, draft()).await.id(),
        added(adapter, other_draft()).await.id(),
    ];
    let mut answers = Vec::new();
    for (field, operand) in OPERANDS {
        for (name, text) in questions(*field, operand) {
            let Ok(query) = Query::parse([(name.as_str(), text.as_str())]) else {
                continue;
            };
            let page = adapter.notes.list(&query).await.expect("the store answers");
            let listed = page
                .items
                .iter()
                .map(|view| ids.iter().position(|id| *id == view.id));
            answers.push(format!(
                "{name}={text}: {:?} of {}",
                listed.collect::<Vec<_>>(),
                page.total
            ));
        }
    }
    answers
}

#[tokio::test]
async fn every_adapter_gives_the_same_answers() {
    let [memory, database] = adapters().await;
    assert_eq!(answers(&memory).await, answers(&database).await);
}

#[test]
fn writes_its_events_in_json() {
    let draft = draft();
    let details = NoteDetails::parse(draft).expect("a valid draft");
    let mut note = Note::create(NoteId::generate(), details, stamp(1));
    let events = note.saved();
    let event = json!(infrastructure::messaging::Envelope::from(&events[0]));
    assert_eq!(event["event_id"], events[0].event_id.to_string());
    assert_eq!(event["event"], "note.created");
    assert_eq!(event["version"], events[0].version());
    assert_eq!(event["occurred_at"], "1970-01-01T00:00:01Z");
    assert_eq!(event["data"]["id"], note.id().to_string());
    assert_eq!(event["data"]["title"], json!("The quick brown fox"));
    assert_eq!(
        event["data"]["body"],
        json!("The first delivery arrived on time.")
    );
}
