//! `part_of = "Order"`: an entity that is a member of another one's aggregate.

use std::ops::Range;

use super::entity::ReadEntity;
use super::invariant::scope;
use super::known::Known;
use super::node::{Entry, Kind, Text};
use super::problems::Problems;
use super::table::Table;
use super::{Declaration, Placed, short};
use crate::expression::{Collection, Span};
use crate::model::{Bounds, Entity, Field, Member};
use crate::naming::{Name, Role, is_method};

/// What a member says of its place in an aggregate.
#[derive(Debug)]
pub(super) struct Membership {
    root: Name,
    span: Range<usize>,
    /// Its given collection.
    collection: Option<Name>,
    collection_span: Range<usize>,
    count: Bounds,
}

impl Membership {
    /// The root of the aggregate.
    pub(super) fn root(&self) -> &Name {
        &self.root
    }

    /// Whether `root` is never without such a member.
    pub(super) fn is_needed_by(&self, root: &Name) -> bool {
        self.root == *root && self.count.min.is_some_and(|min| min >= 1.into())
    }
}

/// Whether an entity says what it is a part of.
pub(super) fn is_declared(entry: &Entry) -> bool {
    match &entry.node.kind {
        Kind::Table(entries) => entries.iter().any(|entry| entry.key == "part_of"),
        _ => false,
    }
}

/// What a root can speak of that its members say.
pub(super) fn collections(root: &Name, members: &[Placed<ReadEntity>]) -> Vec<Collection> {
    let members = members.iter().map(|placed| &placed.item);
    let collection = |read: &ReadEntity| {
        let membership = read.membership.as_ref().filter(|it| it.root == *root)?;
        let member = member(&read.entity, membership);
        Some(Collection {
            name: member.collection,
            count: scope::within(Span::LENGTH, member.count),
            scope: read.scope.clone(),
        })
    };
    members.filter_map(collection).collect()
}

/// Reads the membership of an entity; none of a root.
pub(super) fn read(
    declaration: &Declaration<'_>,
    table: Table<'_>,
    known: &Known<'_>,
    problems: &mut Problems,
) -> Option<Membership> {
    if table.entry("part_of").is_none() {
        for key in ["collection", "count"] {
            if let Some(entry) = table.entry(key) {
                let message = format!("`{key}` belongs to a member of an aggregate");
                let hint = "name its root, `part_of = \"…\"`, or drop it";
                problems.hint(entry.span.clone(), message, hint);
            }
        }
        return None;
    }
    refuse_what_roots_have(table, problems);
    let root = table.text("part_of", problems);
    let count = table.text("count", problems);
    let collection = table.text("collection", problems);
    Some(Membership {
        root: known.entity_name(root?, problems)?,
        span: root?.span(),
        collection: collection.and_then(|text| problems.name_of(text, Role::Field)),
        collection_span: collection.map_or(declaration.entry.span.clone(), Text::span),
        count: count
            .and_then(|text| bounds(text, problems))
            .unwrap_or_default(),
    })
}

fn refuse_what_roots_have(table: Table<'_>, problems: &mut Problems) {
    let keys = [
        ("route", "its route is that of its `collection`"),
        ("transitions", "give them to its root"),
        ("events", "give them to its root"),
    ];
    for (key, hint) in keys {
        if let Some(entry) = table.entry(key) {
            let message = format!("a member of an aggregate has no `{key}` of its own");
            problems.hint(entry.span.clone(), message, hint);
        }
    }
}

/// How many members there are: from none or one on.
fn bounds(text: &Text, problems: &mut Problems) -> Option<Bounds> {
    let range = short::range(&text.value);
    let whole = range.filter(|(min, max)| {
        [min, max]
            .into_iter()
            .flatten()
            .all(|end| end.is_integer() && !end.is_sign_negative())
    });
    let Some((min, max)) = whole else {
        let message = format!(
            "`{}` is not a range of whole numbers",
            text.value.escape_debug()
        );
        problems.hint(text.span(), message, "write `1..100`, `..100` or `1..`");
        return None;
    };
    let bounds = Bounds { min, max };
    if max.is_some_and(|max| max < 1.into() || min.is_some_and(|min| min > max)) {
        let message = format!("no number is in `{}`", text.value);
        problems.hint(
            text.span(),
            message,
            "the larger end comes last, and is at least 1",
        );
        return None;
    }
    if min.is_some_and(|min| min > 1.into()) {
        let message = "a collection begins with no member or with one";
        problems.hint(text.span(), message, "start the range with 0 or 1");
        return None;
    }
    Some(bounds)
}

/// Checks the members against their roots and makes them; a wrong one is left out.
pub(super) fn members(entities: &[Placed<ReadEntity>], problems: &mut Problems) -> Vec<Member> {
    refuse_references(entities, problems);
    let mut members: Vec<Member> = Vec::new();
    for placed in entities {
        let Some(membership) = &placed.item.membership else {
            continue;
        };
        let found = problems.len();
        let Some(root) = root(placed, membership, entities, problems) else {
            continue;
        };
        let member = member(&placed.item.entity, membership);
        check_names(&member, membership, root, problems);
        check_fields(&placed.item, root, problems);
        let same = |other: &&Member| {
            other.root == member.root && other.collection.fold() == member.collection.fold()
        };
        if let Some(other) = members.iter().find(same) {
            let (other, root) = (other.entity.name.pascal(), root.name.pascal());
            let (own, collection) = (member.entity.name.pascal(), &member.collection);
            let message = format!("`{other}` and `{own}` are both the `{collection}` of `{root}`");
            let hint = "give one of them another `collection`";
            problems.hint(membership.collection_span.clone(), message, hint);
        }
        if problems.len() == found {
            members.push(member);
        }
    }
    members
}

/// What is left of a name without that of the root: `OrderLine` of `Order` is a `Line`.
fn member(entity: &Entity, membership: &Membership) -> Member {
    let prefix = format!("{}_", membership.root.snake());
    let stripped = |name: &Name| {
        let rest = name.snake().strip_prefix(&prefix);
        rest.and_then(|rest| Name::from_snake(rest).ok())
            .unwrap_or_else(|| name.clone())
    };
    let derived = stripped(&entity.plural);
    Member {
        root: membership.root.clone(),
        singular: stripped(&entity.name),
        collection: membership.collection.clone().unwrap_or(derived),
        count: membership.count,
        entity: entity.clone(),
    }
}

fn root<'a>(
    placed: &Placed<ReadEntity>,
    membership: &Membership,
    entities: &'a [Placed<ReadEntity>],
    problems: &mut Problems,
) -> Option<&'a Entity> {
    let (member, name) = (&placed.item.entity, &membership.root);
    let mut others = entities.iter().map(|other| &other.item);
    let root = others.find(|other| other.entity.name == *name)?;
    let span = membership.span.clone();
    let (shown, root_shown) = (member.name.pascal(), name.pascal());
    if member.name == *name {
        let message = format!("`{shown}` cannot be a part of itself");
        problems.hint(span, message, "name the root of its aggregate");
        return None;
    }
    if let Some(above) = &root.membership {
        let message = format!(
            "`{root_shown}` is a part of `{}` itself",
            above.root.pascal()
        );
        let hint = format!(
            "members have no members: make it a part of `{}`",
            above.root.pascal()
        );
        problems.hint(span, message, hint);
        return None;
    }
    if member.context != root.entity.context {
        let message = format!("`{shown}` and its root `{root_shown}` belong to different contexts");
        let hint = match &root.entity.context {
            Some(context) => format!("declare it with `[contexts.{context}.entities.{shown}]`"),
            None => format!("declare it with `[entities.{shown}]`"),
        };
        problems.hint(span, message, hint);
        return None;
    }
    Some(&root.entity)
}

/// Checks what the root calls its members and what it does with them.
fn check_names(member: &Member, membership: &Membership, root: &Entity, problems: &mut Problems) {
    let span = &membership.collection_span;
    let collection = &member.collection;
    if let Err(error) = Name::parse(collection.snake(), Role::Field) {
        let hint = "give it another `collection`";
        problems.hint(span.clone(), error.message, hint);
    }
    if collection.fold() == member.singular.fold() {
        let root = root.name.pascal();
        let message = format!("`{collection}` is both one and all of these members of `{root}`");
        let hint = "say what all of them are called, `collection = \"…\"`";
        problems.hint(span.clone(), message, hint);
    }
    if is_method(member.singular.snake()) {
        let message = format!("every entity already has `{}`", member.singular);
        let longer = format!("{}Record", member.entity.name.pascal());
        let hint = format!("call the entity by one more word, `{longer}`");
        problems.hint(membership.span.clone(), message, hint);
    }
    let methods = methods(member);
    let derived = root.derived.iter().map(|derived| &derived.field);
    let fields = root.fields.iter().chain(derived).map(Field::member);
    let steps = root.transitions.iter().map(|step| step.name.clone());
    for taken in fields.chain(steps) {
        let root = root.name.pascal();
        if taken.fold() == collection.fold() {
            let message = format!("`{root}` has a member `{taken}` besides this collection");
            problems.hint(span.clone(), message, "give it another `collection`");
        } else if methods.iter().any(|method| method == taken.snake()) {
            let member = member.entity.name.pascal();
            let message = format!("`{taken}` is what `{root}` calls a method for `{member}`");
            problems.hint(span.clone(), message, "rename one of the two");
        }
    }
}

/// What a root can do with its members.
fn methods(member: &Member) -> Vec<String> {
    let one = member.singular.snake();
    let verbs = ["add", "change", "expect_new", "index_of", "remove"];
    let verbs = verbs.map(|verb| format!("{verb}_{one}"));
    verbs.into_iter().chain([one.to_owned()]).collect()
}

/// Checks the fields against the columns that every table of members has.
fn check_fields(read: &ReadEntity, root: &Entity, problems: &mut Problems) {
    let back = root.name.reference();
    let derived = read.entity.derived.iter().map(|derived| &derived.field);
    let derived = derived.zip(&read.derived);
    for (field, span) in read.entity.fields.iter().zip(&read.places).chain(derived) {
        let name = field.member();
        if field.refers_to_many() {
            let message = "a member of an aggregate has no list of references";
            let hint = "give the list to its root, or a single `ref` to each member";
            problems.hint(span.clone(), message, hint);
        }
        let message = if name == back {
            format!(
                "`{name}` is how each of them knows its `{}` already",
                root.name.pascal()
            )
        } else if name.snake() == "position" {
            "`position` is the place of a member among the others".to_owned()
        } else {
            continue;
        };
        problems.hint(span.clone(), message, "drop or rename the field");
    }
}

/// A member has no meaning outside of its aggregate, so nothing refers to it.
fn refuse_references(entities: &[Placed<ReadEntity>], problems: &mut Problems) {
    for ReadEntity { entity, places, .. } in entities.iter().map(|placed| &placed.item) {
        for (field, span) in entity.fields.iter().zip(places) {
            for target in field.targets() {
                let mut members = entities.iter().map(|other| &other.item);
                let member = members.find(|other| other.entity.name == *target);
                let Some(membership) = member.and_then(|member| member.membership.as_ref()) else {
                    continue;
                };
                let (target, root) = (target.pascal(), membership.root.pascal());
                let message = format!("`{target}` is a part of `{root}`: nothing refers to it");
                let hint = format!("refer to its root, `ref:{root}`");
                problems.hint(span.clone(), message, hint);
            }
        }
    }
}
