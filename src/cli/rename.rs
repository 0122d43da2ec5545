//! `dddgen rename …`

use anyhow::{Result, bail};
use clap::{Args, Subcommand};

use super::failure::{of_edit, of_name};
use super::git::Clean;
use super::help;
use super::options::Options;
use super::project::{self, DryRun, Run};
use super::shell::{Reply, Shell};
use crate::model::Former;
use crate::model::edit::{self, EditError, TypeRename};
use crate::naming::{Name, Role};
use crate::outcome::Failure;
use crate::pipeline;
use crate::plan::{Asks, MODEL};
use crate::schema::Losses;

/// Gives something of the model another name, wherever it is mentioned
///
/// Files move with your edits, generated lines say the new name, and the rows of the database are
/// kept. Lines that you wrote stay as they are; those that still say the old name are listed.
#[derive(Debug, Subcommand)]
#[command(after_help = help::RENAME)]
pub(super) enum Typed {
    /// An entity or member: `Book Title`, or into another context: `catalog/Book sales/Book`
    Entity(Names),
    /// A field: `Book.title heading`
    Field(Names),
    /// A value object: `Isbn BookNumber`
    Value(Names),
    /// An enum: `OrderStatus OrderState`
    Enum(Names),
    /// A bounded context: `catalog shop`
    Context(Names),
}

#[derive(Debug, Args)]
#[command(after_help = help::RENAME)]
pub(super) struct Names {
    /// Its name today
    old: String,
    /// The name that it gets
    new: String,
    #[command(flatten)]
    dry: DryRun,
    #[command(flatten)]
    clean: Clean,
}

/// A rename as it was meant.
struct Meant {
    command: &'static str,
    former: Former,
    edit: Box<Edit>,
}

/// What is made of the text of the model.
type Edit = dyn FnOnce(&str) -> Result<String, EditError>;

pub(super) fn run(typed: &Typed, options: &Options, shell: &Shell) -> Result<Reply> {
    let (names, meant) = match typed {
        Typed::Entity(names) => (
            names,
            types(names, ["rename entity", "entities"], Role::Entity)?,
        ),
        Typed::Value(names) => (
            names,
            types(names, ["rename value", "values"], Role::Value)?,
        ),
        Typed::Enum(names) => (names, types(names, ["rename enum", "enums"], Role::Enum)?),
        Typed::Field(names) => (names, field(names)?),
        Typed::Context(names) => (names, context(names)?),
    };
    let run = Run {
        command: meant.command,
        tense: names.dry.tense(),
        asks: &Asks::default(),
        losses: Losses::Refused,
        former: Some(&meant.former),
    };
    let edit = meant.edit;
    let (reply, _) = project::write(&run, options, shell, |text| {
        pipeline::parse(text, MODEL)?;
        let edited = edit(text).map_err(|error| of_edit(&error))?;
        // A mistake in the command is told first: it is not mended by a commit.
        names.clean.require(&names.dry, options)?;
        Ok(edited)
    })?;
    Ok(reply)
}

fn read(text: &str, role: Role) -> Result<Name> {
    Name::parse(text, role).map_err(|error| of_name(&error))
}

/// A name with the context that is written before it, if one is.
fn placed(text: &str, role: Role) -> Result<(Option<Name>, Name)> {
    match text.split_once('/') {
        Some((context, name)) => Ok((Some(read(context, Role::Context)?), read(name, role)?)),
        None => Ok((None, read(text, role)?)),
    }
}

fn types(names: &Names, [command, group]: [&'static str; 2], role: Role) -> Result<Meant> {
    let (from, old) = placed(&names.old, role)?;
    let (to, new) = placed(&names.new, role)?;
    let former = match role {
        Role::Entity => Former::Entity(new.clone(), old.clone()),
        Role::Value => Former::Value(new.clone(), old.clone()),
        _ => Former::Enum(new.clone(), old.clone()),
    };
    let edit = move |text: &str| {
        let rename = TypeRename {
            group,
            old: &old,
            from: from.as_ref(),
            context: to.as_ref(),
            new: &new,
        };
        edit::rename_type(text, &rename)
    };
    Ok(Meant {
        command,
        former,
        edit: Box::new(edit),
    })
}

fn field(names: &Names) -> Result<Meant> {
    let Some((entity, old)) = names.old.rsplit_once('.') else {
        bail!(Failure::usage(format!(
            "`{}` does not say of which entity\nhint: write `Entity.{}`",
            names.old.escape_debug(),
            names.old.escape_debug()
        )));
    };
    let (_, entity) = placed(entity, Role::Entity)?;
    let old = read(old, Role::Field)?;
    let new = names.new.rsplit('.').next().unwrap_or_default();
    let new = read(new, Role::Field)?;
    let former = Former::Field {
        entity: entity.clone(),
        field: new.clone(),
        was: old.clone(),
    };
    Ok(Meant {
        command: "rename field",
        former,
        edit: Box::new(move |text| edit::rename_field(text, &entity, &old, &new)),
    })
}

fn context(names: &Names) -> Result<Meant> {
    let old = read(&names.old, Role::Context)?;
    let new = read(&names.new, Role::Context)?;
    let former = Former::Context(new.clone(), old.clone());
    Ok(Meant {
        command: "rename context",
        former,
        edit: Box::new(move |text| edit::rename_context(text, &old, &new)),
    })
}
