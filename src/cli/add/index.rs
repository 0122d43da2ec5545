//! `dddgen add index`

use anyhow::Result;
use clap::Args;

use super::{Adding, Placed};
use crate::cli::failure::of_name;
use crate::cli::help;
use crate::cli::options::Options;
use crate::cli::project::DryRun;
use crate::cli::shell::{Reply, Shell};
use crate::model::FieldPath;
use crate::model::edit::{self, IndexDraft};
use crate::naming::Role;

/// Adds an index over fields of an entity, for what is often asked or never twice
#[derive(Debug, Args)]
#[command(after_help = help::INDEX)]
pub(in crate::cli) struct Typed {
    /// The entity, `sales/Order`
    entity: String,
    /// The fields, in the order of the index
    #[arg(value_name = "FIELD", required = true)]
    fields: Vec<String>,
    /// Which rows it is about, `stock < 10`
    #[arg(long = "where", value_name = "CONDITION", conflicts_with = "unique")]
    predicate: Option<String>,
    /// No two have the same of these fields
    #[arg(long)]
    unique: bool,
    #[command(flatten)]
    dry: DryRun,
}

pub(in crate::cli) fn run(typed: &Typed, options: &Options, shell: &Shell) -> Result<Reply> {
    let Placed { name: entity, .. } = Placed::parse(&typed.entity, Role::Entity)?;
    let fields = typed.fields.iter();
    let fields = fields.map(|text| FieldPath::parse(text));
    let fields: Result<Vec<_>, _> = fields.collect();
    let draft = IndexDraft {
        entity: &entity,
        fields: &fields.map_err(|error| of_name(&error))?,
        predicate: typed.predicate.as_deref(),
        unique: typed.unique,
    };
    let adding = Adding {
        command: "add index",
        dry: &typed.dry,
        options,
        shell,
    };
    let (reply, _) = adding.write(|text| edit::add_index(text, &draft))?;
    Ok(reply)
}
