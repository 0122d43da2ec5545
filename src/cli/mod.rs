//! The command line: what was typed, what it means, what the library makes of it, and what the
//! user sees.
//!
//! A command is a function from what was typed to a `Reply`. Only the `Shell` prints.

mod add;
mod apply;
mod ask;
mod check;
mod clock;
mod explain;
mod failure;
mod git;
mod graph;
mod help;
mod index;
mod mv;
mod new;
mod options;
mod project;
mod remove;
mod rename;
mod schema;
mod shell;
mod status;
mod upgrade;

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use anyhow::Result;
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::outcome::{Failure, Outcome};
use options::{Formats, Global, Options};
use shell::{Reply, Shell, Style};

/// Starts domain-driven Rust web services and stays with them: the domain model stands in one
/// file, and every line that you write stays yours.
#[derive(Debug, Parser)]
#[command(name = "dddgen", version, after_help = help::OVERVIEW, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    global: Global,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new::Typed),
    #[command(subcommand)]
    Add(add::Typed),
    #[command(subcommand)]
    Remove(remove::Typed),
    #[command(subcommand)]
    Rename(rename::Typed),
    Apply(apply::Typed),
    Upgrade(upgrade::Typed),
    Status(status::Typed),
    Explain(explain::Typed),
    Mv(mv::Typed),
    Check(check::Typed),
    Graph(graph::Typed),
    Schema(schema::Typed),
}

/// Runs the command line `args`, program name included, and returns the exit code.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let style = Style::of(&args);
    let shell = Shell::new(style);
    let outcome = match guarded(|| run(&args, &shell)) {
        Ok(reply) => shell.reply(&reply),
        Err(error) => shell.fail(&error),
    };
    ExitCode::from(outcome.code())
}

/// A panic is an error as well, without a backtrace that the user can do nothing with.
fn guarded<T>(run: impl FnOnce() -> Result<T>) -> Result<T> {
    std::panic::set_hook(Box::new(|_| {}));
    let result = catch_unwind(AssertUnwindSafe(run));
    drop(std::panic::take_hook());
    result.unwrap_or_else(|panic| {
        let texts = [
            panic.downcast_ref::<String>().map(String::as_str),
            panic.downcast_ref::<&str>().copied(),
        ];
        let text = texts.into_iter().flatten().next();
        let text = text.unwrap_or("it did not say what");
        Err(Failure::internal(format!(
            "internal error: {text}\nhint: this is a fault of dddgen; please report it with the command and `dddgen.toml`"
        ))
        .into())
    })
}

fn run(args: &[OsString], shell: &Shell) -> Result<Reply> {
    let parser = Cli::command().color(shell.style().clap());
    let typed = parser
        .try_get_matches_from(args)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match typed {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => return Err(error.into()),
        Err(help) => return Ok(shell.help(&help)),
    };
    let options = Options::new(&cli.global)?;
    options.require_format(match cli.command {
        Command::Graph(_) => Formats::OfPictures,
        Command::Check(_) => Formats::OfChecks,
        _ => Formats::Plain,
    })?;
    match cli.command {
        Command::New(typed) => new::run(&typed, &options, shell),
        Command::Add(typed) => add::run(&typed, &options, shell),
        Command::Remove(typed) => remove::run(&typed, &options, shell),
        Command::Rename(typed) => rename::run(&typed, &options, shell),
        Command::Apply(typed) => apply::run(&typed, &options, shell),
        Command::Upgrade(typed) => upgrade::run(&typed, &options, shell),
        Command::Status(typed) => status::run(&typed, &options, shell),
        Command::Explain(typed) => explain::run(&typed, &options, shell),
        Command::Mv(typed) => mv::run(&typed, &options, shell),
        Command::Check(typed) => check::run(&typed, &options, shell),
        Command::Graph(_) => graph::run(&options),
        Command::Schema(_) => Ok(schema::run()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::{Cli, guarded};
    use crate::outcome::Outcome;

    #[test]
    fn the_parser_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_panic_is_an_internal_error() {
        let error = guarded::<()>(|| panic!("no such thing")).unwrap_err();
        assert_eq!(Outcome::of(&error), Outcome::Internal);
        assert!(
            error
                .to_string()
                .starts_with("internal error: no such thing\n")
        );
    }
}
