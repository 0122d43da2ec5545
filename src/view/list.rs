//! Lists of references, which are kept in tables of their own.

use serde::Serialize;

use super::entity::has_another;
use super::names::path_prefix;
use super::relations::TargetView;
use crate::model::{Entity, Field, Model};

/// A list of references.
#[derive(Debug, Serialize)]
pub(crate) struct ListView {
    /// `tag_ids`.
    pub(crate) member: String,
    /// `tag_ids`.
    pub(crate) ident: String,
    /// `TagIds`: what lists of what refers can be asked for.
    pub(crate) variant: String,
    /// `TAG_IDS`: what code calls its table.
    pub(crate) constant: String,
    /// `tags`, as prose.
    pub(crate) human: String,
    /// `book_tags`: the table.
    pub(crate) table: String,
    /// `book_id`: the column of what refers.
    pub(crate) root_id: String,
    /// `tag_id`: the column of what is referred to.
    pub(crate) one: String,
    /// `catalog::`, or nothing without a context: where what it refers to belongs.
    pub(crate) target_path: String,
    /// `tag`: the module of what it refers to.
    pub(crate) target_module: String,
    /// `tags`: the collection that it refers to.
    pub(crate) target_plural: String,
    /// Whether it refers to its own kind.
    pub(crate) to_self: bool,
    /// Whether it is not set again.
    pub(crate) is_kept: bool,
    /// What makes the draft of a second one to refer to, for tests; empty if they cannot make one.
    pub(crate) second: &'static str,
}

/// What the tests of lists of references have to import, and what they can do.
#[derive(Debug, Serialize)]
pub(crate) struct ListTests {
    /// Whether there are any.
    any: bool,
    /// Whether they count statements.
    statements: bool,
    /// Whether they need a second draft of what refers.
    other_draft: bool,
    /// What they refer to, but for its own kind, once each.
    targets: Vec<TargetView>,
}

/// The lists of references of `entity`.
pub(crate) fn lists(model: &Model, entity: &Entity) -> Vec<ListView> {
    let fields = entity.fields.iter().filter(|field| field.refers_to_many());
    let fields = fields.filter_map(|field| Some((field, model.entity(field.target()?)?)));
    fields
        .map(|(field, target)| list(model, entity, field, target))
        .collect()
}

fn list(model: &Model, entity: &Entity, field: &Field, target: &Entity) -> ListView {
    let to_self = target.name == entity.name;
    ListView {
        member: field.member().snake().to_owned(),
        ident: field.member().ident(),
        variant: field.member().pascal(),
        constant: field.member().screaming(),
        human: field.name.human().trim_end_matches(" ids").to_owned(),
        table: entity.join_table(field),
        root_id: entity.name.reference().snake().to_owned(),
        one: field.one().snake().to_owned(),
        target_path: path_prefix(target.context.as_ref()),
        target_module: target.name.snake().to_owned(),
        target_plural: target.plural.ident(),
        to_self,
        is_kept: field.immutable || field.readonly,
        second: match (is_unique(target), to_self) {
            (false, _) => "draft",
            (true, false) if has_another(model, target) => "other_draft",
            (true, _) => "",
        },
    }
}

fn is_unique(entity: &Entity) -> bool {
    entity.fields.iter().any(|field| field.unique) || !entity.uniques.is_empty()
}

impl ListTests {
    /// The tests of the `lists` of `entity`, whose statements tests count if `counted`.
    pub(crate) fn new(model: &Model, entity: &Entity, lists: &[ListView], counted: bool) -> Self {
        let any = lists.iter().any(|list| !list.second.is_empty());
        let statements = any && counted && lists.iter().any(|list| !list.to_self);
        let targets = entity.fields.iter().filter(|field| field.refers_to_many());
        let targets = targets.filter_map(|field| model.entity(field.target()?));
        let others = targets.filter(|target| target.name != entity.name);
        let mut targets: Vec<_> = others.map(|it| TargetView::new(it, true)).collect();
        targets.sort();
        targets.dedup();
        Self {
            any,
            statements,
            other_draft: statements && is_unique(entity),
            targets,
        }
    }
}
