//! The contract of warehouses.

use application::queries::Query;
use application::queries::QueryField;
use application::queries::inventory::WarehouseField;
use application::queries::inventory::WarehouseView;
use domain::entities::inventory::Warehouse;
use domain::entities::inventory::WarehouseDetails;
use domain::entities::inventory::WarehouseDraft;
use domain::ids::WarehouseId;
use domain::ids::WarehouseStockId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use serde_json::json;

use crate::adapters::Adapter;
use crate::adapters::adapters;
use crate::adapters::begun;
use crate::adapters::stamp;
use crate::inventory::warehouse_stock;
use crate::statements::statements;

/// A valid draft, but for what it has to refer to.
pub(crate) fn draft() -> WarehouseDraft {
    WarehouseDraft {
        code: Some(String::from("SFO1")),
        name: Some(String::from("San Francisco")),
        address: Some(domain::value_objects::AddressDraft {
            street: Some(String::from("1600 Amphitheatre Parkway")),
            city: Some(String::from("Mountain View")),
            state: Some(String::from("CA")),
            zip_code: Some(String::from("94043")),
            country: Some(String::from("USA")),
        }),
        stock_levels: vec![(WarehouseStockId::generate(), warehouse_stock::draft())],
    }
}

/// A draft that shares no unique value with the first.
pub(crate) fn other_draft() -> WarehouseDraft {
    WarehouseDraft {
        code: Some(String::from("Thequickbr")),
        name: Some(String::from("The quick brown fox")),
        address: Some(domain::value_objects::AddressDraft {
            street: Some(String::from("The quick brown fox")),
            city: Some(String::from("The quick brown fox")),
            state: Some(String::from("AB")),
            zip_code: Some(String::from("12345-6789")),
            country: Some(String::from("The quick brown fox")),
        }),
        ..draft()
    }
}

/// A new one that says what `draft` says.
pub(crate) async fn new(adapter: &Adapter, mut draft: WarehouseDraft) -> Warehouse {
    for (_, stock) in &mut draft.stock_levels {
        *stock = warehouse_stock::complete(adapter, stock.clone()).await;
    }
    let details = WarehouseDetails::parse(draft).expect("a valid draft");
    Warehouse::create(WarehouseId::generate(), details, stamp(1))
}

pub(crate) async fn add(
    adapter: &Adapter,
    warehouse: &mut Warehouse,
) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    unit_of_work.warehouses().add(warehouse).await?;
    unit_of_work.commit().await
}

pub(crate) async fn added(adapter: &Adapter, draft: WarehouseDraft) -> Warehouse {
    let mut warehouse = new(adapter, draft).await;
    add(adapter, &mut warehouse).await.expect("it can be added");
    warehouse
}

async fn remove(adapter: &Adapter, warehouse: &Warehouse) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    let found = unit_of_work.warehouses().find(warehouse.id()).await?;
    let mut removed = found.unwrap_or_else(|| warehouse.clone());
    removed.delete(stamp(2));
    unit_of_work.warehouses().remove(&mut removed).await?;
    unit_of_work.commit().await
}

#[tokio::test]
async fn finds_what_was_added() {
    for adapter in adapters().await {
        let warehouse = added(&adapter, draft()).await;
        let found = adapter
            .begin()
            .await
            .warehouses()
            .find(warehouse.id())
            .await;
        let found = found
            .expect("the store answers")
            .as_ref()
            .map(WarehouseView::from);
        assert_eq!(
            found,
            Some(WarehouseView::from(&warehouse)),
            "{}",
            adapter.name
        );
        let found = adapter.warehouses.find(warehouse.id()).await;
        let view = WarehouseView::from(&warehouse);
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
        let mut warehouse = new(&adapter, draft()).await;
        drop(adapter.published());
        let mut unit_of_work = adapter.begin().await;
        unit_of_work
            .warehouses()
            .add(&mut warehouse)
            .await
            .expect("it can be added");
        drop(unit_of_work);
        assert_eq!(adapter.published(), [""; 0], "{}", adapter.name);
        let found = adapter.warehouses.find(warehouse.id()).await;
        assert_eq!(found.expect("the store answers"), None, "{}", adapter.name);
    }
}

#[tokio::test]
async fn saves_what_was_changed_since_it_was_read() {
    for adapter in adapters().await {
        let id = added(&adapter, draft()).await.id();
        let mut unit_of_work = adapter.begin().await;
        let found = unit_of_work
            .warehouses()
            .find(id)
            .await
            .expect("the store answers");
        let mut warehouse = found.expect("it is there");
        let details =
            WarehouseDetails::parse(WarehouseDraft::from(&warehouse)).expect("a valid draft");
        warehouse.revise(details.clone(), stamp(2));
        warehouse.revise(details.clone(), stamp(3));
        let mut outdated = warehouse.clone();
        unit_of_work
            .warehouses()
            .save(&mut warehouse)
            .await
            .expect("nobody else saved");
        let refused = unit_of_work.warehouses().save(&mut outdated).await;
        assert!(
            matches!(refused, Err(RepositoryError::Stale)),
            "{}",
            adapter.name
        );
        warehouse.revise(details, stamp(4));
        unit_of_work
            .warehouses()
            .save(&mut warehouse)
            .await
            .expect("what was saved can change again");
    }
}

#[tokio::test]
async fn does_not_find_what_was_removed() {
    for adapter in adapters().await {
        let warehouse = added(&adapter, draft()).await;
        remove(&adapter, &warehouse)
            .await
            .expect("nothing refers to it");
        let found = adapter.warehouses.find(warehouse.id()).await;
        assert_eq!(found.expect("the store answers"), None, "{}", adapter.name);
        let page = adapter
            .warehouses
            .list(&Query::default())
            .await
            .expect("the store answers");
        assert_eq!(page.total, 0, "{}", adapter.name);
        let again = remove(&adapter, &warehouse).await;
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
        let mut warehouse = new(&adapter, draft()).await;
        drop(adapter.published());
        add(&adapter, &mut warehouse)
            .await
            .expect("it can be added");
        assert_eq!(
            adapter.published(),
            ["inventory.warehouse.created"],
            "{}",
            adapter.name
        );

        remove(&adapter, &warehouse)
            .await
            .expect("nothing refers to it");
        assert_eq!(
            adapter.published(),
            ["inventory.warehouse.deleted"],
            "{}",
            adapter.name
        );
    }
}

#[tokio::test]
async fn tells_what_is_committed_even_if_nobody_waits_for_it() {
    for adapter in adapters().await {
        let mut warehouse = new(&adapter, draft()).await;
        drop(adapter.published());
        let mut unit_of_work = adapter.begin().await;
        unit_of_work
            .warehouses()
            .add(&mut warehouse)
            .await
            .expect("it can be added");
        begun(unit_of_work.commit()).await;
        assert_eq!(
            adapter.published_soon().await,
            ["inventory.warehouse.created"],
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
    added: &mut [Warehouse],
    saved: &mut [Warehouse],
) -> Result<(), BulkError> {
    let mut unit_of_work = adapter.begin().await;
    unit_of_work.warehouses().add_all(added).await?;
    unit_of_work.warehouses().save_all(saved).await?;
    unit_of_work.commit().await.map_err(BulkError::at(0))
}

#[tokio::test]
async fn changes_many_or_none() {
    for adapter in adapters().await {
        let warehouse = added(&adapter, draft()).await;
        let absent = WarehouseId::generate();
        let mut unit_of_work = adapter.begin().await;
        let found = unit_of_work
            .warehouses()
            .find_all(&[warehouse.id(), absent, warehouse.id()])
            .await;
        drop(unit_of_work);
        let mut found = found.expect("the store answers");
        let mut changed = found.pop().flatten().expect("it is there");
        assert_eq!(found, [Some(changed.clone()), None], "{}", adapter.name);
        let details =
            WarehouseDetails::parse(WarehouseDraft::from(&changed)).expect("a valid draft");
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
            .warehouses
            .find(saved[0].id())
            .await
            .expect("the store answers");
        assert_eq!(
            found,
            Some(WarehouseView::from(&saved[0])),
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
            .warehouses
            .list(&Query::default())
            .await
            .expect("the store answers");
        assert_eq!(page.total, 0, "{}", adapter.name);
    }
}

/// What filters are tried with.
const OPERANDS: &[(WarehouseField, &str)] = &[
    (WarehouseField::Code, "SFO1"),
    (WarehouseField::Name, "San Francisco"),
    (WarehouseField::AddressStreet, "1600 Amphitheatre Parkway"),
    (WarehouseField::AddressCity, "Mountain View"),
    (WarehouseField::AddressState, "CA"),
    (WarehouseField::AddressZipCode, "94043"),
    (WarehouseField::AddressCountry, "USA"),
    (WarehouseField::CreatedAt, "1970-01-01T00:00:01Z"),
];

/// The parameters of every question that a list can be asked about a field.
fn questions(field: WarehouseField, operand: &str) -> Vec<(String, String)> {
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

/// What an adapter with two warehouses answers: which of them it lists, in order.
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
                .warehouses
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
    for (_, stock) in &mut draft.stock_levels {
        stock.item_id = Some(domain::ids::ItemId::generate());
    }
    let details = WarehouseDetails::parse(draft).expect("a valid draft");
    let mut warehouse = Warehouse::create(WarehouseId::generate(), details, stamp(1));
    let events = warehouse.saved();
    let event = json!(infrastructure::messaging::Envelope::from(&events[0]));
    assert_eq!(event["event_id"], events[0].event_id.to_string());
    assert_eq!(event["event"], "inventory.warehouse.created");
    assert_eq!(event["version"], events[0].version());
    assert_eq!(event["occurred_at"], "1970-01-01T00:00:01Z");
    assert_eq!(event["data"]["id"], warehouse.id().to_string());
    assert_eq!(event["data"]["code"], json!("SFO1"));
    assert_eq!(event["data"]["name"], json!("San Francisco"));
    assert_eq!(
        event["data"]["address"],
        json!({ "street": "1600 Amphitheatre Parkway", "city": "Mountain View", "state": "CA", "zip_code": "94043", "country": "USA" })
    );
}

#[tokio::test]
async fn reads_many_with_as_few_statements_as_one() {
    for adapter in adapters().await {
        added(&adapter, draft()).await;
        let query = Query::default();
        let list = || async {
            adapter
                .warehouses
                .list(&query)
                .await
                .expect("the store answers")
                .items
                .len()
        };
        let for_one = statements(list).await;
        added(&adapter, other_draft()).await;
        assert_eq!(list().await, 2, "{}", adapter.name);
        assert_eq!(statements(list).await, for_one, "{}", adapter.name);
        assert_eq!(for_one > 0, adapter.name != "memory", "{}", adapter.name);
    }
}
