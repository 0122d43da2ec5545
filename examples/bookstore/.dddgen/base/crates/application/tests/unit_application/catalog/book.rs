//! Use cases of books.

use application::change::FieldChange;
use application::error::UseCaseError;
use application::queries::Query;
use application::use_cases::catalog::BookChanges;
use application::use_cases::catalog::DeleteBook;
use application::use_cases::catalog::PatchBook;
use application::use_cases::catalog::ReplaceBook;
use domain::audit::ActorId;
use domain::audit::Version;
use domain::entities::catalog::BookDetails;
use domain::ids::BookId;
use infrastructure::memory::Memory;
use rust_decimal::Decimal;

use crate::fixtures::catalog::book as fixture;

fn patch(id: BookId, changes: BookChanges) -> PatchBook {
    PatchBook {
        id,
        expected: None,
        changes,
        actor: ActorId::new("tester"),
    }
}

fn delete(id: BookId) -> DeleteBook {
    DeleteBook {
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
    let id = BookId::generate();
    assert!(matches!(
        use_cases.get(id).await,
        Err(UseCaseError::NotFound { .. })
    ));
    let patched = use_cases.patch(patch(id, BookChanges::default())).await;
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
    let draft = fixture::complete(&memory, fixture::draft()).await;
    let command = ReplaceBook {
        id: created.id,
        expected: Some(vec![created.version]),
        details: BookDetails::parse(draft).expect("it is valid"),
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
    let all: &[fn(&mut BookChanges)] = &[
        |changes| {
            changes.isbn = FieldChange::Set(Some(String::from("978-2345678912")));
        },
        |changes| {
            changes.title = FieldChange::Set(Some(String::from("The quick brown fox")));
        },
        |changes| {
            changes.subtitle = FieldChange::Set(Some(String::from("Second edition")));
        },
        |changes| {
            changes.description = FieldChange::Set(Some(String::from("Handle with care.")));
        },
        |changes| {
            changes.price = FieldChange::Set(Some(Decimal::new(500, 2)));
        },
        |changes| {
            changes.stock = FieldChange::Set(Some(7));
        },
        |changes| {
            changes.tags = FieldChange::Set(Some(vec![String::from("software")]));
        },
        |changes| {
            changes.published_on = FieldChange::Set("2025-01-31".parse().ok());
        },
        |changes| {
            changes.available = FieldChange::Set(Some(false));
        },
    ];
    for change in all {
        let mut changes = BookChanges::default();
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
    let command = PatchBook {
        expected: stale.clone(),
        ..patch(created.id, BookChanges::default())
    };
    let patched = use_cases.patch(command).await;
    assert!(matches!(patched, Err(UseCaseError::VersionMismatch { .. })));
    let deleted = use_cases
        .delete(DeleteBook {
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
    let all: &[fn(&mut BookChanges)] = &[
        |changes| {
            changes.isbn = FieldChange::Set(None);
        },
        |changes| {
            changes.title = FieldChange::Set(None);
        },
        |changes| {
            changes.price = FieldChange::Set(None);
        },
        |changes| {
            changes.tags = FieldChange::Set(None);
        },
    ];
    for change in all {
        let mut changes = BookChanges::default();
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
    let changes = BookChanges {
        subtitle: FieldChange::Set(None),
        description: FieldChange::Set(None),
        published_on: FieldChange::Set(None),
        ..BookChanges::default()
    };
    let patched = use_cases
        .patch(patch(created.id, changes))
        .await
        .expect("all are optional");
    assert_eq!(patched.subtitle, None);
    assert_eq!(patched.description, None);
    assert_eq!(patched.published_on, None);
}

#[tokio::test]
async fn refuses_a_second_one_with_the_same_unique_values() {
    let memory = Memory::default();
    fixture::create(&memory, fixture::draft())
        .await
        .expect("it is valid");
    let second = fixture::create(&memory, fixture::draft()).await;
    assert!(matches!(second, Err(UseCaseError::Duplicate { .. })));
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
