//! `dddgen add enum`

use anyhow::Result;
use clap::Args;

use super::{Adding, Placed};
use crate::cli::failure::of_name;
use crate::cli::help;
use crate::cli::options::Options;
use crate::cli::project::DryRun;
use crate::cli::shell::{Reply, Shell};
use crate::model::edit::{self, EnumDraft};
use crate::naming::{Name, Role};

/// Adds an enum, a closed set of values that a field can have
///
/// Fields use it by its name: `status:OrderStatus:default=pending`. Without a context all contexts
/// share it.
#[derive(Debug, Args)]
#[command(after_help = help::ENUM)]
pub(in crate::cli) struct Typed {
    /// Its name, in its context if it has one: `Weekday`, `sales/OrderStatus`
    #[arg(value_name = "[CONTEXT/]NAME")]
    name: String,
    /// Its values, in order
    #[arg(value_name = "VALUE", required = true)]
    values: Vec<String>,
    /// The values that are the end of a life
    #[arg(long = "final", value_name = "VALUE", value_delimiter = ',')]
    finals: Vec<String>,
    /// What it tells apart
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
    let Placed { context, name } = Placed::parse(&typed.name, Role::Enum)?;
    let draft = EnumDraft {
        context: context.as_ref(),
        name: &name,
        values: &names(&typed.values)?,
        finals: &names(&typed.finals)?,
        doc: &typed.doc,
    };
    let adding = Adding {
        command: "add enum",
        dry: &typed.dry,
        options,
        shell,
    };
    let (reply, _) = adding.write(|text| edit::add_enum(text, &draft))?;
    Ok(reply)
}

fn names(texts: &[String]) -> Result<Vec<Name>> {
    let names = texts.iter().map(|text| Name::parse(text, Role::EnumValue));
    let names = names.collect::<Result<Vec<_>, _>>();
    names.map_err(|error| of_name(&error))
}
