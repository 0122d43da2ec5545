//! Units of work in memory: each works on a copy, which a commit puts in place.

use application::unit_of_work::{UnitOfWork, UnitOfWorkFactory};
use async_trait::async_trait;
use domain::repositories::NoteRepository;
use domain::repositories::RepositoryError;
use tokio::sync::OwnedMutexGuard;

use super::Memory;
use super::MemoryNoteRepository;
use super::contents::Contents;

#[async_trait]
impl UnitOfWorkFactory for Memory {
    async fn begin(&self) -> Result<Box<dyn UnitOfWork>, RepositoryError> {
        let committed = self.state.clone().lock_owned().await;
        let working = committed.clone();
        Ok(Box::new(MemoryUnitOfWork { committed, working }))
    }
}

struct MemoryUnitOfWork {
    committed: OwnedMutexGuard<Contents>,
    working: Contents,
}

#[async_trait]
impl UnitOfWork for MemoryUnitOfWork {
    fn notes(&mut self) -> Box<dyn NoteRepository + '_> {
        Box::new(MemoryNoteRepository::new(&mut self.working))
    }

    async fn commit(mut self: Box<Self>) -> Result<(), RepositoryError> {
        *self.committed = self.working;
        Ok(())
    }
}
