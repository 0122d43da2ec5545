//! The one place that prints: results to standard output, talk to standard error.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write as _};

use clap::ValueEnum;
use serde::Serialize;
use serde_json::{Value, json};

use super::options::{Format, When};
use super::{Outcome, failure};
use crate::report::Colour;

/// What a command answers.
#[derive(Debug)]
pub(super) struct Reply {
    /// For people.
    pub(super) text: String,
    /// For programs.
    pub(super) data: Value,
    /// What to do next; talk, not part of the result.
    pub(super) advice: String,
    /// How the run ends.
    pub(super) outcome: Outcome,
}

impl Reply {
    /// An answer without advice.
    pub(super) fn new(text: String, data: &impl Serialize, outcome: Outcome) -> Self {
        let data = serde_json::to_value(data).unwrap_or(Value::Null);
        let advice = String::new();
        Self {
            text,
            data,
            advice,
            outcome,
        }
    }
}

/// How to print, known before the command line is read, so that its errors look the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    format: Format,
    when: When,
}

impl Style {
    /// Looks for the options in a command line that need not be right.
    pub(super) fn of(args: &[OsString]) -> Self {
        Self {
            format: find(args, "--format").unwrap_or_default(),
            when: find(args, "--color").unwrap_or_default(),
        }
    }

    pub(super) fn clap(self) -> clap::ColorChoice {
        match self.when {
            When::Auto => clap::ColorChoice::Auto,
            When::Always => clap::ColorChoice::Always,
            When::Never => clap::ColorChoice::Never,
        }
    }

    fn colour(self, terminal: bool) -> Colour {
        let set = |name| std::env::var_os(name).is_some_and(|it| !it.is_empty());
        let plain = set("NO_COLOR") || std::env::var_os("TERM").is_some_and(|it| it == "dumb");
        match self.when {
            When::Always => Colour::On,
            When::Auto if terminal && !plain => Colour::On,
            _ => Colour::Off,
        }
    }
}

fn find<T: ValueEnum>(args: &[OsString], name: &str) -> Option<T> {
    let mut args = args.iter().filter_map(|it| it.to_str());
    while let Some(arg) = args.next() {
        let value = match arg.strip_prefix(name) {
            Some("") => args.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        if let Some(value) = value {
            return T::from_str(value, false).ok();
        }
    }
    None
}

/// The output.
#[derive(Debug)]
pub(super) struct Shell(Style);

impl Shell {
    pub(super) fn new(style: Style) -> Self {
        Self(style)
    }

    pub(super) fn style(&self) -> Style {
        self.0
    }

    /// Whether results are coloured.
    pub(super) fn colour(&self) -> Colour {
        self.0.colour(std::io::stdout().is_terminal())
    }

    /// Says something that is not the result.
    pub(super) fn note(&self, text: &str) {
        let sign = paint(
            "note",
            "1;36",
            self.0.colour(std::io::stderr().is_terminal()),
        );
        talk(&format!("{sign}: {text}\n"));
    }

    /// Prints an answer; returns how the run ends.
    pub(super) fn reply(&self, reply: &Reply) -> Outcome {
        let printed = match self.0.format {
            Format::Json => document(&reply.data),
            Format::Text
            | Format::Sarif
            | Format::Mermaid
            | Format::Dot
            | Format::Svg
            | Format::Html => {
                let printed = result(&reply.text);
                talk(&reply.advice);
                printed
            }
        };
        match printed {
            Err(error) if reply.outcome == Outcome::Done => {
                talk(&format!("error: cannot print the result: {error}\n"));
                Outcome::Later
            }
            _ => reply.outcome,
        }
    }

    /// What `--help` and `--version` print.
    pub(super) fn help(&self, help: &clap::Error) -> Reply {
        let text = match self.colour() {
            Colour::On => help.render().ansi().to_string(),
            Colour::Off => help.render().to_string(),
        };
        let data = json!({ "help": help.render().to_string() });
        Reply::new(text, &data, Outcome::Done)
    }

    /// Prints an error; returns how the run ends.
    pub(super) fn fail(&self, error: &anyhow::Error) -> Outcome {
        match self.0.format {
            // How the run ends says more than that this could not be printed.
            Format::Json => drop(document(&failure::data(error))),
            Format::Text
            | Format::Sarif
            | Format::Mermaid
            | Format::Dot
            | Format::Svg
            | Format::Html => {
                let colour = self.0.colour(std::io::stderr().is_terminal());
                talk(&failure::text(error, colour));
            }
        }
        failure::outcome(error)
    }
}

/// A word in a colour.
pub(super) fn paint(word: &str, code: &str, colour: Colour) -> String {
    match colour {
        Colour::On => format!("\u{1b}[{code}m{word}\u{1b}[0m"),
        Colour::Off => word.to_owned(),
    }
}

fn document(data: &Value) -> io::Result<()> {
    result(&format!("{data:#}\n"))
}

/// A reader that has gone away is no error.
fn result(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    let printed = stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush());
    match printed {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        printed => printed,
    }
}

fn talk(text: &str) {
    drop(std::io::stderr().lock().write_all(text.as_bytes()));
}
