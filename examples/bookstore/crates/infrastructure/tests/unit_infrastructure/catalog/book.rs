//! The contract of books.

mod references;

use application::queries::Query;
use application::queries::QueryField;
use application::queries::catalog::BookField;
use application::queries::catalog::BookView;
use domain::entities::catalog::Book;
use domain::entities::catalog::BookDetails;
use domain::entities::catalog::BookDraft;
use domain::ids::AuthorId;
use domain::ids::BookId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use rust_decimal::Decimal;
use serde_json::json;

use crate::adapters::Adapter;
use crate::adapters::adapters;
use crate::adapters::begun;
use crate::adapters::stamp;
use crate::catalog::author;

/// A valid draft, but for what it has to refer to.
pub(crate) fn draft() -> BookDraft {
    BookDraft {
        isbn: Some(String::from("978-0131495050")),
        title: Some(String::from("Notes on the Analytical Engine")),
        subtitle: Some(String::from("The quick brown fox")),
        description: Some(String::from("The first delivery arrived on time.")),
        price: Some(Decimal::new(1999, 2)),
        stock: Some(42),
        tags: Some(vec![
            String::from("software"),
            String::from("The quick brown fox"),
        ]),
        published_on: "2024-05-17".parse().ok(),
        available: Some(true),
        author_id: None,
    }
}

/// A draft that shares no unique value with the first.
pub(crate) fn other_draft() -> BookDraft {
    BookDraft {
        isbn: Some(String::from("978-2345678912")),
        title: Some(String::from("The quick brown fox")),
        subtitle: Some(String::from("Second edition")),
        description: Some(String::from("Handle with care.")),
        price: Some(Decimal::new(500, 2)),
        stock: Some(7),
        tags: Some(vec![String::from("software")]),
        published_on: "2025-01-31".parse().ok(),
        available: Some(false),
        ..draft()
    }
}

/// A new one that says what `draft` says.
pub(crate) async fn new(adapter: &Adapter, mut draft: BookDraft) -> Book {
    draft.author_id = Some(author::present(adapter).await);
    let details = BookDetails::parse(draft).expect("a valid draft");
    Book::create(BookId::generate(), details, stamp(1))
}

pub(crate) async fn add(adapter: &Adapter, book: &mut Book) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    unit_of_work.books().add(book).await?;
    unit_of_work.commit().await
}

pub(crate) async fn added(adapter: &Adapter, draft: BookDraft) -> Book {
    let mut book = new(adapter, draft).await;
    add(adapter, &mut book).await.expect("it can be added");
    book
}

async fn remove(adapter: &Adapter, book: &Book) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    let found = unit_of_work.books().find(book.id()).await?;
    let mut removed = found.unwrap_or_else(|| book.clone());
    removed.delete(stamp(2));
    unit_of_work.books().remove(&mut removed).await?;
    unit_of_work.commit().await
}

/// One that others can refer to.
pub(crate) async fn present(adapter: &Adapter) -> BookId {
    let page = adapter
        .books
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
        let book = added(&adapter, draft()).await;
        let found = adapter.begin().await.books().find(book.id()).await;
        let found = found
            .expect("the store answers")
            .as_ref()
            .map(BookView::from);
        assert_eq!(found, Some(BookView::from(&book)), "{}", adapter.name);
        let found = adapter.books.find(book.id()).await;
        let view = BookView::from(&book);
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
        let mut book = new(&adapter, draft()).await;
        drop(adapter.published());
        let mut unit_of_work = adapter.begin().await;
        unit_of_work
            .books()
            .add(&mut book)
            .await
            .expect("it can be added");
        drop(unit_of_work);
        assert_eq!(adapter.published(), [""; 0], "{}", adapter.name);
        let found = adapter.books.find(book.id()).await;
        assert_eq!(found.expect("the store answers"), None, "{}", adapter.name);
    }
}

#[tokio::test]
async fn saves_what_was_changed_since_it_was_read() {
    for adapter in adapters().await {
        let id = added(&adapter, draft()).await.id();
        let mut unit_of_work = adapter.begin().await;
        let found = unit_of_work
            .books()
            .find(id)
            .await
            .expect("the store answers");
        let mut book = found.expect("it is there");
        let details = BookDetails::parse(BookDraft::from(&book)).expect("a valid draft");
        book.revise(details.clone(), stamp(2));
        book.revise(details.clone(), stamp(3));
        let mut outdated = book.clone();
        unit_of_work
            .books()
            .save(&mut book)
            .await
            .expect("nobody else saved");
        let refused = unit_of_work.books().save(&mut outdated).await;
        assert!(
            matches!(refused, Err(RepositoryError::Stale)),
            "{}",
            adapter.name
        );
        book.revise(details, stamp(4));
        unit_of_work
            .books()
            .save(&mut book)
            .await
            .expect("what was saved can change again");
    }
}

#[tokio::test]
async fn does_not_find_what_was_removed() {
    for adapter in adapters().await {
        let book = added(&adapter, draft()).await;
        remove(&adapter, &book).await.expect("nothing refers to it");
        let found = adapter.books.find(book.id()).await;
        assert_eq!(found.expect("the store answers"), None, "{}", adapter.name);
        let page = adapter
            .books
            .list(&Query::default())
            .await
            .expect("the store answers");
        assert_eq!(page.total, 0, "{}", adapter.name);
        let again = remove(&adapter, &book).await;
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
        let mut book = new(&adapter, draft()).await;
        drop(adapter.published());
        add(&adapter, &mut book).await.expect("it can be added");
        assert_eq!(
            adapter.published(),
            ["catalog.book.created"],
            "{}",
            adapter.name
        );

        remove(&adapter, &book).await.expect("nothing refers to it");
        assert_eq!(
            adapter.published(),
            ["catalog.book.deleted"],
            "{}",
            adapter.name
        );
    }
}

#[tokio::test]
async fn tells_what_is_committed_even_if_nobody_waits_for_it() {
    for adapter in adapters().await {
        let mut book = new(&adapter, draft()).await;
        drop(adapter.published());
        let mut unit_of_work = adapter.begin().await;
        unit_of_work
            .books()
            .add(&mut book)
            .await
            .expect("it can be added");
        begun(unit_of_work.commit()).await;
        assert_eq!(
            adapter.published_soon().await,
            ["catalog.book.created"],
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
async fn bulk(adapter: &Adapter, added: &mut [Book], saved: &mut [Book]) -> Result<(), BulkError> {
    let mut unit_of_work = adapter.begin().await;
    unit_of_work.books().add_all(added).await?;
    unit_of_work.books().save_all(saved).await?;
    unit_of_work.commit().await.map_err(BulkError::at(0))
}

#[tokio::test]
async fn changes_many_or_none() {
    for adapter in adapters().await {
        let book = added(&adapter, draft()).await;
        let absent = BookId::generate();
        let mut unit_of_work = adapter.begin().await;
        let found = unit_of_work
            .books()
            .find_all(&[book.id(), absent, book.id()])
            .await;
        drop(unit_of_work);
        let mut found = found.expect("the store answers");
        let mut changed = found.pop().flatten().expect("it is there");
        assert_eq!(found, [Some(changed.clone()), None], "{}", adapter.name);
        let details = BookDetails::parse(BookDraft::from(&changed)).expect("a valid draft");
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
            .books
            .find(saved[0].id())
            .await
            .expect("the store answers");
        assert_eq!(found, Some(BookView::from(&saved[0])), "{}", adapter.name);
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
            .books
            .list(&Query::default())
            .await
            .expect("the store answers");
        assert_eq!(page.total, 0, "{}", adapter.name);
    }
}

#[tokio::test]
async fn refuses_author_id_that_leads_nowhere() {
    for adapter in adapters().await {
        let book = new(&adapter, draft()).await;
        let mut draft = BookDraft::from(&book);
        draft.author_id = Some(AuthorId::generate());
        let details = BookDetails::parse(draft).expect("a valid draft");
        let mut astray = Book::create(BookId::generate(), details, stamp(1));
        let refused = add(&adapter, &mut astray).await;
        assert!(
            matches!(&refused, Err(RepositoryError::UnknownReference { fields }) if *fields == ["author_id"]),
            "{}",
            adapter.name
        );
    }
}

/// What filters are tried with.
const OPERANDS: &[(BookField, &str)] = &[
    (BookField::Isbn, "978-0131495050"),
    (BookField::Title, "Notes on the Analytical Engine"),
    (BookField::Subtitle, "The quick brown fox"),
    (
        BookField::Description,
        "The first delivery arrived on time.",
    ),
    (BookField::Price, "19.99"),
    (BookField::Stock, "42"),
    (BookField::PublishedOn, "2024-05-17"),
    (BookField::Available, "true"),
    (BookField::CreatedAt, "1970-01-01T00:00:01Z"),
];

/// The parameters of every question that a list can be asked about a field.
fn questions(field: BookField, operand: &str) -> Vec<(String, String)> {
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

/// What an adapter with two books answers: which of them it lists, in order.
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
            let page = adapter.books.list(&query).await.expect("the store answers");
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
        .books
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
    draft.author_id = Some(AuthorId::generate());
    let details = BookDetails::parse(draft).expect("a valid draft");
    let mut book = Book::create(BookId::generate(), details, stamp(1));
    let events = book.saved();
    let event = json!(infrastructure::messaging::Envelope::from(&events[0]));
    assert_eq!(event["event_id"], events[0].event_id.to_string());
    assert_eq!(event["event"], "catalog.book.created");
    assert_eq!(event["version"], events[0].version());
    assert_eq!(event["occurred_at"], "1970-01-01T00:00:01Z");
    assert_eq!(event["data"]["id"], book.id().to_string());
    assert_eq!(event["data"]["isbn"], json!("978-0131495050"));
    assert_eq!(
        event["data"]["title"],
        json!("Notes on the Analytical Engine")
    );
    assert_eq!(event["data"]["subtitle"], json!("The quick brown fox"));
    assert_eq!(
        event["data"]["description"],
        json!("The first delivery arrived on time.")
    );
    assert_eq!(event["data"]["price"], json!("19.99"));
    assert_eq!(event["data"]["stock"], json!(42));
    assert_eq!(
        event["data"]["tags"],
        json!(["software", "The quick brown fox"])
    );
    assert_eq!(event["data"]["published_on"], json!("2024-05-17"));
    assert_eq!(event["data"]["available"], json!(true));
}
