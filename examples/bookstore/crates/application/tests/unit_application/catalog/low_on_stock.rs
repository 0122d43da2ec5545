//! Low on stock, a specification.

use application::specifications::catalog::low_on_stock;
use domain::entities::catalog::BookDraft;
use infrastructure::memory::Memory;

use crate::fixtures::catalog::book as fixture;

async fn holds_for(stock: i32, available: bool) -> bool {
    let draft = BookDraft {
        stock: Some(stock),
        available: Some(available),
        ..fixture::draft()
    };
    let book = fixture::create(&Memory::default(), draft)
        .await
        .expect("it is valid");
    low_on_stock().is_satisfied_by(&book)
}

#[tokio::test]
async fn holds_for_books_with_few_copies_that_are_sold() {
    assert!(holds_for(0, true).await);
    assert!(holds_for(9, true).await);
    assert!(!holds_for(10, true).await);
    assert!(!holds_for(9, false).await);
}
