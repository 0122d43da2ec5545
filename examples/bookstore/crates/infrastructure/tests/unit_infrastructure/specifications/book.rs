//! Specifications of books.

use application::queries::catalog::BookField;
use application::queries::catalog::BookView;
use application::queries::{PageRequest, Query, Specification};
use domain::entities::catalog::BookDraft;
use domain::repositories::RepositoryError;

use super::{Dice, TREES};
use crate::adapters::{Adapter, adapters};
use crate::catalog::book as contract;

/// How many rows are tried; those whose unique values are taken are left out.
const ROWS: usize = 24;

/// What fields are compared with.
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

/// What a row says, at random.
fn draft(dice: &mut Dice) -> BookDraft {
    let other = contract::other_draft();
    let mut draft = contract::draft();
    if dice.coin() {
        draft.subtitle = None;
    }
    if dice.coin() {
        draft.description = None;
    }
    if dice.coin() {
        draft.stock = None;
    }
    if dice.coin() {
        draft.published_on = None;
    }
    if dice.coin() {
        draft.available = None;
    }
    if dice.coin() {
        draft.isbn = other.isbn;
    }
    if dice.coin() {
        draft.title = other.title;
    }
    if dice.coin() {
        draft.subtitle = other.subtitle;
    }
    if dice.coin() {
        draft.description = other.description;
    }
    if dice.coin() {
        draft.price = other.price;
    }
    if dice.coin() {
        draft.stock = other.stock;
    }
    if dice.coin() {
        draft.tags = other.tags;
    }
    if dice.coin() {
        draft.published_on = other.published_on;
    }
    if dice.coin() {
        draft.available = other.available;
    }
    draft
}

/// Adds the same rows to whatever adapter, and returns those that could be added.
async fn rows(adapter: &Adapter) -> Vec<(usize, BookView)> {
    let mut dice = Dice(1);
    let mut rows = Vec::new();
    for number in 0..ROWS {
        let draft = draft(&mut dice);
        let mut book = contract::new(adapter, draft).await;
        match contract::add(adapter, &mut book).await {
            Ok(()) => rows.push((number, BookView::from(&book))),
            Err(RepositoryError::Duplicate { .. }) => {}
            Err(error) => panic!("{error}"),
        }
    }
    rows
}

/// The numbers of the rows that satisfy a specification, as an adapter lists them.
async fn listed(
    adapter: &Adapter,
    rows: &[(usize, BookView)],
    specification: &Specification<BookField>,
) -> Vec<usize> {
    let mut query = Query::satisfying(specification.clone());
    query.page = PageRequest::new(1, PageRequest::MAX_SIZE).expect("a page");
    let page = adapter.books.list(&query).await.expect("the store answers");
    let is_listed = |view: &BookView| page.items.iter().any(|item| item.id == view.id);
    let numbers = rows.iter().filter(|(_, view)| is_listed(view));
    numbers.map(|(number, _)| *number).collect()
}

#[tokio::test]
async fn hold_for_the_same_rows_everywhere() {
    let mut dice = Dice(2);
    let trees: Vec<_> = (0..TREES).map(|_| dice.tree(OPERANDS, 4)).collect();
    let mut answers: Vec<Vec<Vec<usize>>> = Vec::new();
    for adapter in adapters().await {
        let rows = rows(&adapter).await;
        let mut found = Vec::new();
        for tree in &trees {
            let satisfied = rows.iter().filter(|(_, view)| tree.is_satisfied_by(view));
            let satisfied: Vec<_> = satisfied.map(|(number, _)| *number).collect();
            let listed = listed(&adapter, &rows, tree).await;
            assert_eq!(listed, satisfied, "{}: {tree:?}", adapter.name);
            found.push(listed);
        }
        answers.push(found);
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
}
