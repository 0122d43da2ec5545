//! `dddgen add rule`

use anyhow::Result;
use clap::Args;

use super::{Adding, Placed};
use crate::cli::failure::of_name;
use crate::cli::help;
use crate::cli::options::Options;
use crate::cli::project::DryRun;
use crate::cli::shell::{Reply, Shell};
use crate::model::edit::{self, RuleDraft};
use crate::naming::{Name, Role};

/// Adds a rule across the fields of an entity
///
/// The domain keeps it from then on, and so does the database where SQL can say it.
#[derive(Debug, Args)]
#[command(after_help = help::RULE)]
pub(in crate::cli) struct Typed {
    /// The entity, `catalog/Book`
    entity: String,
    /// What it is called in problems, `expensive_is_described`
    name: String,
    /// What holds, `price > 1000 implies description is not empty`
    rule: String,
    /// What is said of what breaks it, after the name of the field
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true
    )]
    message: String,
    /// The field that a problem points to, where the first one of the rule will not do
    #[arg(long, value_name = "NAME")]
    field: Option<String>,
    #[command(flatten)]
    dry: DryRun,
}

pub(in crate::cli) fn run(typed: &Typed, options: &Options, shell: &Shell) -> Result<Reply> {
    let Placed { name: entity, .. } = Placed::parse(&typed.entity, Role::Entity)?;
    let read = |text: &str, role| Name::parse(text, role).map_err(|error| of_name(&error));
    let name = read(&typed.name, Role::Method)?;
    let field = typed.field.as_deref();
    let field = field.map(|text| read(text, Role::Field)).transpose()?;
    let draft = RuleDraft {
        entity: &entity,
        name: &name,
        rule: &typed.rule,
        message: &typed.message,
        field: field.as_ref(),
    };
    let adding = Adding {
        command: "add rule",
        dry: &typed.dry,
        options,
        shell,
    };
    let (reply, _) = adding.write(|text| edit::add_rule(text, &draft))?;
    Ok(reply)
}
