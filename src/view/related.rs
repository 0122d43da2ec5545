//! What references mean beside the field: where those that refer are listed, and what a deletion
//! does to them.

mod tested;

use serde::Serialize;

use super::below::{BelowView, below};
use super::entity::{has_another, route};
use super::names::{path_prefix, variable};
use super::owner::{self, OwnerView};
use super::relations::{TargetView, refers};
use super::rule::reaches;
use crate::model::{Entity, Field, Model};
use crate::naming::Name;
use tested::{is_repeatable, is_ruled, is_tested};

/// What the references of an aggregate, and those to it, mean beside the fields.
#[derive(Debug, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a condition of a template"
)]
pub(crate) struct RelationsView {
    /// Where it is listed below the aggregates that it refers to.
    pub(crate) nested: Vec<NestedView>,
    /// All places where it is listed below another aggregate: also where that refers to it.
    pub(crate) below: Vec<BelowView>,
    /// The aggregates below which it is listed, but for its own kind, once each.
    pub(crate) above: Vec<TargetView>,
    /// Whether it is listed below its own kind.
    pub(crate) is_below_self: bool,
    /// Its references, as deletions of what they refer to meet them.
    pub(crate) followed: Vec<FollowView>,
    /// The references of others that a deletion of it has to follow.
    pub(crate) following: Vec<FollowView>,
    /// Whether a deletion of it does something to those that refer to it.
    pub(crate) is_followed: bool,
    /// Whether a deletion of it deletes others.
    pub(crate) takes_along: bool,
    /// Whether a deletion of it empties references of others.
    pub(crate) is_let_go: bool,
    /// Whether a deletion can empty one of its references.
    pub(crate) can_forget: bool,
    /// Whether it is looked for by a reference.
    pub(crate) is_searched: bool,
    /// Whether it is looked for by a list of references.
    pub(crate) lists_are_searched: bool,
    /// The types of what it refers to and whose deletion does something to it.
    pub(crate) sources: Vec<String>,
    /// Whether another aggregate refers to it.
    pub(crate) is_referred: bool,
    /// Whether tests of the store let another aggregate refer to one.
    pub(crate) is_target: bool,
    /// Whether it refers to its own kind.
    pub(crate) refers_to_self: bool,
    /// Whether a new version of what it says can be refused for what the old one says.
    pub(crate) revision_fails: bool,
    /// Whether some changes of single fields are refused.
    pub(crate) refuses_changes: bool,
    /// A draft that can stand beside the first, by the name of its function.
    pub(crate) distinct_draft: &'static str,
    /// A body that can stand beside the first.
    pub(crate) distinct_body: &'static str,
    /// What tests of it have to import.
    pub(crate) tests: RelationTests,
}

/// What the tests of references have to import.
#[derive(Debug, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a condition of a template"
)]
pub(crate) struct RelationTests {
    /// What they delete, once each.
    targets: Vec<TestTarget>,
    /// Whether a deletion is refused.
    keep: bool,
    /// Whether they state a reference over HTTP.
    state: bool,
    /// Whether they name the path of the collection.
    path: bool,
    /// Whether they need a body that breaks no rule.
    body: bool,
    /// Whether they need a second one.
    other_body: bool,
    /// Whether they need a second draft.
    other_draft: bool,
    /// Whether they write JSON.
    json: bool,
    /// Whether they expect that a value is refused.
    violation: bool,
}

/// What a test deletes.
#[derive(Debug, Serialize, PartialEq, Eq)]
pub(crate) struct TestTarget {
    type_name: String,
    module: String,
    path: String,
    to_self: bool,
}

impl RelationsView {
    pub(crate) fn new(model: &Model, entity: &Entity, needs_targets: bool) -> Self {
        let nested = nested(model, entity);
        let below = below(model, entity);
        let above = below.iter().map(|it| &it.above);
        let mut above: Vec<_> = above
            .filter(|it| it.type_name != entity.name.pascal())
            .collect();
        above.sort();
        above.dedup();
        let above = above.into_iter().cloned().collect();
        let is_below_self = below.iter().any(|it| it.to_self);
        let followed = followed(model, entity);
        let following = following(model, entity);
        let other = has_another(model, entity);
        let mut sources = Vec::new();
        for reference in followed.iter().filter(|it| !it.restricts) {
            if !reference.to_self && !sources.contains(&reference.target) {
                sources.push(reference.target.clone());
            }
        }
        let mut fields = entity.fields.iter();
        let refuses_changes =
            fields.any(|field| field.immutable || field.target() == Some(&entity.name));
        Self {
            distinct_draft: if other { "other_draft" } else { "draft" },
            distinct_body: match (other, needs_targets) {
                (true, true) => "other(&app).await",
                (true, false) => "other()",
                (false, true) => "valid(&app).await",
                (false, false) => "valid()",
            },
            revision_fails: refuses_changes || reaches(entity),
            refuses_changes,
            above,
            is_below_self,
            below,
            is_followed: is_followed(model, &entity.name),
            takes_along: following.iter().any(|it| it.cascades),
            is_let_go: following.iter().any(|it| it.empties),
            can_forget: followed.iter().any(|it| it.empties),
            is_searched: followed.iter().any(|it| !it.restricts && !it.many),
            lists_are_searched: followed.iter().any(|it| !it.restricts && it.many),
            sources,
            is_referred: is_referred(model, entity, |_, _| true),
            is_target: is_referred(model, entity, |other, field| {
                field.refers_to_many() || is_tested(model, other, field, entity)
            }),
            refers_to_self: nested.iter().any(|it| it.to_self),
            tests: RelationTests::new(&nested, &followed, other),
            nested,
            followed,
            following,
        }
    }
}

impl RelationTests {
    fn new(nested: &[NestedView], followed: &[FollowView], has_other: bool) -> Self {
        let tested = || followed.iter().filter(|it| it.tested);
        let mut targets = Vec::new();
        for reference in tested() {
            let target = TestTarget {
                type_name: reference.target.clone(),
                module: reference.target_module.clone(),
                path: reference.target_path.clone(),
                to_self: reference.to_self,
            };
            if !targets.contains(&target) {
                targets.push(target);
            }
        }
        let state = nested.iter().any(|it| it.stated);
        let loops = nested.iter().any(|it| it.loops);
        Self {
            targets,
            keep: tested().any(|it| it.refused),
            state,
            path: nested.iter().any(|it| it.stated || it.to_self || it.many),
            body: nested.iter().any(|it| it.stated || it.to_self),
            other_body: has_other && nested.iter().any(|it| it.stated && it.to_self),
            other_draft: has_other && tested().any(|it| it.to_self),
            json: state || loops,
            violation: loops
                || nested
                    .iter()
                    .any(|it| it.many || (it.owner.is_some() && it.stated)),
        }
    }
}

/// A list of those that refer to an aggregate, below the path of that aggregate.
#[derive(Debug, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a condition of a template"
)]
pub(crate) struct NestedView {
    /// The kind, where there are several.
    pub(crate) owner: Option<OwnerView>,
    /// `author_id`: what tests call the reference.
    pub(crate) label: String,
    /// `author_id`: the reference.
    pub(crate) member: String,
    /// `list_by_author`: the handler.
    pub(crate) handler: String,
    /// `/catalog/authors`.
    pub(crate) collection: String,
    /// `books`: the last segment of the path.
    pub(crate) inverse: String,
    /// `Author`.
    pub(crate) target: String,
    /// `author`: the module of its tests.
    pub(crate) target_module: String,
    /// `catalog::`, or nothing without a context.
    pub(crate) target_path: String,
    /// Whether it refers to its own kind.
    pub(crate) to_self: bool,
    /// Whether it is a list of references.
    pub(crate) many: bool,
    /// `tags`: the last segment of the path that lists what it refers to.
    pub(crate) forward: String,
    /// Whether the list may be empty.
    pub(crate) optional: bool,
    /// Whether it is set once and for all.
    pub(crate) immutable: bool,
    /// Whether a test can state the reference over HTTP.
    pub(crate) stated: bool,
    /// Whether a client could make it refer to itself, and nothing else is said of it then.
    pub(crate) loops: bool,
    /// The body of another one that can be referred to, an expression over `app`; empty if tests
    /// have none.
    pub(crate) stranger: String,
}

/// A reference, as a deletion of what it refers to meets it.
#[derive(Debug, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a condition of a template"
)]
pub(crate) struct FollowView {
    /// `author_id`: what methods and tests call the reference.
    pub(crate) label: String,
    /// The kind, where there are several.
    pub(crate) owner: Option<OwnerView>,
    /// The same in a draft that refers to `target`; empty where there is one kind alone.
    pub(crate) drafted: String,
    /// `author_id`: the reference.
    pub(crate) member: String,
    /// `author_id`, or `r#type`.
    pub(crate) ident: String,
    /// `author_id`: what it refers to, in a parameter.
    pub(crate) one: String,
    /// `AUTHOR_IDS`: the table of a list; none for a single reference.
    pub(crate) list: Option<String>,
    /// Whether it is a list of references.
    pub(crate) many: bool,
    /// Whether an aggregate refers to the one that the parameter names, an expression.
    pub(crate) refers: String,
    /// `author`: the reference as prose.
    pub(crate) human: String,
    /// `Author`: what it refers to.
    pub(crate) target: String,
    /// `author`: the module of its tests.
    pub(crate) target_module: String,
    /// `catalog::`, or nothing without a context.
    pub(crate) target_path: String,
    /// `authors`: the collection.
    pub(crate) target_plural: String,
    /// `/catalog/authors`: its path.
    pub(crate) collection: String,
    /// `Book`: what refers.
    pub(crate) type_name: String,
    /// `book`.
    pub(crate) variable: String,
    /// `books`: the collection.
    pub(crate) plural: String,
    /// `books`, in names.
    pub(crate) plural_module: String,
    /// `books`, as prose.
    pub(crate) human_plural: String,
    /// Whether deletions of those that refer are followed as well.
    pub(crate) is_followed: bool,
    /// Whether a deletion is refused.
    pub(crate) restricts: bool,
    /// Whether a deletion deletes those that refer.
    pub(crate) cascades: bool,
    /// Whether a deletion empties the reference.
    pub(crate) empties: bool,
    /// Whether it refers to its own kind.
    pub(crate) to_self: bool,
    /// Whether a deletion is refused where this is the only reference.
    pub(crate) refused: bool,
    /// Whether a test can delete what it refers to, and nothing beside the reference matters.
    pub(crate) tested: bool,
    /// Whether a test can do so over HTTP.
    pub(crate) reachable: bool,
}

/// The lists of what `entity` is, below the aggregates that it refers to.
fn nested(model: &Model, entity: &Entity) -> Vec<NestedView> {
    let lists = references(model, entity).map(|(field, target)| {
        let inverse = entity.inverse(field, &target.name);
        let by = by(field, &target.name);
        NestedView {
            owner: OwnerView::new(entity, field, &target.name),
            label: owner::label(field, &target.name),
            member: field.member().snake().to_owned(),
            handler: format!("list_by_{by}"),
            inverse,
            many: field.refers_to_many(),
            forward: field.name.kebab(),
            optional: field.needs() != Some(&target.name),
            immutable: field.immutable,
            target: target.name.pascal(),
            target_module: target.name.snake().to_owned(),
            target_path: path_prefix(target.context.as_ref()),
            to_self: target.name == entity.name,
            stated: !field.readonly
                && field.chosen.is_none()
                && (target.name != entity.name || is_repeatable(model, entity)),
            loops: target.name == entity.name
                && !field.readonly
                && !field.immutable
                && !is_ruled(entity, &field.name),
            collection: route(target),
            stranger: if target.name == entity.name {
                String::new()
            } else {
                stranger(model, target)
            },
        }
    });
    lists.collect()
}

/// The references of `entity` as deletions meet them.
fn followed(model: &Model, entity: &Entity) -> Vec<FollowView> {
    let fields = references(model, entity);
    fields
        .map(|(field, target)| follow(model, entity, field, target))
        .collect()
}

/// The references that a deletion of `entity` has to follow.
fn following(model: &Model, entity: &Entity) -> Vec<FollowView> {
    let all = model
        .entities
        .iter()
        .flat_map(|other| followed(model, other));
    let target = entity.name.pascal();
    all.filter(|it| it.target == target && !it.restricts)
        .collect()
}

/// Whether a deletion of what is called `name` does something to those that refer to it.
pub(super) fn is_followed(model: &Model, name: &Name) -> bool {
    let mut fields = model.entities.iter().flat_map(|entity| &entity.fields);
    fields.any(|field| field.leads_to(name) && !field.keeps())
}

/// Whether another aggregate refers to `entity` in a way that counts.
fn is_referred(model: &Model, entity: &Entity, counts: impl Fn(&Entity, &Field) -> bool) -> bool {
    let others = model.entities.iter();
    let mut others = others.filter(|other| other.name != entity.name);
    others.any(|other| {
        let mut fields = other.fields.iter();
        fields.any(|field| field.leads_to(&entity.name) && counts(other, field))
    })
}

fn follow(model: &Model, entity: &Entity, field: &Field, target: &Entity) -> FollowView {
    let owner = OwnerView::new(entity, field, &target.name);
    FollowView {
        label: owner::label(field, &target.name),
        drafted: owner
            .as_ref()
            .map(|owner| owner.drafted("target"))
            .unwrap_or_default(),
        owner,
        member: field.member().snake().to_owned(),
        ident: field.member().ident(),
        one: field.one().ident(),
        list: field.refers_to_many().then(|| field.member().screaming()),
        many: field.refers_to_many(),
        refers: refers(
            (entity, field),
            &target.name,
            &variable(&entity.name),
            &field.one().ident(),
        ),
        human: bare(field).replace('_', " "),
        target: target.name.pascal(),
        target_module: target.name.snake().to_owned(),
        target_path: path_prefix(target.context.as_ref()),
        target_plural: target.plural.ident(),
        collection: route(target),
        type_name: entity.name.pascal(),
        variable: variable(&entity.name),
        plural: entity.plural.ident(),
        plural_module: entity.plural.snake().to_owned(),
        human_plural: entity.plural.human(),
        is_followed: is_followed(model, &entity.name),
        restricts: field.keeps(),
        cascades: field.goes_along(),
        empties: field.lets_go(),
        refused: field.keeps() || (field.lets_go() && field.needs().is_some()),
        to_self: target.name == entity.name,
        reachable: !field.readonly && is_tested(model, entity, field, target),
        tested: is_tested(model, entity, field, target),
    }
}

pub(super) fn references<'m>(
    model: &'m Model,
    entity: &'m Entity,
) -> impl Iterator<Item = (&'m Field, &'m Entity)> {
    let fields = entity.fields.iter();
    fields.flat_map(move |field| {
        let targets = field.targets();
        targets.filter_map(move |target| Some((field, model.entity(target)?)))
    })
}

/// `author` for `author` and for `author_id`, `tags` for `tags` and for `tag_ids`.
pub(super) fn bare(field: &Field) -> String {
    let name = field.name.snake();
    let bare = name.strip_suffix("_ids").or(name.strip_suffix("_id"));
    bare.unwrap_or(name).to_owned()
}

/// `author`, `customer_owner`: by what a list is made.
pub(super) fn by(field: &Field, target: &Name) -> String {
    if field.any.is_empty() {
        return bare(field);
    }
    format!("{target}_{}", bare(field))
}

fn stranger(model: &Model, target: &Entity) -> String {
    let needs = target.fields.iter().any(|field| field.needs().is_some());
    let body = match (has_another(model, target), needs) {
        (false, _) => return String::new(),
        (true, true) => "other(&app).await",
        (true, false) => "other()",
    };
    body.to_owned()
}
