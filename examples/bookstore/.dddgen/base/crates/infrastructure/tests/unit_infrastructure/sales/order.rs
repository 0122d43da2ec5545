//! The contract of orders.

mod events;
mod references;

use application::queries::Query;
use application::queries::QueryField;
use application::queries::sales::OrderField;
use application::queries::sales::OrderView;
use domain::entities::sales::Order;
use domain::entities::sales::OrderDetails;
use domain::entities::sales::OrderDraft;
use domain::ids::CustomerId;
use domain::ids::OrderId;
use domain::ids::OrderLineId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use serde_json::json;

use crate::adapters::Adapter;
use crate::adapters::adapters;
use crate::adapters::begun;
use crate::adapters::stamp;
use crate::sales::customer;
use crate::sales::order_line;
use crate::statements::statements;

/// A valid draft, but for what it has to refer to.
pub(crate) fn draft() -> OrderDraft {
    OrderDraft {
        customer_id: None,
        placed_at: "2024-05-17T09:30:00Z".parse().ok(),
        status: Some(String::from("pending")),
        note: Some(String::from("The quick brown fox")),
        lines: vec![(OrderLineId::generate(), order_line::draft())],
    }
}

/// A draft that shares no unique value with the first.
pub(crate) fn other_draft() -> OrderDraft {
    OrderDraft {
        placed_at: "2025-01-31T17:45:00Z".parse().ok(),
        note: Some(String::from("Second edition")),
        ..draft()
    }
}

/// A new one that says what `draft` says.
pub(crate) async fn new(adapter: &Adapter, mut draft: OrderDraft) -> Order {
    draft.customer_id = Some(customer::present(adapter).await);
    for (_, line) in &mut draft.lines {
        *line = order_line::complete(adapter, line.clone()).await;
    }
    let details = OrderDetails::parse(draft).expect("a valid draft");
    Order::create(OrderId::generate(), details, stamp(1))
}

pub(crate) async fn add(adapter: &Adapter, order: &mut Order) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    unit_of_work.orders().add(order).await?;
    unit_of_work.commit().await
}

pub(crate) async fn added(adapter: &Adapter, draft: OrderDraft) -> Order {
    let mut order = new(adapter, draft).await;
    add(adapter, &mut order).await.expect("it can be added");
    order
}

async fn remove(adapter: &Adapter, order: &Order) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    let found = unit_of_work.orders().find(order.id()).await?;
    let mut removed = found.unwrap_or_else(|| order.clone());
    removed.delete(stamp(2));
    unit_of_work.orders().remove(&mut removed).await?;
    unit_of_work.commit().await
}

#[tokio::test]
async fn finds_what_was_added() {
    for adapter in adapters().await {
        let order = added(&adapter, draft()).await;
        let found = adapter.begin().await.orders().find(order.id()).await;
        let found = found
            .expect("the store answers")
            .as_ref()
            .map(OrderView::from);
        assert_eq!(found, Some(OrderView::from(&order)), "{}", adapter.name);
        let found = adapter.orders.find(order.id()).await;
        let view = OrderView::from(&order);
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
        let mut order = new(&adapter, draft()).await;
        drop(adapter.published());
        let mut unit_of_work = adapter.begin().await;
        unit_of_work
            .orders()
            .add(&mut order)
            .await
            .expect("it can be added");
        drop(unit_of_work);
        assert_eq!(adapter.published(), [""; 0], "{}", adapter.name);
        let found = adapter.orders.find(order.id()).await;
        assert_eq!(found.expect("the store answers"), None, "{}", adapter.name);
    }
}

#[tokio::test]
async fn saves_what_was_changed_since_it_was_read() {
    for adapter in adapters().await {
        let id = added(&adapter, draft()).await.id();
        let mut unit_of_work = adapter.begin().await;
        let found = unit_of_work
            .orders()
            .find(id)
            .await
            .expect("the store answers");
        let mut order = found.expect("it is there");
        let details = OrderDetails::parse(OrderDraft::from(&order)).expect("a valid draft");
        order
            .revise(details.clone(), stamp(2))
            .expect("nothing immutable changes");
        order
            .revise(details.clone(), stamp(3))
            .expect("nothing immutable changes");
        let mut outdated = order.clone();
        unit_of_work
            .orders()
            .save(&mut order)
            .await
            .expect("nobody else saved");
        let refused = unit_of_work.orders().save(&mut outdated).await;
        assert!(
            matches!(refused, Err(RepositoryError::Stale)),
            "{}",
            adapter.name
        );
        order
            .revise(details, stamp(4))
            .expect("nothing immutable changes");
        unit_of_work
            .orders()
            .save(&mut order)
            .await
            .expect("what was saved can change again");
    }
}

#[tokio::test]
async fn does_not_find_what_was_removed() {
    for adapter in adapters().await {
        let order = added(&adapter, draft()).await;
        remove(&adapter, &order)
            .await
            .expect("nothing refers to it");
        let found = adapter.orders.find(order.id()).await;
        assert_eq!(found.expect("the store answers"), None, "{}", adapter.name);
        let page = adapter
            .orders
            .list(&Query::default())
            .await
            .expect("the store answers");
        assert_eq!(page.total, 0, "{}", adapter.name);
        let again = remove(&adapter, &order).await;
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
        let mut order = new(&adapter, draft()).await;
        drop(adapter.published());
        add(&adapter, &mut order).await.expect("it can be added");
        assert_eq!(
            adapter.published(),
            ["sales.order.created"],
            "{}",
            adapter.name
        );

        remove(&adapter, &order)
            .await
            .expect("nothing refers to it");
        assert_eq!(
            adapter.published(),
            ["sales.order.deleted"],
            "{}",
            adapter.name
        );
    }
}

#[tokio::test]
async fn tells_what_is_committed_even_if_nobody_waits_for_it() {
    for adapter in adapters().await {
        let mut order = new(&adapter, draft()).await;
        drop(adapter.published());
        let mut unit_of_work = adapter.begin().await;
        unit_of_work
            .orders()
            .add(&mut order)
            .await
            .expect("it can be added");
        begun(unit_of_work.commit()).await;
        assert_eq!(
            adapter.published_soon().await,
            ["sales.order.created"],
            "{}",
            adapter.name
        );
    }
}

/// Adds and changes many in one unit of work.
async fn bulk(
    adapter: &Adapter,
    added: &mut [Order],
    saved: &mut [Order],
) -> Result<(), BulkError> {
    let mut unit_of_work = adapter.begin().await;
    unit_of_work.orders().add_all(added).await?;
    unit_of_work.orders().save_all(saved).await?;
    unit_of_work.commit().await.map_err(BulkError::at(0))
}

#[tokio::test]
async fn adds_thousands_at_once() {
    for adapter in adapters().await {
        let mut many = Vec::new();
        for _ in 0..3000 {
            many.push(new(&adapter, draft()).await);
        }
        bulk(&adapter, &mut many, &mut [])
            .await
            .expect("they can be added");
        let page = adapter
            .orders
            .list(&Query::default())
            .await
            .expect("the store answers");
        assert_eq!(page.total, 3000, "{}", adapter.name);
    }
}

#[tokio::test]
async fn changes_many_or_none() {
    for adapter in adapters().await {
        let order = added(&adapter, draft()).await;
        let absent = OrderId::generate();
        let mut unit_of_work = adapter.begin().await;
        let found = unit_of_work
            .orders()
            .find_all(&[order.id(), absent, order.id()])
            .await;
        drop(unit_of_work);
        let mut found = found.expect("the store answers");
        let mut changed = found.pop().flatten().expect("it is there");
        assert_eq!(found, [Some(changed.clone()), None], "{}", adapter.name);
        let details = OrderDetails::parse(OrderDraft::from(&changed)).expect("a valid draft");
        changed
            .revise(details, stamp(2))
            .expect("nothing immutable changes");
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
            .orders
            .find(saved[0].id())
            .await
            .expect("the store answers");
        assert_eq!(found, Some(OrderView::from(&saved[0])), "{}", adapter.name);
    }
}

#[tokio::test]
async fn refuses_customer_id_that_leads_nowhere() {
    for adapter in adapters().await {
        let order = new(&adapter, draft()).await;
        let mut draft = OrderDraft::from(&order);
        draft.customer_id = Some(CustomerId::generate());
        let details = OrderDetails::parse(draft).expect("a valid draft");
        let mut astray = Order::create(OrderId::generate(), details, stamp(1));
        let refused = add(&adapter, &mut astray).await;
        assert!(
            matches!(&refused, Err(RepositoryError::UnknownReference { fields }) if *fields == ["customer_id"]),
            "{}",
            adapter.name
        );
    }
}

/// What filters are tried with.
const OPERANDS: &[(OrderField, &str)] = &[
    (OrderField::PlacedAt, "2024-05-17T09:30:00Z"),
    (OrderField::Status, "pending"),
    (OrderField::Note, "The quick brown fox"),
    (OrderField::Total, "839.58"),
    (OrderField::CreatedAt, "1970-01-01T00:00:01Z"),
];

/// The parameters of every question that a list can be asked about a field.
fn questions(field: OrderField, operand: &str) -> Vec<(String, String)> {
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

/// What an adapter with two orders answers: which of them it lists, in order.
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
                .orders
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
    let all = Query::default();
    let statistics = adapter
        .orders
        .statistics(&all)
        .await
        .expect("the store answers");
    answers.push(format!("{statistics:?}"));
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
    draft.customer_id = Some(CustomerId::generate());
    for (_, line) in &mut draft.lines {
        line.book_id = Some(domain::ids::BookId::generate());
    }
    let details = OrderDetails::parse(draft).expect("a valid draft");
    let mut order = Order::create(OrderId::generate(), details, stamp(1));
    let events = order.saved();
    let event = json!(infrastructure::messaging::Envelope::from(&events[0]));
    assert_eq!(event["event_id"], events[0].event_id.to_string());
    assert_eq!(event["event"], "sales.order.created");
    assert_eq!(event["version"], events[0].version());
    assert_eq!(event["occurred_at"], "1970-01-01T00:00:01Z");
    assert_eq!(event["data"]["id"], order.id().to_string());
    assert_eq!(event["data"]["placed_at"], json!("2024-05-17T09:30:00Z"));
    assert_eq!(event["data"]["status"], json!("pending"));
    assert_eq!(event["data"]["note"], json!("The quick brown fox"));
}

#[tokio::test]
async fn reads_many_with_as_few_statements_as_one() {
    for adapter in adapters().await {
        added(&adapter, draft()).await;
        let query = Query::default();
        let list = || async {
            adapter
                .orders
                .list(&query)
                .await
                .expect("the store answers")
                .items
                .len()
        };
        let for_one = statements(list).await;
        for _ in 1..20 {
            added(&adapter, draft()).await;
        }
        assert_eq!(list().await, 20, "{}", adapter.name);
        assert_eq!(statements(list).await, for_one, "{}", adapter.name);
        assert_eq!(for_one > 0, adapter.name != "memory", "{}", adapter.name);
    }
}
