//! What aggregates have to do with each other.

use serde::Serialize;

use super::names::{path_prefix, variable};
use super::owner::{self, OwnerView};
use crate::model::{Entity, Field, Model};
use crate::naming::Name;

/// A field that refers to an aggregate.
#[derive(Debug, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a condition of a template"
)]
pub(crate) struct ReferenceView {
    pub(crate) member: String,
    /// What tests call it.
    pub(crate) label: String,
    /// The kind, where there are several.
    pub(crate) owner: Option<OwnerView>,
    /// The id of what it refers to, where there are several kinds: an optional expression.
    pub(crate) held: String,
    pub(crate) ident: String,
    /// Whether it may be absent, or empty.
    pub(crate) optional: bool,
    /// Whether it is a list of them.
    pub(crate) many: bool,
    /// Whether it is set once and for all.
    pub(crate) immutable: bool,
    /// Whether tests can set it and break no rule.
    pub(crate) settable: bool,
    /// Whether tests can state it over HTTP and break no rule.
    pub(crate) stated: bool,
    /// `catalog::`, or nothing without a context: where what it refers to belongs.
    pub(crate) target_path: String,
    /// `authors`: the collection that it refers to.
    pub(crate) target_plural: String,
    pub(crate) target: String,
    pub(crate) target_module: String,
    /// Whether nothing else refers to such aggregates.
    pub(crate) is_sole: bool,
    /// Whether it refers to its own kind.
    pub(crate) to_self: bool,
}

/// Another aggregate that an aggregate refers to.
#[derive(Debug, Clone, Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TargetView {
    /// `Author`.
    pub(crate) type_name: String,
    /// `author`: the module of its fixtures.
    pub(crate) module: String,
    /// `catalog::`, or nothing without a context.
    pub(crate) path: String,
    /// Whether it has to be there.
    pub(crate) required: bool,
    /// Whether ids of it are spoken of as such.
    pub(crate) is_plain: bool,
}

impl TargetView {
    pub(crate) fn new(target: &Entity, required: bool) -> Self {
        Self {
            type_name: target.name.pascal(),
            module: target.name.snake().to_owned(),
            path: path_prefix(target.context.as_ref()),
            required,
            is_plain: true,
        }
    }
}

/// A field that refers to an aggregate and keeps it from being deleted.
#[derive(Debug, Serialize)]
pub(crate) struct ReferrerView {
    /// The kind, where there are several.
    pub(crate) owner: Option<OwnerView>,
    /// Whether `referrer` refers to the one with `id`, an expression.
    pub(crate) test: String,
    /// `author_id`: the column.
    pub(crate) member: String,
    /// `TAG_IDS`: the table of a list; none for a single reference.
    pub(crate) list: Option<String>,
    /// `tag_id`: the column of a list.
    pub(crate) one: String,
    /// `book`: the module of those that refer.
    pub(crate) module: String,
    /// `catalog::`, or nothing without a context: where they belong.
    pub(crate) path: String,
    /// `books`: the collection.
    pub(crate) plural: String,
    /// `order items`.
    pub(crate) human_plural: String,
    /// `book`.
    pub(crate) variable: String,
}

/// The fields of `entity` that refer to others.
pub(crate) fn references(model: &Model, entity: &Entity) -> Vec<ReferenceView> {
    let variable = variable(&entity.name);
    let fields = super::related::references(model, entity);
    let fields = fields.map(|(field, target)| {
        let owner = OwnerView::new(entity, field, &target.name);
        let held = format!("{variable}.{}()", field.member().ident());
        let id_of = |owner: &OwnerView| owner.id_of(&held, field.optional);
        (field, target, owner.as_ref().map(id_of), owner)
    });
    fields
        .map(|(field, target, held, owner)| ReferenceView {
            member: field.member().snake().to_owned(),
            label: owner::label(field, &target.name),
            owner,
            held: held.unwrap_or_default(),
            ident: field.member().ident(),
            optional: field.needs() != Some(&target.name),
            many: field.refers_to_many(),
            immutable: field.immutable,
            settable: field.chosen.is_none(),
            stated: field.chosen.is_none() && !field.readonly,
            target_path: path_prefix(target.context.as_ref()),
            target_plural: target.plural.ident(),
            target: target.name.pascal(),
            target_module: target.name.snake().to_owned(),
            is_sole: model
                .fields()
                .filter(|it| it.leads_to(&target.name))
                .count()
                == 1,
            to_self: target.name == entity.name,
        })
        .collect()
}

/// The fields that refer to `entity` and keep it from being deleted.
pub(crate) fn referrers(model: &Model, entity: &Entity) -> Vec<ReferrerView> {
    let all = model
        .entities
        .iter()
        .flat_map(|other| other.fields.iter().map(move |field| (other, field)));
    let referring = all.filter(|(_, field)| field.leads_to(&entity.name) && field.keeps());
    referring
        .map(|(other, field)| ReferrerView {
            test: refers((other, field), &entity.name, "referrer", "id"),
            owner: OwnerView::new(other, field, &entity.name),
            member: field.member().snake().to_owned(),
            list: field.refers_to_many().then(|| field.member().screaming()),
            one: field.one().snake().to_owned(),
            module: other.name.snake().to_owned(),
            path: path_prefix(other.context.as_ref()),
            plural: other.plural.ident(),
            human_plural: other.plural.human(),
            variable: variable(&other.name),
        })
        .collect()
}

/// The other aggregates that `entity` refers to.
pub(crate) fn targets(model: &Model, entity: &Entity) -> Vec<TargetView> {
    let mut targets: Vec<TargetView> = Vec::new();
    let referring = super::related::references(model, entity);
    for (field, target) in referring.filter(|(_, target)| target.name != entity.name) {
        let view = TargetView {
            is_plain: field.any.is_empty(),
            ..TargetView::new(target, field.needs() == Some(&target.name))
        };
        match targets
            .iter_mut()
            .find(|known| known.type_name == view.type_name)
        {
            Some(known) => {
                known.required |= view.required;
                known.is_plain |= view.is_plain;
            }
            None => targets.push(view),
        }
    }
    targets
}

/// Whether others cannot be without `entity`.
pub(crate) fn is_needed(model: &Model, entity: &Entity) -> bool {
    let mut fields = model.fields();
    fields.any(|field| field.needs() == Some(&entity.name))
}

/// Whether `owner` refers by a field of `entity` to the `target` with `id`, an expression.
pub(crate) fn refers(
    (entity, field): (&Entity, &Field),
    target: &Name,
    owner: &str,
    id: &str,
) -> String {
    let held = format!("{owner}.{}()", field.member().ident());
    if let Some(kind) = OwnerView::new(entity, field, target) {
        return format!("{} == Some({id})", kind.id_of(&held, field.optional));
    }
    match (field.refers_to_many(), field.optional) {
        (true, _) => format!("{held}.contains(&{id})"),
        (false, true) => format!("{held} == Some({id})"),
        (false, false) => format!("{held} == {id}"),
    }
}
