//! `dddgen add use-case`, `service`, `specification`, `query`, `endpoint` and `handler`: what the
//! user writes.

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use super::{Adding, Placed};
use crate::cli::failure::of_name;
use crate::cli::help;
use crate::cli::options::Options;
use crate::cli::project::DryRun;
use crate::cli::shell::{Reply, Shell};
use crate::model::edit::{self, OwnDraft};
use crate::model::{Heard, Method, OwnKind};
use crate::naming::{Name, Role};
use crate::outcome::Failure;

/// Adds a use case of your own: one unit of work over the entities that it names
///
/// It comes with its ports injected, an endpoint and tests. Its files are yours from then on.
#[derive(Debug, Args)]
#[command(after_help = help::USE_CASE)]
pub(in crate::cli) struct UseCase {
    #[command(flatten)]
    named: Named,
    /// The entities that it works on
    #[arg(
        long,
        value_name = "ENTITY",
        value_delimiter = ',',
        num_args = 1..,
        required = true
    )]
    on: Vec<String>,
}

/// Adds a domain service: a decision that belongs to no single aggregate
#[derive(Debug, Args)]
#[command(after_help = help::SERVICE)]
pub(in crate::cli) struct Service {
    #[command(flatten)]
    named: Named,
    /// The entities that it is about
    #[arg(long, value_name = "ENTITY", value_delimiter = ',', num_args = 1..)]
    on: Vec<String>,
}

/// Adds a specification: a condition on an entity, with a name
///
/// It composes with others by and, or and not, and the entity's list can be asked for it.
#[derive(Debug, Args)]
#[command(after_help = help::SPECIFICATION)]
pub(in crate::cli) struct Specification {
    #[command(flatten)]
    named: Named,
    /// The entity
    #[arg(long, value_name = "ENTITY", required = true)]
    on: Vec<String>,
}

/// Adds a query: a read model with its own SQL
#[derive(Debug, Args)]
#[command(after_help = help::QUERY)]
pub(in crate::cli) struct Query {
    #[command(flatten)]
    named: Named,
    /// The entities that it reads; those of its context unless given
    #[arg(long, value_name = "ENTITY", value_delimiter = ',', num_args = 1..)]
    on: Vec<String>,
}

/// Adds an endpoint: a handler of your own, routed and documented
#[derive(Debug, Args)]
#[command(after_help = help::ENDPOINT)]
pub(in crate::cli) struct Endpoint {
    #[command(flatten)]
    named: Named,
    /// Its method
    #[arg(long, value_name = "METHOD", value_enum, ignore_case = true)]
    method: Verb,
    /// Its path below `/api/v1`, `/sales/prices/import`
    #[arg(long, value_name = "PATH")]
    path: String,
}

/// Adds a handler of domain events: what follows once something has happened
///
/// It runs after the commit. Its file and its test are yours from then on.
#[derive(Debug, Args)]
#[command(after_help = help::HANDLER)]
pub(in crate::cli) struct Handler {
    #[command(flatten)]
    named: Named,
    /// The events that it acts upon, `Order.confirmed`
    #[arg(
        long,
        value_name = "ENTITY.EVENT",
        value_delimiter = ',',
        num_args = 1..,
        required = true
    )]
    on: Vec<String>,
}

/// What all of them say.
#[derive(Debug, Args)]
struct Named {
    /// Its name, in its context if it has one: `sales/ship_order`
    #[arg(value_name = "[CONTEXT/]NAME")]
    name: String,
    /// What it is for
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

/// A method of HTTP, as it is typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Verb {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Verb {
    fn method(self) -> Method {
        match self {
            Self::Get => Method::Get,
            Self::Post => Method::Post,
            Self::Put => Method::Put,
            Self::Patch => Method::Patch,
            Self::Delete => Method::Delete,
        }
    }
}

impl UseCase {
    pub(in crate::cli) fn run(&self, options: &Options, shell: &Shell) -> Result<Reply> {
        let kind = (OwnKind::UseCase, "add use-case");
        add(kind, &self.named, &Says::On(&self.on), (options, shell))
    }
}

impl Service {
    pub(in crate::cli) fn run(&self, options: &Options, shell: &Shell) -> Result<Reply> {
        let kind = (OwnKind::Service, "add service");
        add(kind, &self.named, &Says::On(&self.on), (options, shell))
    }
}

impl Specification {
    pub(in crate::cli) fn run(&self, options: &Options, shell: &Shell) -> Result<Reply> {
        let kind = (OwnKind::Specification, "add specification");
        add(kind, &self.named, &Says::On(&self.on), (options, shell))
    }
}

impl Query {
    pub(in crate::cli) fn run(&self, options: &Options, shell: &Shell) -> Result<Reply> {
        let kind = (OwnKind::Query, "add query");
        add(kind, &self.named, &Says::On(&self.on), (options, shell))
    }
}

impl Endpoint {
    pub(in crate::cli) fn run(&self, options: &Options, shell: &Shell) -> Result<Reply> {
        let kind = (OwnKind::Endpoint, "add endpoint");
        let says = Says::Route(self.method.method(), &self.path);
        add(kind, &self.named, &says, (options, shell))
    }
}

impl Handler {
    pub(in crate::cli) fn run(&self, options: &Options, shell: &Shell) -> Result<Reply> {
        let kind = (OwnKind::Handler, "add handler");
        add(kind, &self.named, &Says::Hears(&self.on), (options, shell))
    }
}

/// What one of them says beyond its name.
enum Says<'a> {
    On(&'a [String]),
    Route(Method, &'a str),
    Hears(&'a [String]),
}

fn add(
    (kind, command): (OwnKind, &'static str),
    named: &Named,
    says: &Says<'_>,
    (options, shell): (&Options, &Shell),
) -> Result<Reply> {
    let Placed { context, name } = Placed::parse(&named.name, Role::Own)?;
    let (mut on, mut hears, mut route) = (Vec::new(), Vec::new(), None);
    match says {
        Says::On(entities) => on = entities_of(entities)?,
        Says::Route(method, path) => route = Some((*method, *path)),
        Says::Hears(events) => hears = events_of(events)?,
    }
    let draft = OwnDraft {
        kind,
        context: context.as_ref(),
        name: &name,
        on: &on,
        hears: &hears,
        route,
        doc: &named.doc,
    };
    let adding = Adding {
        command,
        dry: &named.dry,
        options,
        shell,
    };
    let (reply, _) = adding.write(|text| edit::add_own(text, &draft))?;
    Ok(reply)
}

/// Entities by their names in any casing; a context in front says nothing more, for names are
/// unique in the whole model.
fn entities_of(texts: &[String]) -> Result<Vec<Name>> {
    texts.iter().map(|text| entity_of(text)).collect()
}

fn entity_of(text: &str) -> Result<Name> {
    let name = text.rsplit('/').next().unwrap_or_default();
    Name::parse(name, Role::Entity).map_err(|error| of_name(&error))
}

/// Events by their entities, `Order.confirmed`. Whether there are such is for the model to say.
fn events_of(texts: &[String]) -> Result<Vec<Heard>> {
    let events = texts.iter().map(|text| {
        let Some((entity, event)) = text.split_once('.') else {
            let message = format!("`{text}` names no event: write `{text}.created`");
            bail!(Failure::usage(message));
        };
        Ok(Heard {
            entity: entity_of(entity)?,
            event: Name::from_any(event).map_err(|error| of_name(&error))?,
        })
    });
    events.collect()
}
