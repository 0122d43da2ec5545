//! `dddgen add index`

use anyhow::Result;
use clap::Args;

use super::{Adding, Placed};
use crate::cli::help;
use crate::cli::index::IndexArgs;
use crate::cli::options::Options;
use crate::cli::project::DryRun;
use crate::cli::shell::{Reply, Shell};
use crate::model::edit;
use crate::naming::Role;

/// Adds an index over fields of an entity, for what is often asked or never twice
#[derive(Debug, Args)]
#[command(after_help = help::INDEX)]
pub(in crate::cli) struct Typed {
    #[command(flatten)]
    index: IndexArgs,
    #[command(flatten)]
    dry: DryRun,
}

pub(in crate::cli) fn run(typed: &Typed, options: &Options, shell: &Shell) -> Result<Reply> {
    let Placed { name: entity, .. } = Placed::parse(&typed.index.entity, Role::Entity)?;
    let fields = typed.index.paths()?;
    let draft = typed.index.draft(&entity, &fields);
    let adding = Adding {
        command: "add index",
        dry: &typed.dry,
        options,
        shell,
    };
    let (reply, _) = adding.write(|text| edit::add_index(text, &draft))?;
    Ok(reply)
}
