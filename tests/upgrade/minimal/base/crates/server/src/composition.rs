//! Which adapter stands behind which port.

use std::sync::Arc;

use api::AppState;
use application::clock::Clock;
use application::unit_of_work::UnitOfWorkFactory;
use application::use_cases::NoteUseCases;
use infrastructure::clock::SystemClock;
use infrastructure::database::Database;
use infrastructure::health::DatabaseHealth;
use infrastructure::memory::Memory;
use infrastructure::queries::SqlNoteQueries;
use infrastructure::unit_of_work::SqlUnitOfWorkFactory;

/// Everything on top of a database.
pub fn on_database(database: &Database) -> AppState {
    let system_clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let unit_of_work: Arc<dyn UnitOfWorkFactory> =
        Arc::new(SqlUnitOfWorkFactory::new(database.clone()));
    let notes = Arc::new(SqlNoteQueries::new(database.clone()));
    AppState {
        notes: NoteUseCases::new(unit_of_work.clone(), notes, system_clock.clone()),
        health: Arc::new(DatabaseHealth::new(database.clone())),
    }
}

/// Everything in memory: for tests and demonstrations.
pub fn in_memory() -> AppState {
    let system_clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let memory = Arc::new(Memory::default());
    AppState {
        notes: NoteUseCases::new(memory.clone(), memory.clone(), system_clock.clone()),
        health: memory,
    }
}
