//! `dddgen add transition`

use anyhow::Result;
use clap::Args;

use super::{Adding, Placed, fields};
use crate::cli::failure::{of_edit, of_name};
use crate::cli::help;
use crate::cli::options::Options;
use crate::cli::project::DryRun;
use crate::cli::shell::{Reply, Shell};
use crate::model::edit::{self, StepArg, TransitionDraft};
use crate::naming::{Name, Role};

/// Adds steps of an entity from state to state: methods, use cases, endpoints and tests
///
/// The states are the values of an enum that a field has, which no client sets from then on. Every
/// state has to be reached, so the first steps of a field come together.
#[derive(Debug, Args)]
#[command(after_help = help::TRANSITION)]
pub(in crate::cli) struct Typed {
    /// The entity, `sales/Order`
    entity: String,
    /// The steps: `confirm:pending:confirmed`, `cancel:pending,confirmed:cancelled`
    #[arg(value_name = "NAME:FROM[,FROM]:TO", required = true)]
    steps: Vec<String>,
    /// The field whose state they change
    #[arg(long, value_name = "NAME")]
    field: String,
    /// A condition that has to hold as well: a method of the entity, in a file that is yours
    #[arg(long, value_name = "NAME")]
    when: Option<String>,
    /// What the caller has to say
    #[arg(long, value_name = "FIELD:TYPE")]
    input: Vec<String>,
    #[command(flatten)]
    dry: DryRun,
}

pub(in crate::cli) fn run(typed: &Typed, options: &Options, shell: &Shell) -> Result<Reply> {
    let Placed { name: entity, .. } = Placed::parse(&typed.entity, Role::Entity)?;
    let field = Name::parse(&typed.field, Role::Field).map_err(|error| of_name(&error))?;
    let guard = typed.when.as_deref();
    let guard = guard
        .map(|text| Name::parse(text, Role::Method))
        .transpose();
    let guard = guard.map_err(|error| of_name(&error))?;
    let steps = typed.steps.iter().map(|text| StepArg::parse(text));
    let steps = steps.collect::<Result<Vec<_>, _>>();
    let draft = TransitionDraft {
        entity: &entity,
        field: &field,
        steps: &steps.map_err(|error| of_edit(&error))?,
        guard: guard.as_ref(),
        input: &fields(&typed.input)?,
    };
    let adding = Adding {
        command: "add transition",
        dry: &typed.dry,
        options,
        shell,
    };
    let (reply, _) = adding.write(|text| edit::add_transitions(text, &draft))?;
    Ok(reply)
}
