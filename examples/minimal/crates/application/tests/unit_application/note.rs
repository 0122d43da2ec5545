//! Use cases of notes.

use application::change::FieldChange;
use application::error::UseCaseError;
use application::queries::Query;
use application::use_cases::DeleteNote;
use application::use_cases::NoteChanges;
use application::use_cases::PatchNote;
use application::use_cases::ReplaceNote;
use domain::audit::ActorId;
use domain::audit::Version;
use domain::entities::NoteDetails;
use domain::ids::NoteId;
use infrastructure::memory::Memory;

use crate::fixtures::note as fixture;

fn patch(id: NoteId, changes: NoteChanges) -> PatchNote {
    PatchNote {
        id,
        expected: None,
        changes,
        actor: ActorId::new("tester"),
    }
}

fn delete(id: NoteId) -> DeleteNote {
    DeleteNote {
        id,
        expected: None,
        actor: ActorId::new("tester"),
    }
}

#[tokio::test]
async fn finds_what_was_created() {
    let memory = Memory::default();
    let created = fixture::create(&memory, fixture::draft())
        .await
        .expect("it is valid");
    let found = fixture::use_cases(&memory)
        .get(created.id)
        .await
        .expect("it is there");
    assert_eq!(found, created);
    assert_eq!(found.version, Version::FIRST);
    assert_eq!(found.audit.created.by, ActorId::new("tester"));
}

#[tokio::test]
async fn does_not_find_what_never_was() {
    let use_cases = fixture::use_cases(&Memory::default());
    let id = NoteId::generate();
    assert!(matches!(
        use_cases.get(id).await,
        Err(UseCaseError::NotFound { .. })
    ));
    let patched = use_cases.patch(patch(id, NoteChanges::default())).await;
    assert!(matches!(patched, Err(UseCaseError::NotFound { .. })));
    let deleted = use_cases.delete(delete(id)).await;
    assert!(matches!(deleted, Err(UseCaseError::NotFound { .. })));
}

#[tokio::test]
async fn replaces_all_that_it_says() {
    let memory = Memory::default();
    let created = fixture::create(&memory, fixture::draft())
        .await
        .expect("it is valid");
    let draft = fixture::draft();
    let command = ReplaceNote {
        id: created.id,
        expected: Some(vec![created.version]),
        details: NoteDetails::parse(draft).expect("it is valid"),
        actor: ActorId::new("tester"),
    };
    let replaced = fixture::use_cases(&memory)
        .replace(command)
        .await
        .expect("it is there");
    assert_eq!(replaced.version, created.version.next());
    assert_eq!(replaced.audit.created, created.audit.created);
}

#[tokio::test]
async fn changes_what_is_given_alone() {
    let memory = Memory::default();
    let mut present = fixture::create(&memory, fixture::draft())
        .await
        .expect("it is valid");
    let use_cases = fixture::use_cases(&memory);
    let all: &[fn(&mut NoteChanges)] = &[
        |changes| {
            changes.title = FieldChange::Set(Some(String::from("Second edition")));
        },
        |changes| {
            changes.body = FieldChange::Set(Some(String::from("Handle with care.")));
        },
    ];
    for change in all {
        let mut changes = NoteChanges::default();
        change(&mut changes);
        let patched = use_cases
            .patch(patch(present.id, changes))
            .await
            .expect("it is valid");
        assert_eq!(patched.version, present.version.next());
        present.version = patched.version;
        present.audit = patched.audit.clone();
        assert_ne!(patched, present);
        present = patched;
    }
}

#[tokio::test]
async fn refuses_a_change_of_another_version() {
    let memory = Memory::default();
    let created = fixture::create(&memory, fixture::draft())
        .await
        .expect("it is valid");
    let stale = Some(vec![created.version.next()]);
    let use_cases = fixture::use_cases(&memory);
    let command = PatchNote {
        expected: stale.clone(),
        ..patch(created.id, NoteChanges::default())
    };
    let patched = use_cases.patch(command).await;
    assert!(matches!(patched, Err(UseCaseError::VersionMismatch { .. })));
    let deleted = use_cases
        .delete(DeleteNote {
            expected: stale,
            ..delete(created.id)
        })
        .await;
    assert!(matches!(deleted, Err(UseCaseError::VersionMismatch { .. })));
    assert_eq!(use_cases.get(created.id).await.ok(), Some(created));
}

#[tokio::test]
async fn finds_nothing_after_it_was_deleted() {
    let memory = Memory::default();
    let created = fixture::create(&memory, fixture::draft())
        .await
        .expect("it is valid");
    let use_cases = fixture::use_cases(&memory);
    use_cases
        .delete(delete(created.id))
        .await
        .expect("it is there");
    assert!(matches!(
        use_cases.get(created.id).await,
        Err(UseCaseError::NotFound { .. })
    ));
    let again = use_cases.delete(delete(created.id)).await;
    assert!(matches!(again, Err(UseCaseError::NotFound { .. })));
    let page = use_cases
        .list(&Query::default())
        .await
        .expect("the store answers");
    assert_eq!(page.total, 0);
}

#[tokio::test]
async fn leaves_everything_as_it_was_when_what_it_needs_is_taken_away() {
    let memory = Memory::default();
    let created = fixture::create(&memory, fixture::draft())
        .await
        .expect("it is valid");
    let use_cases = fixture::use_cases(&memory);
    let all: &[fn(&mut NoteChanges)] = &[|changes| {
        changes.title = FieldChange::Set(None);
    }];
    for change in all {
        let mut changes = NoteChanges::default();
        change(&mut changes);
        let refused = use_cases.patch(patch(created.id, changes)).await;
        assert!(matches!(refused, Err(UseCaseError::Invalid(_))));
    }
    assert_eq!(use_cases.get(created.id).await.ok(), Some(created));
}

#[tokio::test]
async fn lets_go_of_what_is_optional() {
    let memory = Memory::default();
    let created = fixture::create(&memory, fixture::draft())
        .await
        .expect("it is valid");
    let use_cases = fixture::use_cases(&memory);
    let changes = NoteChanges {
        body: FieldChange::Set(None),
        ..NoteChanges::default()
    };
    let patched = use_cases
        .patch(patch(created.id, changes))
        .await
        .expect("all are optional");
    assert_eq!(patched.body, None);
}

#[tokio::test]
async fn lists_page_by_page() {
    let memory = Memory::default();
    fixture::create(&memory, fixture::draft())
        .await
        .expect("it is valid");
    fixture::create(&memory, fixture::other_draft())
        .await
        .expect("it is valid");
    let query = Query::parse([("page", "2"), ("page_size", "1")]).expect("a valid query");
    let page = fixture::use_cases(&memory)
        .list(&query)
        .await
        .expect("the store answers");
    assert_eq!((page.items.len(), page.total, page.pages()), (1, 2, 2));
}
