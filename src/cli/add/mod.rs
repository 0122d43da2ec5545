//! `dddgen add …`

mod context;
mod entity;
mod enumeration;
mod event;
mod field;
mod index;
mod member;
mod own;
mod relation;
mod rule;
mod transition;
mod value;

use anyhow::{Result, bail};
use clap::Subcommand;

use super::failure::{of_edit, of_name};
use super::options::Options;
use super::project::{self, DryRun, Run};
use super::shell::{Reply, Shell};
use crate::model::Model;
use crate::model::edit::{EditError, FieldArg};
use crate::naming::{Name, Role};
use crate::outcome::Failure;
use crate::pipeline;
use crate::plan::{Asks, MODEL};
use crate::schema::Losses;

/// Adds to the model, and brings the project up to date with it
#[derive(Debug, Subcommand)]
pub(super) enum Typed {
    Context(context::Typed),
    Entity(entity::Typed),
    Enum(enumeration::Typed),
    Event(event::Typed),
    Field(field::Typed),
    Index(index::Typed),
    Member(member::Typed),
    Relation(relation::Typed),
    Rule(rule::Typed),
    Transition(transition::Typed),
    Value(value::Typed),
    UseCase(own::UseCase),
    Service(own::Service),
    Specification(own::Specification),
    Query(own::Query),
    Endpoint(own::Endpoint),
    Handler(own::Handler),
}

pub(super) fn run(typed: &Typed, options: &Options, shell: &Shell) -> Result<Reply> {
    match typed {
        Typed::Context(typed) => context::run(typed, options, shell),
        Typed::Entity(typed) => entity::run(typed, options, shell),
        Typed::Enum(typed) => enumeration::run(typed, options, shell),
        Typed::Event(typed) => event::run(typed, options, shell),
        Typed::Field(typed) => field::run(typed, options, shell),
        Typed::Index(typed) => index::run(typed, options, shell),
        Typed::Member(typed) => member::run(typed, options, shell),
        Typed::Relation(typed) => relation::run(typed, options, shell),
        Typed::Rule(typed) => rule::run(typed, options, shell),
        Typed::Transition(typed) => transition::run(typed, options, shell),
        Typed::Value(typed) => value::run(typed, options, shell),
        Typed::UseCase(typed) => typed.run(options, shell),
        Typed::Service(typed) => typed.run(options, shell),
        Typed::Specification(typed) => typed.run(options, shell),
        Typed::Query(typed) => typed.run(options, shell),
        Typed::Endpoint(typed) => typed.run(options, shell),
        Typed::Handler(typed) => typed.run(options, shell),
    }
}

/// An addition on its way.
struct Adding<'a> {
    command: &'static str,
    dry: &'a DryRun,
    options: &'a Options,
    shell: &'a Shell,
}

impl Adding<'_> {
    /// Makes the edit and brings the project up to date.
    fn write(
        &self,
        edit: impl FnOnce(&str) -> Result<String, EditError>,
    ) -> Result<(Reply, Model)> {
        let run = Run {
            command: self.command,
            tense: self.dry.tense(),
            asks: &Asks::default(),
            losses: Losses::Refused,
            former: None,
        };
        project::write(&run, self.options, self.shell, |text| {
            edit(text).map_err(|error| match pipeline::parse(text, MODEL) {
                // What is no TOML has better messages than that it cannot be edited.
                Err(wrong) if toml::from_str::<toml::Table>(text).is_err() => wrong,
                _ => of_edit(&error),
            })
        })
    }
}

/// A name with the context that it belongs to.
#[derive(Debug)]
struct Placed {
    context: Option<Name>,
    name: Name,
}

impl Placed {
    /// Reads `[context/]Name` in any casing.
    fn parse(text: &str, role: Role) -> Result<Self> {
        let (context, name) = match text.split_once('/') {
            Some((context, name)) => (Some(context), name),
            None => (None, text),
        };
        let context = context.map(|text| Name::parse(text, Role::Context));
        Ok(Self {
            context: context.transpose().map_err(|error| of_name(&error))?,
            name: Name::parse(name, role).map_err(|error| of_name(&error))?,
        })
    }
}

/// Reads fields, no two of one name.
fn fields(texts: &[String]) -> Result<Vec<FieldArg>> {
    let mut fields: Vec<FieldArg> = Vec::new();
    for text in texts {
        let field = FieldArg::parse(text).map_err(|error| of_edit(&error))?;
        if fields.iter().any(|other| other.name == field.name) {
            bail!(Failure::usage(format!(
                "the field `{}` is given twice",
                field.name
            )));
        }
        fields.push(field);
    }
    Ok(fields)
}
