//! A store in memory.

use std::future::{Ready, ready};

use api::AppState;
use server::composition;

/// A store in memory, which lasts as long as the application.
pub(crate) struct Store;

impl Store {
    pub(crate) fn open() -> Ready<(Self, AppState)> {
        ready((Self, composition::in_memory()))
    }
}
