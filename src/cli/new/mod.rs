//! `dddgen new`

mod overview;
mod start;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::git::{self, Git};
use super::options::Options;
use super::project::DryRun;
use super::shell::{Reply, Shell};
use super::{clock, help};
use crate::commit;
use crate::model::Database;
use crate::pipeline::{self, Made, Wanted};
use crate::plan::Asks;
use crate::report::{self, Report, Tense};
use crate::schema::Losses;
use start::Start;

/// Starts a service
///
/// Creates the folder NAME with a service that runs: `cargo run` in it serves at once. What is
/// not given is asked for on a terminal.
#[derive(Debug, Args)]
#[command(after_help = help::NEW)]
pub(super) struct Typed {
    /// The name of the service, of its folder and its binary
    name: Option<String>,
    /// Starts from a model file; NAME replaces the name in it
    #[arg(long, value_name = "MODEL")]
    from: Option<PathBuf>,
    /// What the service is for, in one sentence
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// Where the service keeps its data: a file, with nothing to install, or a server [default: sqlite]
    #[arg(long, value_parser = database, value_name = "sqlite|postgres")]
    database: Option<Database>,
    /// `git` runs `git init`, unless the project stands in a repository [default: git]
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "git|none",
        hide_possible_values = true,
        hide_default_value = true
    )]
    vcs: Vcs,
    /// The folder to create [default: NAME]
    #[arg(long, value_name = "DIR")]
    path: Option<PathBuf>,
    #[command(flatten)]
    dry: DryRun,
}

/// The version control that a project starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Vcs {
    /// A repository without a commit.
    #[default]
    Git,
    None,
}

#[derive(Debug, Serialize)]
struct Data<'a> {
    command: &'static str,
    dry_run: bool,
    name: String,
    path: String,
    /// The command that does the same without questions.
    equivalent: String,
    #[serde(flatten)]
    report: Report<'a>,
}

/// A database as it is called in the model.
fn database(keyword: &str) -> Result<Database, String> {
    let known = Database::ALL.map(Database::keyword).join(" or ");
    Database::from_keyword(keyword).ok_or_else(|| format!("must be {known}"))
}

pub(super) fn run(typed: &Typed, options: &Options, shell: &Shell) -> Result<Reply> {
    let start = Start::of(typed, options)?;
    let made = pipeline::create(Wanted {
        model: &start.model,
        file: &start.file,
        now: clock::now()?,
        asks: &Asks::default(),
        losses: Losses::Refused,
        former: None,
    })?;
    let tense = typed.dry.tense();
    if tense == Tense::Did {
        commit::create(&start.target, &made.plan)?;
        if typed.vcs == Vcs::Git && git::start(&start.target)? == Git::Missing {
            shell.note("git is not installed, so the project is not under version control yet");
        }
    }
    Ok(answer(&start, &made, tense, shell))
}

fn answer(start: &Start, made: &Made, tense: Tense, shell: &Shell) -> Reply {
    let data = Data {
        command: "new",
        dry_run: tense == Tense::Would,
        name: start.name.kebab(),
        path: start.shown.clone(),
        equivalent: start.equivalent.clone(),
        report: report::data(&made.plan),
    };
    let text = overview::text(&made.plan, tense, shell.colour());
    let mut reply = Reply::new(text, &data, report::outcome(&made.plan));
    if tense == Tense::Did {
        reply.advice = next_steps(start);
    }
    reply
}

fn next_steps(start: &Start) -> String {
    let enter = match start.shown.as_str() {
        "." => String::new(),
        folder => format!("  cd {}\n", start::quoted(folder)),
    };
    let database = match start.database {
        Database::Sqlite => "",
        Database::Postgres => "  docker compose up --detach --wait database\n",
    };
    format!(
        "
next:
{enter}{database}  cargo run        # then open http://127.0.0.1:8080/docs
  dddgen add entity Product name:string:1..100 price:decimal:min=0

the same without questions:
  {}
",
        start.equivalent
    )
}
