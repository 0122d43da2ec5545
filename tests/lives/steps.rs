//! What becomes of a model.

use anyhow::{Context as _, Result};
use dddgen::model::edit;
use dddgen::model::{Former, Model};
use dddgen::naming::Role;
use dddgen::outcome::Outcome;
use dddgen::pipeline;
use dddgen::plan::{Asks, MODEL};
use dddgen::schema::Losses;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use toml_edit::{DocumentMut, Item, value};

use super::things::{CONTEXTS, GRAMMARS, Thing, moved, name, stock, thing};
use super::world::World;

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

/// A kind of change, whose subject is picked among what there is.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    like: Step,
    at: Index,
}

pub(crate) fn draft() -> impl Strategy<Value = Draft> {
    let removed = Just(Step::Remove(Thing::Value("")));
    let renamed = Just(Step::Rename(Thing::Value(""), ""));
    let moved = select(CONTEXTS).prop_map(|context| Step::Move("", context));
    let context = select(CONTEXTS).prop_map(|new| Step::RenameContext("", new));
    let typed = select(GRAMMARS).prop_map(|grammar| Step::Retype("", "", grammar));
    let like = prop_oneof![
        6 => thing().prop_map(Step::Add),
        4 => removed,
        4 => renamed,
        1 => moved,
        1 => context,
        2 => typed,
    ];
    (like, any::<Index>()).prop_map(|(like, at)| Draft { like, at })
}

impl Draft {
    /// The change of that model; none where there is nothing to change.
    pub(crate) fn step(&self, model: &Model) -> Option<Step> {
        let all = Thing::all(model);
        let pick = |wanted: fn(&Thing) -> bool| {
            let wanted: Vec<_> = all.iter().filter(|thing| wanted(thing)).collect();
            (!wanted.is_empty()).then(|| (*self.at.get(&wanted)).clone())
        };
        Some(match &self.like {
            Step::Add(thing) => Step::Add(thing.clone().of_one(model, self.at)),
            Step::Remove(_) => Step::Remove(pick(|_| true)?),
            Step::Rename(..) => {
                let thing = pick(|thing| thing.names().is_some())?;
                let name = self.at.get(thing.names()?);
                Step::Rename(thing, name)
            }
            Step::Move(_, context) => match pick(|it| matches!(it, Thing::Entity(..)))? {
                Thing::Entity(entity, ..) => Step::Move(entity, context),
                _ => return None,
            },
            Step::RenameContext(_, new) => {
                let contexts = model.contexts.iter();
                let contexts = contexts.filter_map(|it| stock(CONTEXTS, &it.name));
                let contexts: Vec<_> = contexts.collect();
                let old = (!contexts.is_empty()).then(|| self.at.get(&contexts))?;
                Step::RenameContext(old, new)
            }
            Step::Retype(_, _, grammar) => match pick(|it| matches!(it, Thing::Field(..)))? {
                Thing::Field(entity, field, _) => Step::Retype(entity, field, grammar),
                _ => return None,
            },
        })
    }
}

/// Makes a change of that kind, if there is anything that it can be about.
#[track_caller]
pub(crate) fn drafted(world: &mut World<'_>, draft: &Draft) -> Option<Step> {
    let step = draft.step(&world.parsed())?;
    change(world, &step).then_some(step)
}

/// Makes a change and applies it; what dddgen refuses changes nothing. Says whether it was done.
#[track_caller]
pub(crate) fn change(world: &mut World<'_>, step: &Step) -> bool {
    let before = world.clone();
    let text = world.model().to_owned();
    let done = edited(&text, step).and_then(|(text, former)| {
        pipeline::parse(&text, MODEL)?;
        world.apply(&text, former.as_ref(), &Asks::default(), Losses::Allowed)
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
    let (text, former) = match step {
        Step::Add(thing) => return Ok((thing.added(text)?, None)),
        Step::Remove(thing) => return Ok((thing.removed(text)?, None)),
        Step::Retype(entity, field, grammar) => {
            return Ok((retyped(text, (entity, field), grammar)?, None));
        }
        Step::Rename(thing, new) => thing.renamed(text, new)?,
        Step::Move(entity, context) => moved(text, entity, context)?,
        Step::RenameContext(old, new) => {
            let (old, new) = (name(old, Role::Context)?, name(new, Role::Context)?);
            let text = edit::rename_context(text, &old, &new)?;
            (text, Former::Context(new, old))
        }
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
