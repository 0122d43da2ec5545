//! Which adapter stands behind which port.

use std::sync::Arc;

use api::AppState;
use application::clock::Clock;
use application::event_handlers::sales::ThankCustomerHandler;
use application::events::EventPublisher;
use application::unit_of_work::UnitOfWorkFactory;
use application::use_cases::ReorderUseCase;
use application::use_cases::catalog::AuthorUseCases;
use application::use_cases::catalog::BookUseCases;
use application::use_cases::sales::CustomerUseCases;
use application::use_cases::sales::OrderLineUseCases;
use application::use_cases::sales::OrderUseCases;
use infrastructure::clock::SystemClock;
use infrastructure::database::Database;
use infrastructure::health::DatabaseHealth;
use infrastructure::memory::Memory;
use infrastructure::messaging::Dispatcher;
use infrastructure::messaging::EventLog;
use infrastructure::queries::SqlBestSellersQuery;
use infrastructure::queries::catalog::SqlAuthorQueries;
use infrastructure::queries::catalog::SqlBookQueries;
use infrastructure::queries::sales::SqlCustomerQueries;
use infrastructure::queries::sales::SqlOrderQueries;
use infrastructure::unit_of_work::SqlUnitOfWorkFactory;

/// Everything on top of a database, the events of which go to `dispatcher`.
pub fn on_database(database: &Database, dispatcher: &Arc<Dispatcher>) -> AppState {
    let system_clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let unit_of_work: Arc<dyn UnitOfWorkFactory> = Arc::new(SqlUnitOfWorkFactory::new(
        database.clone(),
        dispatcher.clone(),
    ));
    let authors = Arc::new(SqlAuthorQueries::new(database.clone()));
    let books = Arc::new(SqlBookQueries::new(database.clone()));
    let customers = Arc::new(SqlCustomerQueries::new(database.clone()));
    let orders = Arc::new(SqlOrderQueries::new(database.clone()));
    AppState {
        order_lines: OrderLineUseCases::new(
            unit_of_work.clone(),
            orders.clone(),
            system_clock.clone(),
        ),
        authors: AuthorUseCases::new(unit_of_work.clone(), authors, system_clock.clone()),
        books: BookUseCases::new(unit_of_work.clone(), books, system_clock.clone()),
        customers: CustomerUseCases::new(unit_of_work.clone(), customers, system_clock.clone()),
        orders: OrderUseCases::new(unit_of_work.clone(), orders, system_clock.clone()),
        reorder: ReorderUseCase::new(unit_of_work.clone(), system_clock.clone()),
        best_sellers: Arc::new(SqlBestSellersQuery::new(database.clone())),
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
        order_lines: OrderLineUseCases::new(memory.clone(), memory.clone(), system_clock.clone()),
        authors: AuthorUseCases::new(memory.clone(), memory.clone(), system_clock.clone()),
        books: BookUseCases::new(memory.clone(), memory.clone(), system_clock.clone()),
        customers: CustomerUseCases::new(memory.clone(), memory.clone(), system_clock.clone()),
        orders: OrderUseCases::new(memory.clone(), memory.clone(), system_clock.clone()),
        reorder: ReorderUseCase::new(memory.clone(), system_clock.clone()),
        best_sellers: memory.clone(),
        health: memory,
    }
}

/// Who hears of events, in this order.
pub fn dispatcher() -> Arc<Dispatcher> {
    let dispatcher = Dispatcher::default();
    dispatcher.register(Arc::new(EventLog));
    dispatcher.register(Arc::new(ThankCustomerHandler));
    Arc::new(dispatcher)
}
