//! `dddgen remove …`

use anyhow::Result;
use clap::{Args, Subcommand};

use super::failure::{of_edit, of_name};
use super::git::Clean;
use super::help;
use super::index::IndexArgs;
use super::options::Options;
use super::project::{self, DataLoss, DryRun, Run};
use super::shell::{Reply, Shell};
use crate::model::OwnKind;
use crate::model::edit::{self, Removal};
use crate::naming::{Name, Role};
use crate::pipeline::{self, StillNeeded};
use crate::plan::{Asks, MODEL};

/// Removes from the model, and brings the project up to date with it
///
/// Files that you did not touch go, with folders that are empty then; those that you edited stay,
/// and are reported. What something else refers to is not removed.
#[derive(Debug, Subcommand)]
pub(super) enum Typed {
    /// Removes a bounded context that is empty
    Context(Named),
    /// Removes an entity, its table and its rows
    Entity(Named),
    /// Removes an entity that is a member of an aggregate
    Member(Named),
    /// Removes an enum
    Enum(Named),
    /// Removes a value object
    Value(Named),
    /// Removes fields of an entity, their columns and what is in them
    Field(Within),
    /// Removes fields that refer to other entities
    Relation(Within),
    /// Removes steps of an entity from state to state
    Transition(Within),
    /// Removes events of an entity's own
    Event(Within),
    /// Removes rules across the fields of an entity
    Rule(Within),
    /// Removes an index over fields of an entity, or that no two have the same of them
    Index(Indexed),
    /// Removes a use case of your own
    UseCase(Named),
    /// Removes a domain service
    Service(Named),
    /// Removes a specification
    Specification(Named),
    /// Removes a query
    Query(Named),
    /// Removes an endpoint of your own
    Endpoint(Named),
    /// Removes a handler of domain events
    Handler(Named),
}

/// What stands by itself.
#[derive(Debug, Args)]
#[command(after_help = help::REMOVE)]
pub(super) struct Named {
    /// Its name; a context in front says nothing more, for names are unique
    #[arg(value_name = "[CONTEXT/]NAME")]
    name: String,
    #[command(flatten)]
    common: Common,
}

/// What belongs to an entity.
#[derive(Debug, Args)]
#[command(after_help = help::REMOVE)]
pub(super) struct Within {
    /// The entity, `sales/Order`
    entity: String,
    /// The names
    #[arg(value_name = "NAME", required = true)]
    names: Vec<String>,
    #[command(flatten)]
    common: Common,
}

/// What is over fields of an entity.
#[derive(Debug, Args)]
#[command(after_help = help::REMOVE)]
pub(super) struct Indexed {
    #[command(flatten)]
    index: IndexArgs,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Args)]
struct Common {
    #[command(flatten)]
    dry: DryRun,
    #[command(flatten)]
    data_loss: DataLoss,
    #[command(flatten)]
    clean: Clean,
}

/// What is to go, as typed.
struct Wanted<'a> {
    kind: Kind,
    entity: Option<&'a str>,
    names: Vec<&'a str>,
    common: &'a Common,
}

/// A kind of thing that can be removed.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Context,
    Entity,
    Member,
    Enum,
    Value,
    Field,
    Relation,
    Transition,
    Event,
    Rule,
    Own(OwnKind),
}

pub(super) fn run(typed: &Typed, options: &Options, shell: &Shell) -> Result<Reply> {
    let wanted = match typed {
        Typed::Context(it) => it.wanted(Kind::Context),
        Typed::Entity(it) => it.wanted(Kind::Entity),
        Typed::Member(it) => it.wanted(Kind::Member),
        Typed::Enum(it) => it.wanted(Kind::Enum),
        Typed::Value(it) => it.wanted(Kind::Value),
        Typed::Field(it) => it.wanted(Kind::Field),
        Typed::Relation(it) => it.wanted(Kind::Relation),
        Typed::Transition(it) => it.wanted(Kind::Transition),
        Typed::Event(it) => it.wanted(Kind::Event),
        Typed::Rule(it) => it.wanted(Kind::Rule),
        Typed::UseCase(it) => it.wanted(Kind::Own(OwnKind::UseCase)),
        Typed::Service(it) => it.wanted(Kind::Own(OwnKind::Service)),
        Typed::Specification(it) => it.wanted(Kind::Own(OwnKind::Specification)),
        Typed::Query(it) => it.wanted(Kind::Own(OwnKind::Query)),
        Typed::Endpoint(it) => it.wanted(Kind::Own(OwnKind::Endpoint)),
        Typed::Handler(it) => it.wanted(Kind::Own(OwnKind::Handler)),
        Typed::Index(it) => return it.run(options, shell),
    };
    wanted.run(options, shell)
}

impl Wanted<'_> {
    fn run(&self, options: &Options, shell: &Shell) -> Result<Reply> {
        let (role, noun) = self.kind.words();
        let entity = self.entity.map(|text| read(text, Role::Entity));
        let entity = entity.transpose()?;
        let names = self.names.iter().map(|text| read(text, role));
        let names: Vec<Name> = names.collect::<Result<_>>()?;
        let shown = names.iter().map(|name| self.kind.spelled(name));
        let shown = format!("the {noun} `{}`", shown.collect::<Vec<_>>().join("`, `"));
        let removals = names
            .iter()
            .map(|name| self.kind.removal(entity.as_ref(), name));
        let removals: Vec<_> = removals.collect();
        self.common.write((&removals, &shown), options, shell)
    }
}

impl Indexed {
    fn run(&self, options: &Options, shell: &Shell) -> Result<Reply> {
        let entity = read(&self.index.entity, Role::Entity)?;
        let fields = self.index.paths()?;
        let draft = self.index.draft(&entity, &fields);
        let removals = [Removal::Index(draft)];
        let shown = draft.to_string();
        self.common.write((&removals, &shown), options, shell)
    }
}

impl Common {
    /// Carries removals out, which messages call as they are shown.
    fn write(
        &self,
        (removals, shown): (&[Removal<'_>], &str),
        options: &Options,
        shell: &Shell,
    ) -> Result<Reply> {
        let run = Run {
            command: "remove",
            tense: self.dry.tense(),
            asks: &Asks::default(),
            losses: self.data_loss.losses(),
            former: None,
        };
        let edit = |text: &str| {
            let rest = without(text, removals, shown)?;
            // A mistake in the command is told first: it is not mended by a commit.
            self.clean.require(&self.dry, options)?;
            Ok(rest)
        };
        Ok(project::write(&run, options, shell, edit)?.0)
    }
}

/// Reads a name; a context in front says nothing more.
fn read(text: &str, role: Role) -> Result<Name> {
    let name = text.rsplit('/').next().unwrap_or_default();
    Name::parse(name, role).map_err(|error| of_name(&error))
}

/// The model without all of them; refused where the rest of it needs one.
fn without(text: &str, removals: &[Removal<'_>], shown: &str) -> Result<String> {
    pipeline::parse(text, MODEL)?;
    let mut rest = text.to_owned();
    let mut cuts = Vec::new();
    for removal in removals {
        let removed = edit::remove(&rest, removal).map_err(|error| of_edit(&error))?;
        rest = removed.text;
        cuts.push(removed.cuts);
    }
    let origin = |at| cuts.iter().rev().fold(at, |at, cut| cut.origin(at));
    StillNeeded::require_none(shown, (text, &rest), origin)?;
    Ok(rest)
}

impl Named {
    fn wanted(&self, kind: Kind) -> Wanted<'_> {
        Wanted {
            kind,
            entity: None,
            names: vec![&self.name],
            common: &self.common,
        }
    }
}

impl Within {
    fn wanted(&self, kind: Kind) -> Wanted<'_> {
        Wanted {
            kind,
            entity: Some(&self.entity),
            names: self.names.iter().map(String::as_str).collect(),
            common: &self.common,
        }
    }
}

impl Kind {
    /// How its names are read, and what one is called in a sentence.
    fn words(self) -> (Role, &'static str) {
        match self {
            Self::Context => (Role::Context, "context"),
            Self::Entity => (Role::Entity, "entity"),
            Self::Member => (Role::Entity, "member"),
            Self::Enum => (Role::Enum, "enum"),
            Self::Value => (Role::Value, "value object"),
            Self::Field => (Role::Field, "field"),
            Self::Relation => (Role::Field, "relation"),
            Self::Transition => (Role::Method, "transition"),
            Self::Event => (Role::Method, "event"),
            Self::Rule => (Role::Method, "rule"),
            Self::Own(kind) => (Role::Own, kind.noun()),
        }
    }

    /// A name as the model spells it.
    fn spelled(self, name: &Name) -> String {
        match self {
            Self::Entity | Self::Member | Self::Enum | Self::Value => name.pascal(),
            _ => name.snake().to_owned(),
        }
    }

    fn removal<'n>(self, entity: Option<&'n Name>, name: &'n Name) -> Removal<'n> {
        let entity = entity.unwrap_or(name);
        match self {
            Self::Context => Removal::Context(name),
            Self::Entity => Removal::Entity(name),
            Self::Member => Removal::Member(name),
            Self::Enum => Removal::Enum(name),
            Self::Value => Removal::Value(name),
            Self::Field => Removal::Field(entity, name),
            Self::Relation => Removal::Relation(entity, name),
            Self::Transition => Removal::Transition(entity, name),
            Self::Event => Removal::Event(entity, name),
            Self::Rule => Removal::Rule(entity, name),
            Self::Own(kind) => Removal::Own(kind, name),
        }
    }
}
