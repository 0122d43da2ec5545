//! The contract of notes.

use application::queries::NoteField;
use application::queries::NoteView;
use application::queries::Query;
use application::queries::QueryField;
use domain::entities::Note;
use domain::entities::NoteDetails;
use domain::entities::NoteDraft;
use domain::ids::NoteId;
use domain::repositories::RepositoryError;

use crate::adapters::Adapter;
use crate::adapters::adapters;
use crate::adapters::stamp;

/// A valid draft, but for what it has to refer to.
fn draft() -> NoteDraft {
    NoteDraft {
        title: Some(String::from("The quick brown fox")),
        body: Some(String::from("The first delivery arrived on time.")),
    }
}

/// A draft that shares no unique value with the first.
fn other_draft() -> NoteDraft {
    NoteDraft {
        title: Some(String::from("Second edition")),
        body: Some(String::from("Handle with care.")),
    }
}

/// A new one that says what `draft` says.
fn new(draft: NoteDraft) -> Note {
    let details = NoteDetails::parse(draft).expect("a valid draft");
    Note::create(NoteId::generate(), details, stamp(1))
}

async fn add(adapter: &Adapter, note: &Note) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    unit_of_work.notes().add(note).await?;
    unit_of_work.commit().await
}

async fn added(adapter: &Adapter, draft: NoteDraft) -> Note {
    let note = new(draft);
    add(adapter, &note).await.expect("it can be added");
    note
}

async fn remove(adapter: &Adapter, note: &Note) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    let found = unit_of_work.notes().find(note.id()).await?;
    let mut removed = found.unwrap_or_else(|| note.clone());
    removed.delete(stamp(2));
    unit_of_work.notes().remove(&removed).await?;
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
        let note = new(draft());
        let mut unit_of_work = adapter.begin().await;
        unit_of_work
            .notes()
            .add(&note)
            .await
            .expect("it can be added");
        drop(unit_of_work);
        let found = adapter.notes.find(note.id()).await;
        assert_eq!(found.expect("the store answers"), None, "{}", adapter.name);
    }
}

#[tokio::test]
async fn saves_what_was_changed_since_it_was_read_once() {
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
        note.revise(details, stamp(3));
        unit_of_work
            .notes()
            .save(&note)
            .await
            .expect("nobody else saved");
        let again = unit_of_work.notes().save(&note).await;
        assert!(
            matches!(again, Err(RepositoryError::Stale)),
            "{}",
            adapter.name
        );
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

/// What filters are tried with.
const OPERANDS: &[(NoteField, &str)] = &[
    (NoteField::Title, "The quick brown fox"),
    (NoteField::Body, "The first delivery arrived on time."),
    (NoteField::CreatedAt, "1970-01-01T00:00:01Z"),
];

/// The parameters of every question that a list can be asked about a field.
fn questions(field: NoteField, operand: &str) -> Vec<(String, String)> {
    let name = field.spec().name;
    let lookups = [
        "eq", "ne", "gt", "gte", "lt", "lte", "in", "not_in", "like", "ilike",
    ];
    let mut questions: Vec<_> = lookups
        .map(|lookup| (format!("{name}__{lookup}"), operand.to_owned()))
        .into();
    questions.push((format!("{name}__is_null"), String::from("true")));
    questions.push((format!("{name}__is_null"), String::from("false")));
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
