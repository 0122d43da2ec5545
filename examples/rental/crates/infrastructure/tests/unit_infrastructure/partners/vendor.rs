//! The contract of vendors.

use application::queries::Query;
use application::queries::QueryField;
use application::queries::partners::VendorField;
use application::queries::partners::VendorView;
use domain::entities::partners::Vendor;
use domain::entities::partners::VendorDetails;
use domain::entities::partners::VendorDraft;
use domain::ids::VendorId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use serde_json::json;

use crate::adapters::Adapter;
use crate::adapters::adapters;
use crate::adapters::begun;
use crate::adapters::stamp;

/// A valid draft, but for what it has to refer to.
pub(crate) fn draft() -> VendorDraft {
    VendorDraft {
        name: Some(String::from("Acme Tools")),
        email: Some(String::from("ada@example.com")),
        phone: Some(String::from("+14155550132")),
        address: Some(domain::value_objects::AddressDraft {
            street: Some(String::from("1600 Amphitheatre Parkway")),
            city: Some(String::from("Mountain View")),
            state: Some(String::from("CA")),
            zip_code: Some(String::from("94043")),
            country: Some(String::from("USA")),
        }),
    }
}

/// A draft that shares no unique value with the first.
pub(crate) fn other_draft() -> VendorDraft {
    VendorDraft {
        name: Some(String::from("The quick brown fox")),
        email: Some(String::from("grace@example.org")),
        phone: Some(String::from("+442079460958")),
        address: Some(domain::value_objects::AddressDraft {
            street: Some(String::from("The quick brown fox")),
            city: Some(String::from("The quick brown fox")),
            state: Some(String::from("AB")),
            zip_code: Some(String::from("12345-6789")),
            country: Some(String::from("The quick brown fox")),
        }),
    }
}

/// A new one that says what `draft` says.
pub(crate) fn new(draft: VendorDraft) -> Vendor {
    let details = VendorDetails::parse(draft).expect("a valid draft");
    Vendor::create(VendorId::generate(), details, stamp(1))
}

pub(crate) async fn add(adapter: &Adapter, vendor: &mut Vendor) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    unit_of_work.vendors().add(vendor).await?;
    unit_of_work.commit().await
}

pub(crate) async fn added(adapter: &Adapter, draft: VendorDraft) -> Vendor {
    let mut vendor = new(draft);
    add(adapter, &mut vendor).await.expect("it can be added");
    vendor
}

async fn remove(adapter: &Adapter, vendor: &Vendor) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    let found = unit_of_work.vendors().find(vendor.id()).await?;
    let mut removed = found.unwrap_or_else(|| vendor.clone());
    removed.delete(stamp(2));
    unit_of_work.vendors().remove(&mut removed).await?;
    unit_of_work.commit().await
}

/// One that others can refer to.
pub(crate) async fn present(adapter: &Adapter) -> VendorId {
    let page = adapter
        .vendors
        .list(&Query::default())
        .await
        .expect("the store answers");
    match page.items.first() {
        Some(present) => present.id,
        None => added(adapter, draft()).await.id(),
    }
}

#[tokio::test]
async fn finds_what_was_added() {
    for adapter in adapters().await {
        let vendor = added(&adapter, draft()).await;
        let found = adapter.begin().await.vendors().find(vendor.id()).await;
        let found = found
            .expect("the store answers")
            .as_ref()
            .map(VendorView::from);
        assert_eq!(found, Some(VendorView::from(&vendor)), "{}", adapter.name);
        let found = adapter.vendors.find(vendor.id()).await;
        let view = VendorView::from(&vendor);
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
        let mut vendor = new(draft());
        drop(adapter.published());
        let mut unit_of_work = adapter.begin().await;
        unit_of_work
            .vendors()
            .add(&mut vendor)
            .await
            .expect("it can be added");
        drop(unit_of_work);
        assert_eq!(adapter.published(), [""; 0], "{}", adapter.name);
        let found = adapter.vendors.find(vendor.id()).await;
        assert_eq!(found.expect("the store answers"), None, "{}", adapter.name);
    }
}

#[tokio::test]
async fn saves_what_was_changed_since_it_was_read() {
    for adapter in adapters().await {
        let id = added(&adapter, draft()).await.id();
        let mut unit_of_work = adapter.begin().await;
        let found = unit_of_work
            .vendors()
            .find(id)
            .await
            .expect("the store answers");
        let mut vendor = found.expect("it is there");
        let details = VendorDetails::parse(VendorDraft::from(&vendor)).expect("a valid draft");
        vendor.revise(details.clone(), stamp(2));
        vendor.revise(details.clone(), stamp(3));
        let mut outdated = vendor.clone();
        unit_of_work
            .vendors()
            .save(&mut vendor)
            .await
            .expect("nobody else saved");
        let refused = unit_of_work.vendors().save(&mut outdated).await;
        assert!(
            matches!(refused, Err(RepositoryError::Stale)),
            "{}",
            adapter.name
        );
        vendor.revise(details, stamp(4));
        unit_of_work
            .vendors()
            .save(&mut vendor)
            .await
            .expect("what was saved can change again");
    }
}

#[tokio::test]
async fn does_not_find_what_was_removed() {
    for adapter in adapters().await {
        let vendor = added(&adapter, draft()).await;
        remove(&adapter, &vendor)
            .await
            .expect("nothing refers to it");
        let found = adapter.vendors.find(vendor.id()).await;
        assert_eq!(found.expect("the store answers"), None, "{}", adapter.name);
        let page = adapter
            .vendors
            .list(&Query::default())
            .await
            .expect("the store answers");
        assert_eq!(page.total, 0, "{}", adapter.name);
        let again = remove(&adapter, &vendor).await;
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
        let mut vendor = new(draft());
        drop(adapter.published());
        add(&adapter, &mut vendor).await.expect("it can be added");
        assert_eq!(
            adapter.published(),
            ["partners.vendor.created"],
            "{}",
            adapter.name
        );

        remove(&adapter, &vendor)
            .await
            .expect("nothing refers to it");
        assert_eq!(
            adapter.published(),
            ["partners.vendor.deleted"],
            "{}",
            adapter.name
        );
    }
}

#[tokio::test]
async fn tells_what_is_committed_even_if_nobody_waits_for_it() {
    for adapter in adapters().await {
        let mut vendor = new(draft());
        drop(adapter.published());
        let mut unit_of_work = adapter.begin().await;
        unit_of_work
            .vendors()
            .add(&mut vendor)
            .await
            .expect("it can be added");
        begun(unit_of_work.commit()).await;
        assert_eq!(
            adapter.published_soon().await,
            ["partners.vendor.created"],
            "{}",
            adapter.name
        );
    }
}

#[tokio::test]
async fn keeps_unique_values_unique_among_the_living() {
    for adapter in adapters().await {
        let first = added(&adapter, draft()).await;
        let mut second = new(draft());
        let refused = add(&adapter, &mut second).await;
        assert!(
            matches!(refused, Err(RepositoryError::Duplicate { .. })),
            "{}",
            adapter.name
        );
        remove(&adapter, &first)
            .await
            .expect("nothing refers to it");
        add(&adapter, &mut second)
            .await
            .expect("its values are free again");
    }
}

/// Adds and changes many in one unit of work.
async fn bulk(
    adapter: &Adapter,
    added: &mut [Vendor],
    saved: &mut [Vendor],
) -> Result<(), BulkError> {
    let mut unit_of_work = adapter.begin().await;
    unit_of_work.vendors().add_all(added).await?;
    unit_of_work.vendors().save_all(saved).await?;
    unit_of_work.commit().await.map_err(BulkError::at(0))
}

#[tokio::test]
async fn changes_many_or_none() {
    for adapter in adapters().await {
        let vendor = added(&adapter, draft()).await;
        let absent = VendorId::generate();
        let mut unit_of_work = adapter.begin().await;
        let found = unit_of_work
            .vendors()
            .find_all(&[vendor.id(), absent, vendor.id()])
            .await;
        drop(unit_of_work);
        let mut found = found.expect("the store answers");
        let mut changed = found.pop().flatten().expect("it is there");
        assert_eq!(found, [Some(changed.clone()), None], "{}", adapter.name);
        let details = VendorDetails::parse(VendorDraft::from(&changed)).expect("a valid draft");
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
            .vendors
            .find(saved[0].id())
            .await
            .expect("the store answers");
        assert_eq!(found, Some(VendorView::from(&saved[0])), "{}", adapter.name);
    }
}

#[tokio::test]
async fn says_which_of_many_is_a_double() {
    for adapter in adapters().await {
        let other = new(other_draft());
        let first = new(draft());
        let double = new(draft());
        let mut many = [other, first, double];
        let refused = bulk(&adapter, &mut many, &mut [])
            .await
            .expect_err("a double");
        assert_eq!(refused.index, many.len() - 1, "{}", adapter.name);
        assert!(
            matches!(refused.source, RepositoryError::Duplicate { .. }),
            "{}",
            adapter.name
        );
        let page = adapter
            .vendors
            .list(&Query::default())
            .await
            .expect("the store answers");
        assert_eq!(page.total, 0, "{}", adapter.name);
    }
}

/// What filters are tried with.
const OPERANDS: &[(VendorField, &str)] = &[
    (VendorField::Name, "Acme Tools"),
    (VendorField::Email, "ada@example.com"),
    (VendorField::Phone, "+14155550132"),
    (VendorField::AddressStreet, "1600 Amphitheatre Parkway"),
    (VendorField::AddressCity, "Mountain View"),
    (VendorField::AddressState, "CA"),
    (VendorField::AddressZipCode, "94043"),
    (VendorField::AddressCountry, "USA"),
    (VendorField::CreatedAt, "1970-01-01T00:00:01Z"),
];

/// The parameters of every question that a list can be asked about a field.
fn questions(field: VendorField, operand: &str) -> Vec<(String, String)> {
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

/// What an adapter with two vendors answers: which of them it lists, in order.
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
            let page = adapter
                .vendors
                .list(&query)
                .await
                .expect("the store answers");
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
    let details = VendorDetails::parse(draft).expect("a valid draft");
    let mut vendor = Vendor::create(VendorId::generate(), details, stamp(1));
    let events = vendor.saved();
    let event = json!(infrastructure::messaging::Envelope::from(&events[0]));
    assert_eq!(event["event_id"], events[0].event_id.to_string());
    assert_eq!(event["event"], "partners.vendor.created");
    assert_eq!(event["version"], events[0].version());
    assert_eq!(event["occurred_at"], "1970-01-01T00:00:01Z");
    assert_eq!(event["data"]["id"], vendor.id().to_string());
    assert_eq!(event["data"]["name"], json!("Acme Tools"));
    assert_eq!(event["data"]["email"], json!("ada@example.com"));
    assert_eq!(event["data"]["phone"], json!("+14155550132"));
    assert_eq!(
        event["data"]["address"],
        json!({ "street": "1600 Amphitheatre Parkway", "city": "Mountain View", "state": "CA", "zip_code": "94043", "country": "USA" })
    );
}
