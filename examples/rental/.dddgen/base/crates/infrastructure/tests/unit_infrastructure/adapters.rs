//! The adapters that keep the contract.

use std::future::poll_fn;
use std::mem;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::Duration;

use application::events::EventPublisher;
use application::queries::inventory::ItemQueries;
use application::queries::inventory::WarehouseQueries;
use application::queries::partners::ContactQueries;
use application::queries::partners::CustomerQueries;
use application::queries::partners::VendorQueries;
use application::queries::sales::SalesTransactionQueries;
use application::unit_of_work::{UnitOfWork, UnitOfWorkFactory};
use async_trait::async_trait;
use chrono::DateTime;
use domain::audit::{ActorId, Stamp};
use domain::events::DomainEvent;
use infrastructure::memory::Memory;
use infrastructure::queries::inventory::SqlItemQueries;
use infrastructure::queries::inventory::SqlWarehouseQueries;
use infrastructure::queries::partners::SqlContactQueries;
use infrastructure::queries::partners::SqlCustomerQueries;
use infrastructure::queries::partners::SqlVendorQueries;
use infrastructure::queries::sales::SqlSalesTransactionQueries;
use infrastructure::unit_of_work::SqlUnitOfWorkFactory;
use testing::TestDatabase;
use tokio::time::sleep;

/// One adapter of all ports. A database is its own.
pub(crate) struct Adapter {
    pub(crate) name: &'static str,
    pub(crate) units_of_work: Arc<dyn UnitOfWorkFactory>,
    pub(crate) customers: Arc<dyn CustomerQueries>,
    pub(crate) vendors: Arc<dyn VendorQueries>,
    pub(crate) contacts: Arc<dyn ContactQueries>,
    pub(crate) items: Arc<dyn ItemQueries>,
    pub(crate) warehouses: Arc<dyn WarehouseQueries>,
    pub(crate) sales_transactions: Arc<dyn SalesTransactionQueries>,
    recorder: Arc<Recorder>,
    _database: Option<TestDatabase>,
}

/// Remembers the names of what was published.
#[derive(Default)]
struct Recorder(Mutex<Vec<&'static str>>);

#[async_trait]
impl EventPublisher for Recorder {
    async fn publish(&self, events: Vec<DomainEvent>) {
        let names = events.iter().map(DomainEvent::name);
        self.0.lock().expect("nobody panicked").extend(names);
    }
}

impl Adapter {
    pub(crate) async fn begin(&self) -> Box<dyn UnitOfWork> {
        self.units_of_work.begin().await.expect("the store answers")
    }

    /// The names of what was published since this was asked last.
    pub(crate) fn published(&self) -> Vec<&'static str> {
        mem::take(&mut *self.recorder.0.lock().expect("nobody panicked"))
    }

    /// The same as soon as there is something; nothing if there never is.
    pub(crate) async fn published_soon(&self) -> Vec<&'static str> {
        for _ in 0..1000 {
            let published = self.published();
            if !published.is_empty() {
                return published;
            }
            sleep(Duration::from_millis(10)).await;
        }
        Vec::new()
    }
}

/// Every adapter, empty.
pub(crate) async fn adapters() -> [Adapter; 2] {
    [memory(), database().await]
}

/// Begins `work` and drops it, as happens to a request whose caller goes away.
pub(crate) async fn begun(work: impl Future) {
    let mut work = pin!(work);
    poll_fn(|context| Poll::Ready(work.as_mut().poll(context).is_ready())).await;
}

/// A change at some second.
pub(crate) fn stamp(second: i64) -> Stamp {
    let at = DateTime::from_timestamp(second, 0).expect("an instant");
    Stamp {
        at,
        by: ActorId::new("tester"),
    }
}

fn memory() -> Adapter {
    let recorder = Arc::new(Recorder::default());
    let memory = Arc::new(Memory::new(recorder.clone()));
    Adapter {
        name: "memory",
        units_of_work: memory.clone(),
        customers: memory.clone(),
        vendors: memory.clone(),
        contacts: memory.clone(),
        items: memory.clone(),
        warehouses: memory.clone(),
        sales_transactions: memory.clone(),
        recorder,
        _database: None,
    }
}

async fn database() -> Adapter {
    let place = TestDatabase::migrated();
    let database = place.connect().await;
    let recorder = Arc::new(Recorder::default());
    Adapter {
        name: "SQLite",
        units_of_work: Arc::new(SqlUnitOfWorkFactory::new(
            database.clone(),
            recorder.clone(),
        )),
        customers: Arc::new(SqlCustomerQueries::new(database.clone())),
        vendors: Arc::new(SqlVendorQueries::new(database.clone())),
        contacts: Arc::new(SqlContactQueries::new(database.clone())),
        items: Arc::new(SqlItemQueries::new(database.clone())),
        warehouses: Arc::new(SqlWarehouseQueries::new(database.clone())),
        sales_transactions: Arc::new(SqlSalesTransactionQueries::new(database.clone())),
        recorder,
        _database: Some(place),
    }
}
