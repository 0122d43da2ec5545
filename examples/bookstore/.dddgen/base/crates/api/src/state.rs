//! What the handlers work with.

use std::sync::Arc;

use application::health::HealthCheck;
use application::queries::BestSellersQuery;
use application::use_cases::ReorderUseCase;
use application::use_cases::catalog::AuthorUseCases;
use application::use_cases::catalog::BookUseCases;
use application::use_cases::sales::CustomerUseCases;
use application::use_cases::sales::OrderLineUseCases;
use application::use_cases::sales::OrderUseCases;
use axum::extract::FromRef;

/// The use cases of every aggregate, and the health of the store.
#[derive(Clone, FromRef)]
pub struct AppState {
    /// What can be done with authors.
    pub authors: AuthorUseCases,
    /// What can be done with books.
    pub books: BookUseCases,
    /// What can be done with customers.
    pub customers: CustomerUseCases,
    /// What can be done with orders.
    pub orders: OrderUseCases,
    /// What can be done with order lines.
    pub order_lines: OrderLineUseCases,
    /// Orders what an earlier order was for once more, at the prices of today.
    pub reorder: ReorderUseCase,
    /// The books that were ordered most.
    pub best_sellers: Arc<dyn BestSellersQuery>,
    /// Whether the store answers.
    pub health: Arc<dyn HealthCheck>,
}
