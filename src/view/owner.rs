//! A reference to one of several kinds of aggregates, as far as one of the kinds is concerned.

use serde::Serialize;

use super::names::path_prefix;
use crate::model::{Entity, Field, FieldType};
use crate::naming::Name;

/// One kind of what a field may refer to.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct OwnerView {
    /// `domain::value_objects::partners::ContactOwner`: the type that tells the kinds apart.
    path: String,
    /// `Customer`: its variant.
    variant: String,
    /// `as_customer`: the method that knows the id of this kind.
    getter: String,
    /// `customer`: the kind in JSON and in the store.
    kind: String,
    /// `owner_type`: the column of the kind.
    kind_column: String,
    /// `owner_id`: the column of the id.
    id_column: String,
    /// `owner/id`: where a body has the id.
    place: String,
    /// Whether it is the first of the kinds.
    is_first: bool,
}

impl OwnerView {
    /// The kind `target` of what `field` refers to; none of a reference to one kind alone.
    pub(crate) fn new(entity: &Entity, field: &Field, target: &Name) -> Option<Self> {
        let (FieldType::Composite(name), Some(first)) = (&field.ty, field.any.first()) else {
            return None;
        };
        let member = field.name.snake();
        let path = path_prefix(entity.context.as_ref());
        Some(Self {
            path: format!("domain::value_objects::{path}{}", name.pascal()),
            variant: target.pascal(),
            getter: format!("as_{}", target.snake()),
            kind: target.snake().to_owned(),
            kind_column: format!("{member}_type"),
            id_column: format!("{member}_id"),
            place: format!("{member}/id"),
            is_first: first == target,
        })
    }

    /// The id of this kind, if that is what `held` refers to, an expression.
    pub(crate) fn id_of(&self, held: &str, optional: bool) -> String {
        let Self { path, getter, .. } = self;
        if optional {
            format!("{held}.and_then({path}::{getter})")
        } else {
            format!("{held}.{getter}()")
        }
    }

    /// A draft's value that refers to the aggregate with `id`, both expressions.
    pub(crate) fn drafted(&self, id: &str) -> String {
        format!("{}::{}({id}).into()", self.path, self.variant)
    }
}

/// What tests and methods call a reference: `author_id`, `owner_customer`.
pub(crate) fn label(field: &Field, target: &Name) -> String {
    if field.any.is_empty() {
        return field.member().snake().to_owned();
    }
    format!("{}_{target}", field.name)
}
