//! What the handlers work with.

use std::sync::Arc;

use application::health::HealthCheck;
use application::use_cases::NoteUseCases;
use axum::extract::FromRef;

/// The use cases of every aggregate, and the health of the store.
#[derive(Clone, FromRef)]
pub struct AppState {
    /// What can be done with notes.
    pub notes: NoteUseCases,
    /// Whether the store answers.
    pub health: Arc<dyn HealthCheck>,
}
