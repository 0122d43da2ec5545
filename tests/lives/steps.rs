//! What becomes of a model: names from a small stock, so that they meet each other.

use anyhow::{Context as _, Result};
use dddgen::model::Former;
use dddgen::model::edit::{
    self, EntityDraft, EnumDraft, FieldArg, Removal, TypeRename, ValueDraft,
};
use dddgen::naming::{Name, Role};
use dddgen::outcome::Outcome;
use dddgen::pipeline;
use dddgen::plan::MODEL;
use dddgen::schema::Losses;
use proptest::prelude::*;
use proptest::sample::select;
use toml_edit::{DocumentMut, Item, value};

use super::world::World;

const ENTITIES: &[&str] = &["Book", "Author", "Order", "Shelf"];
const FIELDS: &[&str] = &["title", "pages", "rank", "note"];
const VALUES: &[&str] = &["Isbn", "Sku"];
const ENUMS: &[&str] = &["Kind", "Level"];
const CONTEXTS: &[&str] = &["catalog", "sales"];
const GRAMMARS: &[&str] = &[
    "string:1..80",
    "string:optional:unique",
    "text:optional",
    "int:min=0:default=0",
    "bigint:default=7:index",
    "decimal:optional",
    "bool:default=false",
    "date:optional:index",
    "list:string",
    "money:optional",
    "Isbn:optional",
    "Kind:default=low",
    "ref:Author:optional",
    "refs:Book",
];

/// What a model has.
#[derive(Debug, Clone)]
pub(crate) enum Thing {
    Entity(&'static str, &'static str, &'static str),
    Field(&'static str, &'static str, &'static str),
    Value(&'static str),
    Enum(&'static str),
}

/// A change of the model.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    Add(Thing),
    Remove(Thing),
    Rename(Thing, &'static str),
    Move(&'static str, &'static str),
    RenameContext(&'static str, &'static str),
    Retype(&'static str, &'static str, &'static str),
}

impl Thing {
    /// Whether its context is not there yet.
    pub(crate) fn needs_context(&self, model: &str) -> bool {
        let Self::Entity(_, context, _) = self else {
            return false;
        };
        !model.contains(&format!("[contexts.{context}]\n"))
    }
}

pub(crate) fn thing() -> impl Strategy<Value = Thing> {
    let entity = (select(ENTITIES), select(CONTEXTS), select(GRAMMARS));
    let field = (select(ENTITIES), select(FIELDS), select(GRAMMARS));
    prop_oneof![
        2 => entity.prop_map(|(name, context, grammar)| Thing::Entity(name, context, grammar)),
        4 => field.prop_map(|(entity, name, grammar)| Thing::Field(entity, name, grammar)),
        1 => select(VALUES).prop_map(Thing::Value),
        1 => select(ENUMS).prop_map(Thing::Enum),
    ]
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    let gone = select(ENTITIES).prop_map(|name| Step::Remove(Thing::Entity(name, "", "")));
    let renamed = thing().prop_flat_map(|thing| {
        let names = match thing {
            Thing::Entity(..) => ENTITIES,
            Thing::Field(..) => FIELDS,
            Thing::Value(..) => VALUES,
            Thing::Enum(..) => ENUMS,
        };
        select(names).prop_map(move |name| Step::Rename(thing.clone(), name))
    });
    let moved = (select(ENTITIES), select(CONTEXTS));
    let contexts = (select(CONTEXTS), select(&["catalog", "sales", "shop"][..]));
    let typed = (select(ENTITIES), select(FIELDS), select(GRAMMARS));
    prop_oneof![
        5 => thing().prop_map(Step::Add),
        2 => thing().prop_map(Step::Remove),
        3 => gone,
        4 => renamed,
        1 => moved.prop_map(|(entity, context)| Step::Move(entity, context)),
        1 => contexts.prop_map(|(old, new)| Step::RenameContext(old, new)),
        2 => typed.prop_map(|(entity, field, grammar)| Step::Retype(entity, field, grammar)),
    ]
}

/// Makes a change and applies it; what dddgen refuses changes nothing. Says whether it was done.
#[track_caller]
pub(crate) fn change(world: &mut World<'_>, step: &Step) -> bool {
    let before = world.clone();
    let text = world.model().to_owned();
    let done = edited(&text, step).and_then(|(text, former)| {
        pipeline::parse(&text, MODEL)?;
        world.apply(&text, former.as_ref(), Losses::Allowed)
    });
    if let Err(error) = &done {
        let outcome = Outcome::of(error);
        assert_ne!(outcome, Outcome::Internal, "{step:?}: {error:#}");
        assert!(
            *world == before,
            "{step:?} was refused and yet did something"
        );
    }
    done.is_ok()
}

/// The text of the model after a change, and what was called otherwise before it.
fn edited(text: &str, step: &Step) -> Result<(String, Option<Former>)> {
    match step {
        Step::Add(thing) => Ok((added(text, thing)?, None)),
        Step::Remove(thing) => Ok((removed(text, thing)?, None)),
        Step::Rename(Thing::Field(entity, old, _), new) => {
            let (entity, field) = (name(entity, Role::Entity)?, name(new, Role::Field)?);
            let was = name(old, Role::Field)?;
            let text = edit::rename_field(text, &entity, &was, &field)?;
            Ok((text, Some(Former::Field { entity, field, was })))
        }
        Step::Rename(thing, new) => renamed(text, thing, new),
        Step::Move(entity, context) => {
            let (entity, context) = (name(entity, Role::Entity)?, name(context, Role::Context)?);
            let rename = TypeRename {
                group: "entities",
                old: &entity,
                from: None,
                context: Some(&context),
                new: &entity,
            };
            let text = edit::rename_type(text, &rename)?;
            Ok((text, Some(Former::Entity(entity.clone(), entity))))
        }
        Step::RenameContext(old, new) => {
            let (old, new) = (name(old, Role::Context)?, name(new, Role::Context)?);
            let text = edit::rename_context(text, &old, &new)?;
            Ok((text, Some(Former::Context(new, old))))
        }
        Step::Retype(entity, field, grammar) => {
            Ok((retyped(text, (entity, field), grammar)?, None))
        }
    }
}

fn name(text: &str, role: Role) -> Result<Name> {
    Ok(Name::parse(text, role)?)
}

fn added(text: &str, thing: &Thing) -> Result<String> {
    Ok(match thing {
        Thing::Entity(entity, context, grammar) => {
            let fields = [
                FieldArg::parse("title:string:1..80")?,
                FieldArg::parse(&format!("rank:{grammar}"))?,
            ];
            let draft = EntityDraft {
                context: Some(&name(context, Role::Context)?),
                name: &name(entity, Role::Entity)?,
                fields: &fields,
                doc: "",
                plural: None,
            };
            edit::add_entity(text, &draft)?
        }
        Thing::Field(entity, field, grammar) => {
            let field = FieldArg::parse(&format!("{field}:{grammar}"))?;
            edit::add_field(text, &name(entity, Role::Entity)?, &field)?
        }
        Thing::Value(value) => {
            let draft = ValueDraft {
                context: None,
                name: &name(value, Role::Value)?,
                grammar: "string:1..20",
                parts: &[],
                storage: None,
                pattern: None,
                example: None,
                doc: "",
            };
            edit::add_value(text, &draft)?
        }
        Thing::Enum(kind) => {
            let values = [
                name("low", Role::EnumValue)?,
                name("high", Role::EnumValue)?,
            ];
            let draft = EnumDraft {
                context: None,
                name: &name(kind, Role::Enum)?,
                values: &values,
                finals: &[],
                doc: "",
            };
            edit::add_enum(text, &draft)?
        }
    })
}

fn removed(text: &str, thing: &Thing) -> Result<String> {
    let removed = match thing {
        Thing::Entity(entity, ..) => {
            edit::remove(text, &Removal::Entity(&name(entity, Role::Entity)?))
        }
        Thing::Field(entity, field, _) => {
            let (entity, field) = (name(entity, Role::Entity)?, name(field, Role::Field)?);
            edit::remove(text, &Removal::Field(&entity, &field))
        }
        Thing::Value(value) => edit::remove(text, &Removal::Value(&name(value, Role::Value)?)),
        Thing::Enum(kind) => edit::remove(text, &Removal::Enum(&name(kind, Role::Enum)?)),
    };
    Ok(removed?.text)
}

fn renamed(text: &str, thing: &Thing, new: &str) -> Result<(String, Option<Former>)> {
    let (group, role, old): (_, _, &str) = match thing {
        Thing::Entity(old, ..) | Thing::Field(old, ..) => ("entities", Role::Entity, old),
        Thing::Value(old) => ("values", Role::Value, old),
        Thing::Enum(old) => ("enums", Role::Enum, old),
    };
    let (old, new) = (name(old, role)?, name(new, role)?);
    let rename = TypeRename {
        group,
        old: &old,
        from: None,
        context: None,
        new: &new,
    };
    let text = edit::rename_type(text, &rename)?;
    let former = match role {
        Role::Entity => Former::Entity(new, old),
        Role::Value => Former::Value(new, old),
        _ => Former::Enum(new, old),
    };
    Ok((text, Some(former)))
}

/// The model with another type of a field, as a person writes it.
fn retyped(text: &str, (entity, field): (&str, &str), grammar: &str) -> Result<String> {
    let mut document: DocumentMut = text.parse()?;
    let found = find(&mut document, entity, field).context("there is no such field")?;
    *found = value(grammar);
    Ok(document.to_string())
}

/// The field of an entity, in whatever context that stands.
fn find<'d>(document: &'d mut DocumentMut, entity: &str, field: &str) -> Option<&'d mut Item> {
    let contexts = document
        .get_mut("contexts")?
        .as_table_like_mut()?
        .iter_mut();
    let mut fields = contexts.filter_map(|(_, context)| {
        let entity = context.get_mut("entities")?.get_mut(entity)?;
        entity.get_mut("fields")
    });
    fields.next()?.get_mut(field)
}
