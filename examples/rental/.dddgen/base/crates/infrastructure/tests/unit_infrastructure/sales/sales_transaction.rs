//! The contract of sales transactions.

mod events;
mod references;

use application::queries::Query;
use application::queries::QueryField;
use application::queries::sales::SalesTransactionField;
use application::queries::sales::SalesTransactionView;
use domain::entities::sales::SalesTransaction;
use domain::entities::sales::SalesTransactionDetails;
use domain::entities::sales::SalesTransactionDraft;
use domain::ids::CustomerId;
use domain::ids::SalesTransactionId;
use domain::ids::SalesTransactionItemId;
use domain::ids::SalesTransactionReturnId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use serde_json::json;

use crate::adapters::Adapter;
use crate::adapters::adapters;
use crate::adapters::begun;
use crate::adapters::stamp;
use crate::partners::customer;
use crate::sales::sales_transaction_item;
use crate::sales::sales_transaction_return;
use crate::statements::statements;

/// A valid draft, but for what it has to refer to.
pub(crate) fn draft() -> SalesTransactionDraft {
    SalesTransactionDraft {
        number: Some(String::from("S-2026-0001")),
        customer_id: None,
        payment_terms: Some(String::from("prepaid")),
        status: Some(String::from("draft")),
        payment_status: Some(String::from("unpaid")),
        currency: Some(String::from("EUR")),
        note: Some(String::from("The quick brown fox")),
        cancellation_reason: Some(String::from("The quick brown fox")),
        items: vec![(
            SalesTransactionItemId::generate(),
            sales_transaction_item::draft(),
        )],
        returns: vec![(
            SalesTransactionReturnId::generate(),
            sales_transaction_return::draft(),
        )],
    }
}

/// A draft that shares no unique value with the first.
pub(crate) fn other_draft() -> SalesTransactionDraft {
    SalesTransactionDraft {
        number: Some(String::from("The quick brown fox")),
        payment_terms: Some(String::from("net_15")),
        status: Some(String::from("confirmed")),
        payment_status: Some(String::from("paid")),
        currency: Some(String::from("USD")),
        note: Some(String::from("Second edition")),
        cancellation_reason: Some(String::from("Second edition")),
        ..draft()
    }
}

/// A new one that says what `draft` says.
pub(crate) async fn new(adapter: &Adapter, mut draft: SalesTransactionDraft) -> SalesTransaction {
    draft.customer_id = Some(customer::present(adapter).await);
    for (_, the_item) in &mut draft.items {
        *the_item = sales_transaction_item::complete(adapter, the_item.clone()).await;
    }
    for (_, sales_transaction_return) in &mut draft.returns {
        *sales_transaction_return =
            sales_transaction_return::complete(adapter, sales_transaction_return.clone()).await;
    }
    let details = SalesTransactionDetails::parse(draft).expect("a valid draft");
    SalesTransaction::create(SalesTransactionId::generate(), details, stamp(1))
}

pub(crate) async fn add(
    adapter: &Adapter,
    sales_transaction: &mut SalesTransaction,
) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    unit_of_work
        .sales_transactions()
        .add(sales_transaction)
        .await?;
    unit_of_work.commit().await
}

pub(crate) async fn added(adapter: &Adapter, draft: SalesTransactionDraft) -> SalesTransaction {
    let mut sales_transaction = new(adapter, draft).await;
    add(adapter, &mut sales_transaction)
        .await
        .expect("it can be added");
    sales_transaction
}

async fn remove(
    adapter: &Adapter,
    sales_transaction: &SalesTransaction,
) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    let found = unit_of_work
        .sales_transactions()
        .find(sales_transaction.id())
        .await?;
    let mut removed = found.unwrap_or_else(|| sales_transaction.clone());
    removed.delete(stamp(2));
    unit_of_work
        .sales_transactions()
        .remove(&mut removed)
        .await?;
    unit_of_work.commit().await
}

#[tokio::test]
async fn finds_what_was_added() {
    for adapter in adapters().await {
        let sales_transaction = added(&adapter, draft()).await;
        let found = adapter
            .begin()
            .await
            .sales_transactions()
            .find(sales_transaction.id())
            .await;
        let found = found
            .expect("the store answers")
            .as_ref()
            .map(SalesTransactionView::from);
        assert_eq!(
            found,
            Some(SalesTransactionView::from(&sales_transaction)),
            "{}",
            adapter.name
        );
        let found = adapter
            .sales_transactions
            .find(sales_transaction.id())
            .await;
        let view = SalesTransactionView::from(&sales_transaction);
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
        let mut sales_transaction = new(&adapter, draft()).await;
        drop(adapter.published());
        let mut unit_of_work = adapter.begin().await;
        unit_of_work
            .sales_transactions()
            .add(&mut sales_transaction)
            .await
            .expect("it can be added");
        drop(unit_of_work);
        assert_eq!(adapter.published(), [""; 0], "{}", adapter.name);
        let found = adapter
            .sales_transactions
            .find(sales_transaction.id())
            .await;
        assert_eq!(found.expect("the store answers"), None, "{}", adapter.name);
    }
}

#[tokio::test]
async fn saves_what_was_changed_since_it_was_read() {
    for adapter in adapters().await {
        let id = added(&adapter, draft()).await.id();
        let mut unit_of_work = adapter.begin().await;
        let found = unit_of_work
            .sales_transactions()
            .find(id)
            .await
            .expect("the store answers");
        let mut sales_transaction = found.expect("it is there");
        let details =
            SalesTransactionDetails::parse(SalesTransactionDraft::from(&sales_transaction))
                .expect("a valid draft");
        sales_transaction
            .revise(details.clone(), stamp(2))
            .expect("nothing immutable changes");
        sales_transaction
            .revise(details.clone(), stamp(3))
            .expect("nothing immutable changes");
        let mut outdated = sales_transaction.clone();
        unit_of_work
            .sales_transactions()
            .save(&mut sales_transaction)
            .await
            .expect("nobody else saved");
        let refused = unit_of_work.sales_transactions().save(&mut outdated).await;
        assert!(
            matches!(refused, Err(RepositoryError::Stale)),
            "{}",
            adapter.name
        );
        sales_transaction
            .revise(details, stamp(4))
            .expect("nothing immutable changes");
        unit_of_work
            .sales_transactions()
            .save(&mut sales_transaction)
            .await
            .expect("what was saved can change again");
    }
}

#[tokio::test]
async fn does_not_find_what_was_removed() {
    for adapter in adapters().await {
        let sales_transaction = added(&adapter, draft()).await;
        remove(&adapter, &sales_transaction)
            .await
            .expect("nothing refers to it");
        let found = adapter
            .sales_transactions
            .find(sales_transaction.id())
            .await;
        assert_eq!(found.expect("the store answers"), None, "{}", adapter.name);
        let page = adapter
            .sales_transactions
            .list(&Query::default())
            .await
            .expect("the store answers");
        assert_eq!(page.total, 0, "{}", adapter.name);
        let again = remove(&adapter, &sales_transaction).await;
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
        let mut sales_transaction = new(&adapter, draft()).await;
        drop(adapter.published());
        add(&adapter, &mut sales_transaction)
            .await
            .expect("it can be added");
        assert_eq!(
            adapter.published(),
            ["sales.sales_transaction.created"],
            "{}",
            adapter.name
        );

        remove(&adapter, &sales_transaction)
            .await
            .expect("nothing refers to it");
        assert_eq!(
            adapter.published(),
            ["sales.sales_transaction.deleted"],
            "{}",
            adapter.name
        );
    }
}

#[tokio::test]
async fn tells_what_is_committed_even_if_nobody_waits_for_it() {
    for adapter in adapters().await {
        let mut sales_transaction = new(&adapter, draft()).await;
        drop(adapter.published());
        let mut unit_of_work = adapter.begin().await;
        unit_of_work
            .sales_transactions()
            .add(&mut sales_transaction)
            .await
            .expect("it can be added");
        begun(unit_of_work.commit()).await;
        assert_eq!(
            adapter.published_soon().await,
            ["sales.sales_transaction.created"],
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
    added: &mut [SalesTransaction],
    saved: &mut [SalesTransaction],
) -> Result<(), BulkError> {
    let mut unit_of_work = adapter.begin().await;
    unit_of_work.sales_transactions().add_all(added).await?;
    unit_of_work.sales_transactions().save_all(saved).await?;
    unit_of_work.commit().await.map_err(BulkError::at(0))
}

#[tokio::test]
async fn changes_many_or_none() {
    for adapter in adapters().await {
        let sales_transaction = added(&adapter, draft()).await;
        let absent = SalesTransactionId::generate();
        let mut unit_of_work = adapter.begin().await;
        let found = unit_of_work
            .sales_transactions()
            .find_all(&[sales_transaction.id(), absent, sales_transaction.id()])
            .await;
        drop(unit_of_work);
        let mut found = found.expect("the store answers");
        let mut changed = found.pop().flatten().expect("it is there");
        assert_eq!(found, [Some(changed.clone()), None], "{}", adapter.name);
        let details = SalesTransactionDetails::parse(SalesTransactionDraft::from(&changed))
            .expect("a valid draft");
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
            .sales_transactions
            .find(saved[0].id())
            .await
            .expect("the store answers");
        assert_eq!(
            found,
            Some(SalesTransactionView::from(&saved[0])),
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
            .sales_transactions
            .list(&Query::default())
            .await
            .expect("the store answers");
        assert_eq!(page.total, 0, "{}", adapter.name);
    }
}

#[tokio::test]
async fn refuses_customer_id_that_leads_nowhere() {
    for adapter in adapters().await {
        let sales_transaction = new(&adapter, draft()).await;
        let mut draft = SalesTransactionDraft::from(&sales_transaction);
        draft.customer_id = Some(CustomerId::generate());
        let details = SalesTransactionDetails::parse(draft).expect("a valid draft");
        let mut astray =
            SalesTransaction::create(SalesTransactionId::generate(), details, stamp(1));
        let refused = add(&adapter, &mut astray).await;
        assert!(
            matches!(&refused, Err(RepositoryError::UnknownReference { fields }) if *fields == ["customer_id"]),
            "{}",
            adapter.name
        );
    }
}

/// What filters are tried with.
const OPERANDS: &[(SalesTransactionField, &str)] = &[
    (SalesTransactionField::Number, "S-2026-0001"),
    (SalesTransactionField::PaymentTerms, "prepaid"),
    (SalesTransactionField::Status, "draft"),
    (SalesTransactionField::PaymentStatus, "unpaid"),
    (SalesTransactionField::Currency, "EUR"),
    (SalesTransactionField::Note, "The quick brown fox"),
    (
        SalesTransactionField::CancellationReason,
        "The quick brown fox",
    ),
    (SalesTransactionField::TotalAmount, "839.58"),
    (SalesTransactionField::CreatedAt, "1970-01-01T00:00:01Z"),
];

/// The parameters of every question that a list can be asked about a field.
fn questions(field: SalesTransactionField, operand: &str) -> Vec<(String, String)> {
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

/// What an adapter with two sales transactions answers: which of them it lists, in order.
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
                .sales_transactions
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
        .sales_transactions
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
    for (_, the_item) in &mut draft.items {
        the_item.item_id = Some(domain::ids::ItemId::generate());
    }
    for (_, sales_transaction_return) in &mut draft.returns {
        sales_transaction_return.item_id = Some(domain::ids::ItemId::generate());
    }
    let details = SalesTransactionDetails::parse(draft).expect("a valid draft");
    let mut sales_transaction =
        SalesTransaction::create(SalesTransactionId::generate(), details, stamp(1));
    let events = sales_transaction.saved();
    let event = json!(infrastructure::messaging::Envelope::from(&events[0]));
    assert_eq!(event["event_id"], events[0].event_id.to_string());
    assert_eq!(event["event"], "sales.sales_transaction.created");
    assert_eq!(event["version"], events[0].version());
    assert_eq!(event["occurred_at"], "1970-01-01T00:00:01Z");
    assert_eq!(event["data"]["id"], sales_transaction.id().to_string());
    assert_eq!(event["data"]["number"], json!("S-2026-0001"));
    assert_eq!(event["data"]["payment_terms"], json!("prepaid"));
    assert_eq!(event["data"]["status"], json!("draft"));
    assert_eq!(event["data"]["payment_status"], json!("unpaid"));
    assert_eq!(event["data"]["currency"], json!("EUR"));
    assert_eq!(event["data"]["note"], json!("The quick brown fox"));
    assert_eq!(
        event["data"]["cancellation_reason"],
        json!("The quick brown fox")
    );
}

#[tokio::test]
async fn reads_many_with_as_few_statements_as_one() {
    for adapter in adapters().await {
        added(&adapter, draft()).await;
        let query = Query::default();
        let list = || async {
            adapter
                .sales_transactions
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
