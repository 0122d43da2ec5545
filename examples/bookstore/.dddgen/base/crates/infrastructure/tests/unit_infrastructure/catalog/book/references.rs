//! What becomes of books when what they refer to is deleted.

use std::sync::Arc;

use application::error::UseCaseError;
use application::use_cases::catalog::AuthorUseCases;
use application::use_cases::catalog::DeleteAuthor;
use domain::audit::ActorId;
use infrastructure::clock::SystemClock;

use super::added;
use super::draft;
use crate::adapters::adapters;
use crate::catalog::author;

#[tokio::test]
async fn keep_what_author_id_refers_to() {
    for adapter in adapters().await {
        let target = author::present(&adapter).await;
        let mut draft = draft();
        draft.author_id = Some(target);
        let book = added(&adapter, draft).await;
        drop(adapter.published());
        let use_cases = AuthorUseCases::new(
            adapter.units_of_work.clone(),
            adapter.authors.clone(),
            Arc::new(SystemClock),
        );
        let command = DeleteAuthor {
            id: target,
            expected: None,
            actor: ActorId::new("tester"),
        };
        let outcome = use_cases.delete(command).await;
        let found = adapter
            .books
            .find(book.id())
            .await
            .expect("the store answers");
        assert!(
            matches!(outcome, Err(UseCaseError::InUse { by: "books" })),
            "{}",
            adapter.name
        );
        assert!(found.is_some(), "{}", adapter.name);
        assert_eq!(adapter.published(), [""; 0], "{}", adapter.name);
    }
}
