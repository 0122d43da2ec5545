//! The adapters that keep the contract.

use std::sync::Arc;

use application::queries::NoteQueries;
use application::unit_of_work::{UnitOfWork, UnitOfWorkFactory};
use chrono::DateTime;
use domain::audit::{ActorId, Stamp};
use infrastructure::database::migrations;
use infrastructure::memory::Memory;
use infrastructure::queries::SqlNoteQueries;
use infrastructure::unit_of_work::SqlUnitOfWorkFactory;
use tempfile::TempDir;

use crate::migrations::database;

/// One adapter of all ports. A database lives in a folder of its own.
pub(crate) struct Adapter {
    pub(crate) name: &'static str,
    pub(crate) units_of_work: Arc<dyn UnitOfWorkFactory>,
    pub(crate) notes: Arc<dyn NoteQueries>,
    _folder: Option<TempDir>,
}

impl Adapter {
    pub(crate) async fn begin(&self) -> Box<dyn UnitOfWork> {
        self.units_of_work.begin().await.expect("the store answers")
    }
}

/// Every adapter, empty.
pub(crate) async fn adapters() -> [Adapter; 2] {
    [memory(), sqlite().await]
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
    let memory = Arc::new(Memory::default());
    Adapter {
        name: "memory",
        units_of_work: memory.clone(),
        notes: memory.clone(),
        _folder: None,
    }
}

async fn sqlite() -> Adapter {
    let (database, folder) = database().await;
    migrations::up(&database)
        .await
        .expect("the migrations apply");
    Adapter {
        name: "sqlite",
        units_of_work: Arc::new(SqlUnitOfWorkFactory::new(database.clone())),
        notes: Arc::new(SqlNoteQueries::new(database.clone())),
        _folder: Some(folder),
    }
}
