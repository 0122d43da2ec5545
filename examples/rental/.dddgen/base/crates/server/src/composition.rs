//! Which adapter stands behind which port.

use std::sync::Arc;

use api::AppState;
use application::clock::Clock;
use application::events::EventPublisher;
use application::unit_of_work::UnitOfWorkFactory;
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
use infrastructure::clock::SystemClock;
use infrastructure::database::Database;
use infrastructure::health::DatabaseHealth;
use infrastructure::memory::Memory;
use infrastructure::messaging::Dispatcher;
use infrastructure::messaging::EventLog;
use infrastructure::queries::inventory::SqlItemQueries;
use infrastructure::queries::inventory::SqlWarehouseQueries;
use infrastructure::queries::partners::SqlContactQueries;
use infrastructure::queries::partners::SqlCustomerQueries;
use infrastructure::queries::partners::SqlVendorQueries;
use infrastructure::queries::sales::SqlSalesTransactionQueries;
use infrastructure::unit_of_work::SqlUnitOfWorkFactory;

/// Everything on top of a database, the events of which go to `dispatcher`.
pub fn on_database(database: &Database, dispatcher: &Arc<Dispatcher>) -> AppState {
    let system_clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let unit_of_work: Arc<dyn UnitOfWorkFactory> = Arc::new(SqlUnitOfWorkFactory::new(
        database.clone(),
        dispatcher.clone(),
    ));
    let customers = Arc::new(SqlCustomerQueries::new(database.clone()));
    let vendors = Arc::new(SqlVendorQueries::new(database.clone()));
    let contacts = Arc::new(SqlContactQueries::new(database.clone()));
    let items = Arc::new(SqlItemQueries::new(database.clone()));
    let warehouses = Arc::new(SqlWarehouseQueries::new(database.clone()));
    let sales_transactions = Arc::new(SqlSalesTransactionQueries::new(database.clone()));
    AppState {
        warehouse_stocks: WarehouseStockUseCases::new(
            unit_of_work.clone(),
            warehouses.clone(),
            system_clock.clone(),
        ),
        sales_transaction_items: SalesTransactionItemUseCases::new(
            unit_of_work.clone(),
            sales_transactions.clone(),
            system_clock.clone(),
        ),
        sales_transaction_returns: SalesTransactionReturnUseCases::new(
            unit_of_work.clone(),
            sales_transactions.clone(),
            system_clock.clone(),
        ),
        customers: CustomerUseCases::new(unit_of_work.clone(), customers, system_clock.clone()),
        vendors: VendorUseCases::new(unit_of_work.clone(), vendors, system_clock.clone()),
        contacts: ContactUseCases::new(unit_of_work.clone(), contacts, system_clock.clone()),
        items: ItemUseCases::new(unit_of_work.clone(), items, system_clock.clone()),
        warehouses: WarehouseUseCases::new(unit_of_work.clone(), warehouses, system_clock.clone()),
        sales_transactions: SalesTransactionUseCases::new(
            unit_of_work.clone(),
            sales_transactions,
            system_clock.clone(),
        ),
        transfer_stock: TransferStockUseCase::new(unit_of_work.clone(), system_clock.clone()),
        health: Arc::new(DatabaseHealth::new(database.clone())),
    }
}

/// Everything in memory: for tests and demonstrations.
pub fn in_memory() -> AppState {
    in_memory_publishing(dispatcher())
}

/// Everything in memory, the events of which go to `publisher`.
pub fn in_memory_publishing(publisher: Arc<dyn EventPublisher>) -> AppState {
    let system_clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let memory = Arc::new(Memory::new(publisher));
    AppState {
        warehouse_stocks: WarehouseStockUseCases::new(
            memory.clone(),
            memory.clone(),
            system_clock.clone(),
        ),
        sales_transaction_items: SalesTransactionItemUseCases::new(
            memory.clone(),
            memory.clone(),
            system_clock.clone(),
        ),
        sales_transaction_returns: SalesTransactionReturnUseCases::new(
            memory.clone(),
            memory.clone(),
            system_clock.clone(),
        ),
        customers: CustomerUseCases::new(memory.clone(), memory.clone(), system_clock.clone()),
        vendors: VendorUseCases::new(memory.clone(), memory.clone(), system_clock.clone()),
        contacts: ContactUseCases::new(memory.clone(), memory.clone(), system_clock.clone()),
        items: ItemUseCases::new(memory.clone(), memory.clone(), system_clock.clone()),
        warehouses: WarehouseUseCases::new(memory.clone(), memory.clone(), system_clock.clone()),
        sales_transactions: SalesTransactionUseCases::new(
            memory.clone(),
            memory.clone(),
            system_clock.clone(),
        ),
        transfer_stock: TransferStockUseCase::new(memory.clone(), system_clock.clone()),
        health: memory,
    }
}

/// Who hears of events, in this order.
pub fn dispatcher() -> Arc<Dispatcher> {
    let dispatcher = Dispatcher::default();
    dispatcher.register(Arc::new(EventLog));
    Arc::new(dispatcher)
}
