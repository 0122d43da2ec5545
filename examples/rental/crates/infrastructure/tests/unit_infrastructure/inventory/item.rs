//! The contract of items.

mod references;

use application::queries::Query;
use application::queries::QueryField;
use application::queries::inventory::ItemField;
use application::queries::inventory::ItemView;
use domain::entities::inventory::Item;
use domain::entities::inventory::ItemDetails;
use domain::entities::inventory::ItemDraft;
use domain::ids::ItemId;
use domain::ids::VendorId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use rust_decimal::Decimal;
use serde_json::json;

use crate::adapters::Adapter;
use crate::adapters::adapters;
use crate::adapters::begun;
use crate::adapters::stamp;
use crate::partners::vendor;

/// A valid draft, but for what it has to refer to.
pub(crate) fn draft() -> ItemDraft {
    ItemDraft {
        sku: Some(String::from("DRILL-0001")),
        name: Some(String::from("Hammer drill")),
        description: Some(String::from("The first delivery arrived on time.")),
        vendor_id: None,
        daily_rate: Some(domain::value_objects::MoneyDraft {
            amount: Some(Decimal::new(1999, 2)),
            currency: Some(String::from("EUR")),
        }),
    }
}

/// A draft that shares no unique value with the first.
pub(crate) fn other_draft() -> ItemDraft {
    ItemDraft {
        sku: Some(String::from("ABCDE-6789123")),
        name: Some(String::from("The quick brown fox")),
        description: Some(String::from("Handle with care.")),
        daily_rate: Some(domain::value_objects::MoneyDraft {
            amount: Some(Decimal::new(500, 2)),
            currency: Some(String::from("USD")),
        }),
        ..draft()
    }
}

/// A new one that says what `draft` says.
pub(crate) async fn new(adapter: &Adapter, mut draft: ItemDraft) -> Item {
    draft.vendor_id = Some(vendor::present(adapter).await);
    let details = ItemDetails::parse(draft).expect("a valid draft");
    Item::create(ItemId::generate(), details, stamp(1))
}

pub(crate) async fn add(adapter: &Adapter, the_item: &mut Item) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    unit_of_work.items().add(the_item).await?;
    unit_of_work.commit().await
}

pub(crate) async fn added(adapter: &Adapter, draft: ItemDraft) -> Item {
    let mut the_item = new(adapter, draft).await;
    add(adapter, &mut the_item).await.expect("it can be added");
    the_item
}

async fn remove(adapter: &Adapter, the_item: &Item) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    let found = unit_of_work.items().find(the_item.id()).await?;
    let mut removed = found.unwrap_or_else(|| the_item.clone());
    removed.delete(stamp(2));
    unit_of_work.items().remove(&mut removed).await?;
    unit_of_work.commit().await
}

/// One that others can refer to.
pub(crate) async fn present(adapter: &Adapter) -> ItemId {
    let page = adapter
        .items
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
        let the_item = added(&adapter, draft()).await;
        let found = adapter.begin().await.items().find(the_item.id()).await;
        let found = found
            .expect("the store answers")
            .as_ref()
            .map(ItemView::from);
        assert_eq!(found, Some(ItemView::from(&the_item)), "{}", adapter.name);
        let found = adapter.items.find(the_item.id()).await;
        let view = ItemView::from(&the_item);
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
        let mut the_item = new(&adapter, draft()).await;
        drop(adapter.published());
        let mut unit_of_work = adapter.begin().await;
        unit_of_work
            .items()
            .add(&mut the_item)
            .await
            .expect("it can be added");
        drop(unit_of_work);
        assert_eq!(adapter.published(), [""; 0], "{}", adapter.name);
        let found = adapter.items.find(the_item.id()).await;
        assert_eq!(found.expect("the store answers"), None, "{}", adapter.name);
    }
}

#[tokio::test]
async fn saves_what_was_changed_since_it_was_read() {
    for adapter in adapters().await {
        let id = added(&adapter, draft()).await.id();
        let mut unit_of_work = adapter.begin().await;
        let found = unit_of_work
            .items()
            .find(id)
            .await
            .expect("the store answers");
        let mut the_item = found.expect("it is there");
        let details = ItemDetails::parse(ItemDraft::from(&the_item)).expect("a valid draft");
        the_item.revise(details.clone(), stamp(2));
        the_item.revise(details.clone(), stamp(3));
        let mut outdated = the_item.clone();
        unit_of_work
            .items()
            .save(&mut the_item)
            .await
            .expect("nobody else saved");
        let refused = unit_of_work.items().save(&mut outdated).await;
        assert!(
            matches!(refused, Err(RepositoryError::Stale)),
            "{}",
            adapter.name
        );
        the_item.revise(details, stamp(4));
        unit_of_work
            .items()
            .save(&mut the_item)
            .await
            .expect("what was saved can change again");
    }
}

#[tokio::test]
async fn does_not_find_what_was_removed() {
    for adapter in adapters().await {
        let the_item = added(&adapter, draft()).await;
        remove(&adapter, &the_item)
            .await
            .expect("nothing refers to it");
        let found = adapter.items.find(the_item.id()).await;
        assert_eq!(found.expect("the store answers"), None, "{}", adapter.name);
        let page = adapter
            .items
            .list(&Query::default())
            .await
            .expect("the store answers");
        assert_eq!(page.total, 0, "{}", adapter.name);
        let again = remove(&adapter, &the_item).await;
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
        let mut the_item = new(&adapter, draft()).await;
        drop(adapter.published());
        add(&adapter, &mut the_item).await.expect("it can be added");
        assert_eq!(
            adapter.published(),
            ["inventory.item.created"],
            "{}",
            adapter.name
        );

        remove(&adapter, &the_item)
            .await
            .expect("nothing refers to it");
        assert_eq!(
            adapter.published(),
            ["inventory.item.deleted"],
            "{}",
            adapter.name
        );
    }
}

#[tokio::test]
async fn tells_what_is_committed_even_if_nobody_waits_for_it() {
    for adapter in adapters().await {
        let mut the_item = new(&adapter, draft()).await;
        drop(adapter.published());
        let mut unit_of_work = adapter.begin().await;
        unit_of_work
            .items()
            .add(&mut the_item)
            .await
            .expect("it can be added");
        begun(unit_of_work.commit()).await;
        assert_eq!(
            adapter.published_soon().await,
            ["inventory.item.created"],
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
async fn bulk(adapter: &Adapter, added: &mut [Item], saved: &mut [Item]) -> Result<(), BulkError> {
    let mut unit_of_work = adapter.begin().await;
    unit_of_work.items().add_all(added).await?;
    unit_of_work.items().save_all(saved).await?;
    unit_of_work.commit().await.map_err(BulkError::at(0))
}

#[tokio::test]
async fn changes_many_or_none() {
    for adapter in adapters().await {
        let the_item = added(&adapter, draft()).await;
        let absent = ItemId::generate();
        let mut unit_of_work = adapter.begin().await;
        let found = unit_of_work
            .items()
            .find_all(&[the_item.id(), absent, the_item.id()])
            .await;
        drop(unit_of_work);
        let mut found = found.expect("the store answers");
        let mut changed = found.pop().flatten().expect("it is there");
        assert_eq!(found, [Some(changed.clone()), None], "{}", adapter.name);
        let details = ItemDetails::parse(ItemDraft::from(&changed)).expect("a valid draft");
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
            .items
            .find(saved[0].id())
            .await
            .expect("the store answers");
        assert_eq!(found, Some(ItemView::from(&saved[0])), "{}", adapter.name);
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
            .items
            .list(&Query::default())
            .await
            .expect("the store answers");
        assert_eq!(page.total, 0, "{}", adapter.name);
    }
}

#[tokio::test]
async fn refuses_vendor_id_that_leads_nowhere() {
    for adapter in adapters().await {
        let the_item = new(&adapter, draft()).await;
        let mut draft = ItemDraft::from(&the_item);
        draft.vendor_id = Some(VendorId::generate());
        let details = ItemDetails::parse(draft).expect("a valid draft");
        let mut astray = Item::create(ItemId::generate(), details, stamp(1));
        let refused = add(&adapter, &mut astray).await;
        assert!(
            matches!(&refused, Err(RepositoryError::UnknownReference { fields }) if *fields == ["vendor_id"]),
            "{}",
            adapter.name
        );
    }
}

/// What filters are tried with.
const OPERANDS: &[(ItemField, &str)] = &[
    (ItemField::Sku, "DRILL-0001"),
    (ItemField::Name, "Hammer drill"),
    (
        ItemField::Description,
        "The first delivery arrived on time.",
    ),
    (ItemField::DailyRateAmount, "19.99"),
    (ItemField::DailyRateCurrency, "EUR"),
    (ItemField::CreatedAt, "1970-01-01T00:00:01Z"),
];

/// The parameters of every question that a list can be asked about a field.
fn questions(field: ItemField, operand: &str) -> Vec<(String, String)> {
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

/// What an adapter with two items answers: which of them it lists, in order.
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
            let page = adapter.items.list(&query).await.expect("the store answers");
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
    draft.vendor_id = Some(VendorId::generate());
    let details = ItemDetails::parse(draft).expect("a valid draft");
    let mut the_item = Item::create(ItemId::generate(), details, stamp(1));
    let events = the_item.saved();
    let event = json!(infrastructure::messaging::Envelope::from(&events[0]));
    assert_eq!(event["event_id"], events[0].event_id.to_string());
    assert_eq!(event["event"], "inventory.item.created");
    assert_eq!(event["version"], events[0].version());
    assert_eq!(event["occurred_at"], "1970-01-01T00:00:01Z");
    assert_eq!(event["data"]["id"], the_item.id().to_string());
    assert_eq!(event["data"]["sku"], json!("DRILL-0001"));
    assert_eq!(event["data"]["name"], json!("Hammer drill"));
    assert_eq!(
        event["data"]["description"],
        json!("The first delivery arrived on time.")
    );
    assert_eq!(
        event["data"]["daily_rate"],
        json!({ "amount": "19.99", "currency": "EUR" })
    );
}
