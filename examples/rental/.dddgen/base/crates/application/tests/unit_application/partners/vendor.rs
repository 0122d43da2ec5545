//! Use cases of vendors.

use application::change::FieldChange;
use application::error::UseCaseError;
use application::queries::Query;
use application::use_cases::partners::DeleteVendor;
use application::use_cases::partners::PatchVendor;
use application::use_cases::partners::ReplaceVendor;
use application::use_cases::partners::VendorChanges;
use domain::audit::ActorId;
use domain::audit::Version;
use domain::entities::partners::VendorDetails;
use domain::ids::VendorId;
use infrastructure::memory::Memory;

use crate::fixtures::partners::vendor as fixture;

fn patch(id: VendorId, changes: VendorChanges) -> PatchVendor {
    PatchVendor {
        id,
        expected: None,
        changes,
        actor: ActorId::new("tester"),
    }
}

fn delete(id: VendorId) -> DeleteVendor {
    DeleteVendor {
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
    let id = VendorId::generate();
    assert!(matches!(
        use_cases.get(id).await,
        Err(UseCaseError::NotFound { .. })
    ));
    let patched = use_cases.patch(patch(id, VendorChanges::default())).await;
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
    let command = ReplaceVendor {
        id: created.id,
        expected: Some(vec![created.version]),
        details: VendorDetails::parse(draft).expect("it is valid"),
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
    let all: &[fn(&mut VendorChanges)] = &[
        |changes| {
            changes.name = FieldChange::Set(Some(String::from("The quick brown fox")));
        },
        |changes| {
            changes.email = FieldChange::Set(Some(String::from("grace@example.org")));
        },
        |changes| {
            changes.phone = FieldChange::Set(Some(String::from("+442079460958")));
        },
        |changes| {
            changes.address = FieldChange::Set(Some(domain::value_objects::AddressDraft {
                street: Some(String::from("The quick brown fox")),
                city: Some(String::from("The quick brown fox")),
                state: Some(String::from("AB")),
                zip_code: Some(String::from("12345-6789")),
                country: Some(String::from("The quick brown fox")),
            }));
        },
    ];
    for change in all {
        let mut changes = VendorChanges::default();
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
    let command = PatchVendor {
        expected: stale.clone(),
        ..patch(created.id, VendorChanges::default())
    };
    let patched = use_cases.patch(command).await;
    assert!(matches!(patched, Err(UseCaseError::VersionMismatch { .. })));
    let deleted = use_cases
        .delete(DeleteVendor {
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
    let all: &[fn(&mut VendorChanges)] = &[
        |changes| {
            changes.name = FieldChange::Set(None);
        },
        |changes| {
            changes.email = FieldChange::Set(None);
        },
        |changes| {
            changes.address = FieldChange::Set(None);
        },
    ];
    for change in all {
        let mut changes = VendorChanges::default();
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
    let changes = VendorChanges {
        phone: FieldChange::Set(None),
        ..VendorChanges::default()
    };
    let patched = use_cases
        .patch(patch(created.id, changes))
        .await
        .expect("all are optional");
    assert_eq!(patched.phone, None);
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
