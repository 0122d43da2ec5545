//! How a state is reached from the start, for tests that have to be in it.

use serde::Serialize;

use super::transition::states;
use crate::model::examples::course;
use crate::model::{Entity, Model};

/// The way to a state.
#[derive(Debug, Serialize)]
pub(crate) struct WayView {
    /// The field whose state it is.
    pub(crate) field: String,
    /// `shipped`.
    pub(crate) state: String,
    /// The last parts of the paths of the steps, in order.
    pub(crate) steps: Vec<String>,
}

/// A shortest way to each state of each machine of `entity`, around guards where that is possible.
pub(super) fn ways(model: &Model, entity: &Entity) -> Vec<WayView> {
    let driven = entity
        .fields
        .iter()
        .filter(|field| entity.drives(&field.name));
    driven
        .flat_map(|field| {
            let all = states(model, entity, &field.name)
                .into_iter()
                .flat_map(|it| &it.values);
            let found = course::ways(entity, &field.name, field.default.as_ref());
            all.filter_map(move |value| {
                let steps = found.get(&value.name)?;
                Some(WayView {
                    field: field.member().snake().to_owned(),
                    state: value.name.snake().to_owned(),
                    steps: steps.iter().map(|step| step.name.kebab()).collect(),
                })
            })
        })
        .collect()
}
