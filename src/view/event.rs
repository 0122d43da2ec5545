//! What happens to an aggregate as the templates see it.

use serde::Serialize;

use crate::model::Entity;

/// The events of an aggregate, ready for the templates.
#[derive(Debug, Serialize)]
pub(crate) struct EventsView {
    /// What the names of its events begin with, `sales.order`.
    pub(crate) topic: String,
}

impl EventsView {
    pub(crate) fn new(entity: &Entity) -> Self {
        let name = entity.name.snake();
        Self {
            topic: match &entity.context {
                Some(context) => format!("{}.{name}", context.snake()),
                None => name.to_owned(),
            },
        }
    }
}
