//! `dddgen add field`

use anyhow::Result;
use clap::Args;

use super::{Adding, fields};
use crate::cli::failure::of_name;
use crate::cli::help;
use crate::cli::options::Options;
use crate::cli::project::DryRun;
use crate::cli::shell::{Reply, Shell};
use crate::model::edit;
use crate::naming::{Name, Role};

/// Adds fields to an entity: code in every layer, and a migration
#[derive(Debug, Args)]
#[command(after_help = help::field())]
pub(in crate::cli) struct Typed {
    /// The entity, `Book`
    entity: String,
    /// The fields
    #[arg(value_name = "FIELD:TYPE", required = true)]
    fields: Vec<String>,
    #[command(flatten)]
    dry: DryRun,
}

pub(in crate::cli) fn run(typed: &Typed, options: &Options, shell: &Shell) -> Result<Reply> {
    // Names are unique in the whole model, so a context in front says nothing more.
    let name = typed.entity.rsplit('/').next().unwrap_or_default();
    let entity = Name::parse(name, Role::Entity).map_err(|error| of_name(&error))?;
    let fields = fields(&typed.fields)?;
    let adding = Adding {
        command: "add field",
        dry: &typed.dry,
        options,
        shell,
    };
    let (reply, _) = adding.write(|text| {
        let add = |text: String, field| edit::add_field(&text, &entity, field);
        fields.iter().try_fold(text.to_owned(), add)
    })?;
    Ok(reply)
}
