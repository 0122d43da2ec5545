//! What the handlers work with.

use std::sync::Arc;

use application::health::HealthCheck;
use application::use_cases::inventory::ItemUseCases;
use application::use_cases::inventory::TransferStockUseCase;
use application::use_cases::inventory::WarehouseStockUseCases;
use application::use_cases::inventory::WarehouseUseCases;
use application::use_cases::partners::ContactUseCases;
use application::use_cases::partners::CustomerUseCases;
use application::use_cases::partners::VendorUseCases;
use application::use_cases::sales::SalesTransactionItemUseCases;
use application::use_cases::sales::SalesTransactionReturnUseCases;
use application::use_cases::sales::SalesTransactionUseCases;
use axum::extract::FromRef;

/// The use cases of every aggregate, and the health of the store.
#[derive(Clone, FromRef)]
pub struct AppState {
    /// What can be done with customers.
    pub customers: CustomerUseCases,
    /// What can be done with vendors.
    pub vendors: VendorUseCases,
    /// What can be done with contacts.
    pub contacts: ContactUseCases,
    /// What can be done with items.
    pub items: ItemUseCases,
    /// What can be done with warehouses.
    pub warehouses: WarehouseUseCases,
    /// What can be done with sales transactions.
    pub sales_transactions: SalesTransactionUseCases,
    /// What can be done with warehouse stocks.
    pub warehouse_stocks: WarehouseStockUseCases,
    /// What can be done with sales transaction items.
    pub sales_transaction_items: SalesTransactionItemUseCases,
    /// What can be done with sales transaction returns.
    pub sales_transaction_returns: SalesTransactionReturnUseCases,
    /// Moves items from one warehouse to another, as a whole or not at all.
    pub transfer_stock: TransferStockUseCase,
    /// Whether the store answers.
    pub health: Arc<dyn HealthCheck>,
}
