//! `dddgen add member`

use anyhow::{Result, bail};
use clap::Args;

use super::{Adding, Placed, fields};
use crate::cli::failure::of_name;
use crate::cli::help;
use crate::cli::options::Options;
use crate::cli::project::DryRun;
use crate::cli::shell::{Reply, Shell};
use crate::model::Member;
use crate::model::edit::{self, EntityDraft, MemberDraft};
use crate::naming::{Name, Role};
use crate::outcome::Failure;

/// Adds a member to an aggregate: it is saved and read with its root, which adds and removes it
#[derive(Debug, Args)]
#[command(after_help = help::member())]
pub(in crate::cli) struct Typed {
    /// Its name, in the context of its root: `OrderLine`, `sales/OrderLine`
    #[arg(value_name = "[CONTEXT/]NAME")]
    name: String,
    /// Its fields, at least one
    #[arg(value_name = "FIELD:TYPE")]
    fields: Vec<String>,
    /// The root of the aggregate, `Order`
    #[arg(long, value_name = "ENTITY")]
    of: String,
    /// How many the root has; any number when it is not said
    #[arg(long, value_name = "MIN..MAX")]
    count: Option<String>,
    /// What the root calls all of them; `lines` for the `OrderLine` of an `Order` when it is not said
    #[arg(long, value_name = "NAME")]
    collection: Option<String>,
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
    let Placed { context, name } = Placed::parse(&typed.name, Role::Entity)?;
    let Placed { name: root, .. } = Placed::parse(&typed.of, Role::Entity)?;
    let collection = typed.collection.as_deref();
    let collection = collection.map(|text| Name::parse(text, Role::Field));
    let collection = collection.transpose().map_err(|error| of_name(&error))?;
    let fields = fields(&typed.fields)?;
    if fields.is_empty() {
        bail!(Failure::usage(format!(
            "the member `{0}` has no fields\n\
             hint: add at least one: `dddgen add member {1} --of {2} quantity:int:min=1`",
            name.pascal(),
            typed.name,
            root.pascal(),
        )));
    }
    let draft = MemberDraft {
        entity: EntityDraft {
            context: context.as_ref(),
            name: &name,
            fields: &fields,
            doc: &typed.doc,
            plural: None,
        },
        root: &root,
        collection: collection.as_ref(),
        count: typed.count.as_deref(),
    };
    let adding = Adding {
        command: "add member",
        dry: &typed.dry,
        options,
        shell,
    };
    let (reply, model) = adding.write(|text| edit::add_member(text, &draft))?;
    let member = model.members.iter().find(|it| it.entity.name == name);
    if let (Some(member), None) = (member, &collection) {
        explain(member, shell);
    }
    Ok(reply)
}

/// Says what the root calls them, where nobody did.
fn explain(member: &Member, shell: &Shell) {
    let (root, collection) = (member.root.pascal(), &member.collection);
    shell.note(&format!(
        "`{root}` calls them `{collection}`; another word is given by `--collection`"
    ));
}
