//! Where an aggregate is listed below the paths of others.

use serde::Serialize;

use super::entity::route;
use super::names::variable;
use super::related::{bare, by, references};
use super::relations::TargetView;
use crate::model::{Entity, Field, Model};

/// A list of an aggregate below the path of another one.
#[derive(Debug, Serialize)]
pub(crate) struct BelowView {
    /// `list_by_author`: the handler.
    pub(crate) handler: String,
    /// `list_books_by_author`.
    pub(crate) operation: String,
    /// `/catalog/authors/{id}/books`.
    pub(crate) route: String,
    /// What it lists, one sentence.
    pub(crate) doc: String,
    /// The aggregate below which it is listed.
    pub(crate) above: TargetView,
    /// Whether that is of its own kind.
    pub(crate) to_self: bool,
    /// What code calls the one above, if the condition needs it; else empty.
    pub(crate) read: String,
    /// The condition on what is listed, an expression.
    pub(crate) condition: String,
    /// The condition on the kind of what it refers to, where there are several; else empty.
    pub(crate) kind: String,
}

/// Where `entity` is listed: below what it refers to, and below what refers to many of it.
pub(crate) fn below(model: &Model, entity: &Entity) -> Vec<BelowView> {
    let back = references(model, entity).map(|(field, target)| back(entity, field, target));
    let others = model.entities.iter();
    let forward = others.flat_map(|other| {
        let lists = other.fields.iter().filter(|field| field.refers_to_many());
        let lists = lists.filter(|field| field.target() == Some(&entity.name));
        lists.map(move |field| forward(entity, field, other))
    });
    back.chain(forward).collect()
}

/// The aggregates of the kind `entity` that refer to a `target`.
fn back(entity: &Entity, field: &Field, target: &Entity) -> BelowView {
    let listed_by = by(field, &target.name);
    let (books, author, human) = (
        entity.plural.human(),
        target.name.human(),
        bare(field).replace('_', " "),
    );
    let constructor = if field.refers_to_many() {
        "lists"
    } else {
        "refers"
    };
    let condition = |referred: &str| {
        let entity = entity.name.pascal();
        format!("Condition::{constructor}({entity}Field::{referred}, id)")
    };
    let referred = if field.any.is_empty() {
        field.member().pascal()
    } else {
        format!("{}Id", field.name.pascal())
    };
    BelowView {
        handler: format!("list_by_{listed_by}"),
        operation: format!("list_{}_by_{listed_by}", entity.plural.snake()),
        route: format!(
            "{}/{{id}}/{}",
            route(target),
            entity.inverse(field, &target.name)
        ),
        doc: if field.refers_to_many() {
            format!("Lists the {books} that have this {author} among their {human}, page by page.")
        } else {
            format!("Lists the {books} whose {human} this {author} is, page by page.")
        },
        above: TargetView::new(target, true),
        to_self: target.name == entity.name,
        read: String::new(),
        condition: condition(&referred),
        kind: if field.any.is_empty() {
            String::new()
        } else {
            format!(
                "Condition::is_kind({}Field::{}Type, \"{}\")",
                entity.name.pascal(),
                field.name.pascal(),
                target.name
            )
        },
    }
}

/// The aggregates of the kind `entity` that an `owner` refers to.
fn forward(entity: &Entity, field: &Field, owner: &Entity) -> BelowView {
    let (tags, book) = (bare(field), owner.name.snake());
    let read = variable(&owner.name);
    BelowView {
        handler: format!("list_{tags}_of_{book}"),
        operation: format!("list_{tags}_of_{book}"),
        route: format!("{}/{{id}}/{}", route(owner), field.name.kebab()),
        doc: format!(
            "Lists the {} of this {}, page by page.",
            tags.replace('_', " "),
            owner.name.human()
        ),
        above: TargetView::new(owner, true),
        to_self: owner.name == entity.name,
        condition: format!(
            "Condition::one_of({}Field::Id, {read}.{})",
            entity.name.pascal(),
            field.member().ident()
        ),
        read,
        kind: String::new(),
    }
}
