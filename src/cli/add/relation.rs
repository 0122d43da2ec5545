//! `dddgen add relation`

use anyhow::{Result, bail};
use clap::Args;

use super::{Adding, Placed, fields};
use crate::cli::help;
use crate::cli::options::Options;
use crate::cli::project::DryRun;
use crate::cli::shell::{Reply, Shell};
use crate::model::edit::{self, FieldArg};
use crate::model::{Entity, Field, Model};
use crate::naming::Role;
use crate::outcome::Failure;

/// Adds references to other aggregates: to one by `ref`, to many by `refs`, to one of several kinds by `any`
#[derive(Debug, Args)]
#[command(after_help = help::RELATION)]
pub(in crate::cli) struct Typed {
    /// The entity that refers, `Order`
    entity: String,
    /// The references
    #[arg(value_name = "FIELD:ref:ENTITY", required = true)]
    references: Vec<String>,
    #[command(flatten)]
    dry: DryRun,
}

pub(in crate::cli) fn run(typed: &Typed, options: &Options, shell: &Shell) -> Result<Reply> {
    // Names are unique in the whole model, so a context in front says nothing more.
    let Placed { name, .. } = Placed::parse(&typed.entity, Role::Entity)?;
    let references = fields(&typed.references)?;
    if let Some(other) = references.iter().find(|field| !is_relation(field)) {
        bail!(Failure::usage(format!(
            "`{0}:{1}` refers to nothing\n\
             hint: write `{0}:ref:Customer` for one, `{0}:refs:Customer` for many, or \
             `{0}:any:Customer,Vendor` for one of several kinds; \
             `dddgen add field` adds everything else",
            other.name, other.grammar,
        )));
    }
    let adding = Adding {
        command: "add relation",
        dry: &typed.dry,
        options,
        shell,
    };
    let (reply, model) = adding.write(|text| {
        let add = |text: String, field| edit::add_field(&text, &name, field);
        references.iter().try_fold(text.to_owned(), add)
    })?;
    if let Some(entity) = model.entity(&name) {
        let added = references.iter().filter_map(|it| entity.field(&it.name));
        added.for_each(|field| explain(&model, entity, field, shell));
    }
    Ok(reply)
}

fn is_relation(field: &FieldArg) -> bool {
    let word = field.grammar.split(':').next();
    matches!(word, Some("ref" | "refs" | "any"))
}

/// Says where the two sides are listed.
fn explain(model: &Model, entity: &Entity, field: &Field, shell: &Shell) {
    let plural = entity.plural.human();
    for target in field.targets().filter_map(|target| model.entity(target)) {
        let inverse = entity.inverse(field, &target.name);
        shell.note(&format!(
            "the {plural} are listed at `/{}/{{id}}/{inverse}`; `inverse=` gives another word",
            target.route
        ));
    }
    if field.refers_to_many() {
        let (route, name) = (&entity.route, field.name.kebab());
        shell.note(&format!(
            "what they refer to is listed at `/{route}/{{id}}/{name}`"
        ));
    }
}
