//! The contract of contacts.

mod references;

use application::queries::Query;
use application::queries::QueryField;
use application::queries::partners::ContactField;
use application::queries::partners::ContactView;
use domain::entities::partners::Contact;
use domain::entities::partners::ContactDetails;
use domain::entities::partners::ContactDraft;
use domain::ids::ContactId;
use domain::ids::CustomerId;
use domain::ids::VendorId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use serde_json::json;

use crate::adapters::Adapter;
use crate::adapters::adapters;
use crate::adapters::begun;
use crate::adapters::stamp;
use crate::partners::customer;

/// A valid draft, but for what it has to refer to.
pub(crate) fn draft() -> ContactDraft {
    ContactDraft {
        owner: None,
        label: Some(String::from("Front desk")),
        name: Some(String::from("Alan Turing")),
        email: Some(String::from("ada@example.com")),
        phone: Some(String::from("+14155550132")),
    }
}

/// A draft that shares no unique value with the first.
pub(crate) fn other_draft() -> ContactDraft {
    ContactDraft {
        label: Some(String::from("The quick brown fox")),
        name: Some(String::from("The quick brown fox")),
        email: Some(String::from("grace@example.org")),
        phone: Some(String::from("+442079460958")),
        ..draft()
    }
}

/// A new one that says what `draft` says.
pub(crate) async fn new(adapter: &Adapter, mut draft: ContactDraft) -> Contact {
    let present = customer::present(adapter).await;
    draft.owner.get_or_insert_with(|| {
        domain::value_objects::partners::ContactOwner::Customer(present).into()
    });
    let details = ContactDetails::parse(draft).expect("a valid draft");
    Contact::create(ContactId::generate(), details, stamp(1))
}

pub(crate) async fn add(adapter: &Adapter, contact: &mut Contact) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    unit_of_work.contacts().add(contact).await?;
    unit_of_work.commit().await
}

pub(crate) async fn added(adapter: &Adapter, draft: ContactDraft) -> Contact {
    let mut contact = new(adapter, draft).await;
    add(adapter, &mut contact).await.expect("it can be added");
    contact
}

async fn remove(adapter: &Adapter, contact: &Contact) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    let found = unit_of_work.contacts().find(contact.id()).await?;
    let mut removed = found.unwrap_or_else(|| contact.clone());
    removed.delete(stamp(2));
    unit_of_work.contacts().remove(&mut removed).await?;
    unit_of_work.commit().await
}

#[tokio::test]
async fn finds_what_was_added() {
    for adapter in adapters().await {
        let contact = added(&adapter, draft()).await;
        let found = adapter.begin().await.contacts().find(contact.id()).await;
        let found = found
            .expect("the store answers")
            .as_ref()
            .map(ContactView::from);
        assert_eq!(found, Some(ContactView::from(&contact)), "{}", adapter.name);
        let found = adapter.contacts.find(contact.id()).await;
        let view = ContactView::from(&contact);
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
        let mut contact = new(&adapter, draft()).await;
        drop(adapter.published());
        let mut unit_of_work = adapter.begin().await;
        unit_of_work
            .contacts()
            .add(&mut contact)
            .await
            .expect("it can be added");
        drop(unit_of_work);
        assert_eq!(adapter.published(), [""; 0], "{}", adapter.name);
        let found = adapter.contacts.find(contact.id()).await;
        assert_eq!(found.expect("the store answers"), None, "{}", adapter.name);
    }
}

#[tokio::test]
async fn saves_what_was_changed_since_it_was_read() {
    for adapter in adapters().await {
        let id = added(&adapter, draft()).await.id();
        let mut unit_of_work = adapter.begin().await;
        let found = unit_of_work
            .contacts()
            .find(id)
            .await
            .expect("the store answers");
        let mut contact = found.expect("it is there");
        let details = ContactDetails::parse(ContactDraft::from(&contact)).expect("a valid draft");
        contact.revise(details.clone(), stamp(2));
        contact.revise(details.clone(), stamp(3));
        let mut outdated = contact.clone();
        unit_of_work
            .contacts()
            .save(&mut contact)
            .await
            .expect("nobody else saved");
        let refused = unit_of_work.contacts().save(&mut outdated).await;
        assert!(
            matches!(refused, Err(RepositoryError::Stale)),
            "{}",
            adapter.name
        );
        contact.revise(details, stamp(4));
        unit_of_work
            .contacts()
            .save(&mut contact)
            .await
            .expect("what was saved can change again");
    }
}

#[tokio::test]
async fn does_not_find_what_was_removed() {
    for adapter in adapters().await {
        let contact = added(&adapter, draft()).await;
        remove(&adapter, &contact)
            .await
            .expect("nothing refers to it");
        let found = adapter.contacts.find(contact.id()).await;
        assert_eq!(found.expect("the store answers"), None, "{}", adapter.name);
        let page = adapter
            .contacts
            .list(&Query::default())
            .await
            .expect("the store answers");
        assert_eq!(page.total, 0, "{}", adapter.name);
        let again = remove(&adapter, &contact).await;
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
        let mut contact = new(&adapter, draft()).await;
        drop(adapter.published());
        add(&adapter, &mut contact).await.expect("it can be added");
        assert_eq!(
            adapter.published(),
            ["partners.contact.created"],
            "{}",
            adapter.name
        );

        remove(&adapter, &contact)
            .await
            .expect("nothing refers to it");
        assert_eq!(
            adapter.published(),
            ["partners.contact.deleted"],
            "{}",
            adapter.name
        );
    }
}

#[tokio::test]
async fn tells_what_is_committed_even_if_nobody_waits_for_it() {
    for adapter in adapters().await {
        let mut contact = new(&adapter, draft()).await;
        drop(adapter.published());
        let mut unit_of_work = adapter.begin().await;
        unit_of_work
            .contacts()
            .add(&mut contact)
            .await
            .expect("it can be added");
        begun(unit_of_work.commit()).await;
        assert_eq!(
            adapter.published_soon().await,
            ["partners.contact.created"],
            "{}",
            adapter.name
        );
    }
}

#[tokio::test]
async fn keeps_unique_values_unique_among_the_living() {
    for adapter in adapters().await {
        let first = added(&adapter, draft()).await;
        let mut second = new(&adapter, draft()).await;
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
    added: &mut [Contact],
    saved: &mut [Contact],
) -> Result<(), BulkError> {
    let mut unit_of_work = adapter.begin().await;
    unit_of_work.contacts().add_all(added).await?;
    unit_of_work.contacts().save_all(saved).await?;
    unit_of_work.commit().await.map_err(BulkError::at(0))
}

#[tokio::test]
async fn changes_many_or_none() {
    for adapter in adapters().await {
        let contact = added(&adapter, draft()).await;
        let absent = ContactId::generate();
        let mut unit_of_work = adapter.begin().await;
        let found = unit_of_work
            .contacts()
            .find_all(&[contact.id(), absent, contact.id()])
            .await;
        drop(unit_of_work);
        let mut found = found.expect("the store answers");
        let mut changed = found.pop().flatten().expect("it is there");
        assert_eq!(found, [Some(changed.clone()), None], "{}", adapter.name);
        let details = ContactDetails::parse(ContactDraft::from(&changed)).expect("a valid draft");
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
            .contacts
            .find(saved[0].id())
            .await
            .expect("the store answers");
        assert_eq!(
            found,
            Some(ContactView::from(&saved[0])),
            "{}",
            adapter.name
        );
    }
}

#[tokio::test]
async fn says_which_of_many_is_a_double() {
    for adapter in adapters().await {
        let other = new(&adapter, other_draft()).await;
        let first = new(&adapter, draft()).await;
        let double = new(&adapter, draft()).await;
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
            .contacts
            .list(&Query::default())
            .await
            .expect("the store answers");
        assert_eq!(page.total, 0, "{}", adapter.name);
    }
}

#[tokio::test]
async fn refuses_owner_customer_that_leads_nowhere() {
    for adapter in adapters().await {
        let contact = new(&adapter, draft()).await;
        let mut draft = ContactDraft::from(&contact);
        draft.owner = Some(
            domain::value_objects::partners::ContactOwner::Customer(CustomerId::generate()).into(),
        );
        let details = ContactDetails::parse(draft).expect("a valid draft");
        let mut astray = Contact::create(ContactId::generate(), details, stamp(1));
        let refused = add(&adapter, &mut astray).await;
        assert!(
            matches!(&refused, Err(RepositoryError::UnknownReference { fields }) if *fields == ["owner/id"]),
            "{}",
            adapter.name
        );
    }
}

#[tokio::test]
async fn refuses_owner_vendor_that_leads_nowhere() {
    for adapter in adapters().await {
        let contact = new(&adapter, draft()).await;
        let mut draft = ContactDraft::from(&contact);
        draft.owner = Some(
            domain::value_objects::partners::ContactOwner::Vendor(VendorId::generate()).into(),
        );
        let details = ContactDetails::parse(draft).expect("a valid draft");
        let mut astray = Contact::create(ContactId::generate(), details, stamp(1));
        let refused = add(&adapter, &mut astray).await;
        assert!(
            matches!(&refused, Err(RepositoryError::UnknownReference { fields }) if *fields == ["owner/id"]),
            "{}",
            adapter.name
        );
    }
}

/// What filters are tried with.
const OPERANDS: &[(ContactField, &str)] = &[
    (ContactField::Label, "Front desk"),
    (ContactField::Name, "Alan Turing"),
    (ContactField::Email, "ada@example.com"),
    (ContactField::Phone, "+14155550132"),
    (ContactField::CreatedAt, "1970-01-01T00:00:01Z"),
];

/// The parameters of every question that a list can be asked about a field.
fn questions(field: ContactField, operand: &str) -> Vec<(String, String)> {
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

/// What an adapter with two contacts answers: which of them it lists, in order.
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
                .contacts
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
    let mut draft = draft();
    draft.owner = Some(
        domain::value_objects::partners::ContactOwner::Customer(CustomerId::generate()).into(),
    );
    let details = ContactDetails::parse(draft).expect("a valid draft");
    let mut contact = Contact::create(ContactId::generate(), details, stamp(1));
    let events = contact.saved();
    let event = json!(infrastructure::messaging::Envelope::from(&events[0]));
    assert_eq!(event["event_id"], events[0].event_id.to_string());
    assert_eq!(event["event"], "partners.contact.created");
    assert_eq!(event["version"], events[0].version());
    assert_eq!(event["occurred_at"], "1970-01-01T00:00:01Z");
    assert_eq!(event["data"]["id"], contact.id().to_string());
    assert_eq!(event["data"]["label"], json!("Front desk"));
    assert_eq!(event["data"]["name"], json!("Alan Turing"));
    assert_eq!(event["data"]["email"], json!("ada@example.com"));
    assert_eq!(event["data"]["phone"], json!("+14155550132"));
}
