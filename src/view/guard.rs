//! The conditions of transitions as the templates see them.

use serde::Serialize;

use super::names::{ContextName, NameView, article, path_prefix};
use crate::model::Entity;
use crate::naming::Name;

/// A condition of transitions, a method that is the user's.
#[derive(Debug, Serialize)]
pub(crate) struct GuardView {
    /// `order_has_lines`: its module.
    pub(crate) name: NameView,
    /// `has_lines`: the method.
    pub(crate) method: String,
    pub(crate) context: Option<ContextName>,
    /// `Order`.
    pub(crate) entity: String,
    /// `sales::`, or nothing without a context.
    pub(crate) path: String,
    /// `an order`.
    pub(crate) a_name: String,
    /// The transitions that ask for it.
    pub(crate) transitions: Vec<String>,
    /// What it says until the user says more, an expression.
    pub(crate) body: String,
}

impl GuardView {
    /// The guards of an entity, once each.
    pub(crate) fn all(entity: &Entity) -> Vec<Self> {
        let mut guards: Vec<&Name> = Vec::new();
        for guard in entity.transitions.iter().filter_map(|it| it.guard.as_ref()) {
            if !guards.contains(&guard) {
                guards.push(guard);
            }
        }
        guards
            .into_iter()
            .map(|guard| Self::new(entity, guard))
            .collect()
    }

    fn new(entity: &Entity, guard: &Name) -> Self {
        let module = format!("{}_{}", entity.name.snake(), guard.snake());
        let guarded = entity.transitions.iter();
        let guarded = guarded.filter(|it| it.guard.as_ref() == Some(guard));
        let human = entity.name.human();
        Self {
            name: NameView::new(&Name::from_any(&module).unwrap_or_else(|_| guard.clone())),
            method: guard.ident(),
            context: entity.context.as_ref().map(ContextName::new),
            entity: entity.name.pascal(),
            path: path_prefix(entity.context.as_ref()),
            a_name: format!("{} {human}", article(&human)),
            transitions: guarded.map(|it| it.name.ident()).collect(),
            body: "true".to_owned(),
        }
    }
}
