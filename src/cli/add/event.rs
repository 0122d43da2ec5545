//! `dddgen add event`

use anyhow::Result;
use clap::Args;

use super::{Adding, Placed, fields};
use crate::cli::failure::of_name;
use crate::cli::help;
use crate::cli::options::Options;
use crate::cli::project::DryRun;
use crate::cli::shell::{Reply, Shell};
use crate::model::edit::{self, EventDraft};
use crate::naming::{Name, Role};

/// Adds an event to an entity: a method by which your code tells that something happened
///
/// That an entity was created, updated or deleted, and each of its transitions, is told without.
#[derive(Debug, Args)]
#[command(after_help = help::EVENT)]
pub(in crate::cli) struct Typed {
    /// The entity, `sales/Order`
    entity: String,
    /// What happened, in the past tense: `reminded`
    name: String,
    /// What is told of it
    #[arg(value_name = "FIELD:TYPE")]
    fields: Vec<String>,
    /// What it stands for
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true
    )]
    doc: String,
    #[command(flatten)]
    dry: DryRun,
}

pub(in crate::cli) fn run(typed: &Typed, options: &Options, shell: &Shell) -> Result<Reply> {
    let Placed { name: entity, .. } = Placed::parse(&typed.entity, Role::Entity)?;
    let name = Name::parse(&typed.name, Role::Method).map_err(|error| of_name(&error))?;
    let draft = EventDraft {
        entity: &entity,
        name: &name,
        fields: &fields(&typed.fields)?,
        doc: &typed.doc,
    };
    let adding = Adding {
        command: "add event",
        dry: &typed.dry,
        options,
        shell,
    };
    let (reply, _) = adding.write(|text| edit::add_event(text, &draft))?;
    Ok(reply)
}
