//! `dddgen add entity`

use anyhow::{Result, bail};
use clap::Args;

use super::{Adding, Placed, fields};
use crate::cli::failure::{of_edit, of_name};
use crate::cli::options::Options;
use crate::cli::project::DryRun;
use crate::cli::shell::{Reply, Shell};
use crate::cli::{ask, help};
use crate::model::Entity;
use crate::model::edit::{self, EntityDraft, FieldArg};
use crate::naming::{Name, Role};
use crate::outcome::Failure;

/// Adds an entity: code in every layer, endpoints, tests and a migration
#[derive(Debug, Args)]
#[command(after_help = help::entity())]
pub(in crate::cli) struct Typed {
    /// Its name, in its context if it has one: `Book`, `catalog/Book`
    #[arg(value_name = "[CONTEXT/]NAME")]
    name: String,
    /// Its fields, at least one
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
    /// Its plural, where the derived one will not do
    #[arg(long, value_name = "NAME")]
    plural: Option<String>,
    #[command(flatten)]
    dry: DryRun,
}

pub(in crate::cli) fn run(typed: &Typed, options: &Options, shell: &Shell) -> Result<Reply> {
    let Placed { context, name } = Placed::parse(&typed.name, Role::Entity)?;
    let plural = typed.plural.as_deref().map(Name::from_any).transpose();
    let plural = plural.map_err(|error| of_name(&error))?;
    let fields = match &typed.fields[..] {
        [] if options.interactive => asked()?,
        given => fields(given)?,
    };
    if fields.is_empty() {
        bail!(Failure::usage(format!(
            "the entity `{0}` has no fields\nhint: add at least one: `dddgen add entity {1} name:string`",
            name.pascal(),
            typed.name,
        )));
    }
    let draft = EntityDraft {
        context: context.as_ref(),
        name: &name,
        fields: &fields,
        doc: &typed.doc,
        plural: plural.as_ref(),
    };
    let adding = Adding {
        command: "add entity",
        dry: &typed.dry,
        options,
        shell,
    };
    let (reply, model) = adding.write(|text| edit::add_entity(text, &draft))?;
    if let Some(entity) = model.entity(&name) {
        explain(entity, shell);
    }
    Ok(reply)
}

/// Asks for fields until there is no answer.
fn asked() -> Result<Vec<FieldArg>> {
    let mut given = Vec::new();
    loop {
        let accept = |answer: &str| match answer {
            "" => Ok(()),
            answer => FieldArg::parse(answer)
                .map(drop)
                .map_err(|error| of_edit(&error)),
        };
        let answer = ask::text("Field (`name:type`, nothing to end)", accept)?;
        if answer.is_empty() {
            return fields(&given);
        }
        given.push(answer);
    }
}

/// Says the plural, where one would not guess it.
fn explain(entity: &Entity, shell: &Shell) {
    if entity.plural.snake() != format!("{}s", entity.name.snake()) {
        shell.note(&format!(
            "the plural of `{}` is `{}`: table `{}`, route `{}`; another one is given by `--plural`",
            entity.name.pascal(),
            entity.plural,
            entity.table,
            entity.route
        ));
    }
}
