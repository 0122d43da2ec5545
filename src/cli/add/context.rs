//! `dddgen add context`

use anyhow::Result;
use clap::Args;

use super::Adding;
use crate::cli::failure::of_name;
use crate::cli::help;
use crate::cli::options::Options;
use crate::cli::project::DryRun;
use crate::cli::shell::{Reply, Shell};
use crate::model::edit;
use crate::naming::{Name, Role};

/// Adds a bounded context, a folder in every layer
///
/// `add entity context/Name` creates a missing context by itself.
#[derive(Debug, Args)]
#[command(after_help = help::CONTEXT)]
pub(in crate::cli) struct Typed {
    /// Its name, `catalog`
    name: String,
    /// What it covers
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
    let name = Name::parse(&typed.name, Role::Context).map_err(|error| of_name(&error))?;
    let adding = Adding {
        command: "add context",
        dry: &typed.dry,
        options,
        shell,
    };
    let (reply, _) = adding.write(|text| edit::add_context(text, &name, &typed.doc))?;
    Ok(reply)
}
