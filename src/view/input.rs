//! What transitions have to be told, as the templates see it.

use serde::Serialize;

use super::field::FieldView;
use super::imports::EntityImports;
use super::kind::FieldKind;
use super::names::{path_prefix, variable};
use super::rust;
use crate::model::{Entity, Field, Model};

/// A field of the input of a transition.
#[derive(Debug, Serialize)]
pub(crate) struct InputView {
    /// The field as each layer writes it.
    #[serde(flatten)]
    pub(crate) field: FieldView,
    /// The body of its accessor.
    pub(crate) accessor: String,
    /// The value that the field of that name gets; empty if there is none.
    pub(crate) kept: String,
    /// The pattern that it has to itself; empty if it has none.
    pub(crate) pattern: String,
    /// The name of its pattern.
    pub(crate) pattern_name: String,
    /// The module of the fixtures of what it refers to; empty if it is no reference.
    pub(crate) target: String,
}

impl InputView {
    pub(super) fn new(
        model: &Model,
        entity: &Entity,
        input: &Field,
        imports: &mut EntityImports,
    ) -> Self {
        let view = FieldView::new(model, input, &variable(&entity.name), imports);
        // Bodies of entities come with these anyway.
        let named = FieldKind::new(model, input).named();
        imports.schemas.extend(named);
        let kept = entity.field(&input.name).map(|field| {
            let value = format!("input.{}", view.ident);
            if field.optional && !input.optional {
                format!("Some({value})")
            } else {
                value
            }
        });
        let pattern = input.constraints.pattern.as_deref();
        let target = input.target().map(|target| target.snake().to_owned());
        Self {
            accessor: view.domain.accessor.replacen("self.details.", "self.", 1),
            kept: kept.unwrap_or_default(),
            pattern: pattern.map(rust::raw_string).unwrap_or_default(),
            pattern_name: format!("{}_PATTERN", input.member().screaming()),
            target: target.unwrap_or_default(),
            field: view,
        }
    }
}

/// An aggregate that inputs refer to.
#[derive(Debug, Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct InputTargetView {
    /// `Customer`.
    pub(crate) type_name: String,
    /// `customer`: the module of its fixtures.
    pub(crate) module: String,
    /// `crm::`, or nothing without a context.
    pub(crate) path: String,
}

/// The aggregates that inputs of `entity` refer to, once each.
pub(super) fn targets(model: &Model, entity: &Entity) -> Vec<InputTargetView> {
    let targets = entity
        .inputs()
        .filter_map(|input| model.entity(input.target()?));
    let mut targets: Vec<_> = targets
        .map(|target| InputTargetView {
            type_name: target.name.pascal(),
            module: target.name.snake().to_owned(),
            path: path_prefix(target.context.as_ref()),
        })
        .collect();
    targets.sort();
    targets.dedup();
    targets
}

/// Whether a transition takes a reference to `entity`.
pub(crate) fn is_input(model: &Model, entity: &Entity) -> bool {
    let all = model.entities.iter().flat_map(|other| &other.transitions);
    let mut inputs = all.flat_map(|it| &it.input);
    inputs.any(|input| input.target() == Some(&entity.name))
}
