//! What holds for every command.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::graph;
use crate::outcome::Failure;

/// The options of every command, as typed.
#[derive(Debug, Args)]
#[command(next_help_heading = "Global options")]
pub(super) struct Global {
    /// Runs as if started in this folder
    #[arg(short = 'C', value_name = "DIR", global = true)]
    dir: Option<PathBuf>,
    /// How results are written to standard output: `text`, `json`; `check` has `sarif` too, `graph`
    /// has `mermaid`, `dot`, `svg` and `html`
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "FORMAT",
        hide_possible_values = true,
        hide_default_value = true,
        global = true
    )]
    format: Format,
    /// Asks nothing and takes the defaults
    #[arg(short, long, global = true)]
    yes: bool,
    /// When to colour; `NO_COLOR` is respected
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "auto|always|never",
        hide_possible_values = true,
        hide_default_value = true,
        global = true
    )]
    color: When,
}

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Format {
    #[default]
    Text,
    Json,
    /// For code forges; only a check has it.
    Sarif,
    /// The rest is for pictures of the model, and no other command has any.
    Mermaid,
    Dot,
    Svg,
    Html,
}

impl Format {
    /// How a picture is written; none for what is no picture.
    pub(super) fn picture(self) -> Option<graph::Format> {
        match self {
            Self::Text | Self::Json | Self::Sarif => None,
            Self::Mermaid => Some(graph::Format::Mermaid),
            Self::Dot => Some(graph::Format::Dot),
            Self::Svg => Some(graph::Format::Svg),
            Self::Html => Some(graph::Format::Html),
        }
    }
}

/// What a command has beside text and JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Formats {
    Plain,
    OfChecks,
    OfPictures,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum When {
    /// On a terminal.
    #[default]
    Auto,
    Always,
    Never,
}

/// What the options mean.
#[derive(Debug)]
pub(super) struct Options {
    dir: PathBuf,
    /// Whether there is somebody to ask.
    pub(super) interactive: bool,
    /// How results are written.
    pub(super) format: Format,
}

impl Options {
    pub(super) fn new(global: &Global) -> Result<Self> {
        let dir = global.dir.clone().unwrap_or_default();
        if global.dir.is_some() && !dir.is_dir() {
            bail!(Failure::usage(format!(
                "`-C {}` is not a folder",
                dir.display()
            )));
        }
        let terminal = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
        let interactive = terminal && !global.yes && global.format == Format::Text;
        Ok(Self {
            dir,
            interactive,
            format: global.format,
        })
    }

    /// Refuses a format that only another command has.
    pub(super) fn require_format(&self, has: Formats) -> Result<()> {
        let refused = |text: &str| bail!(Failure::usage(text));
        match self.format {
            Format::Text | Format::Json => Ok(()),
            Format::Sarif if has == Formats::OfChecks => Ok(()),
            Format::Sarif => refused(
                "`--format` is `text` or `json` here; findings as SARIF are for `dddgen check`",
            ),
            _ if has == Formats::OfPictures => Ok(()),
            _ => refused(
                "`--format` is `text` or `json` here; pictures of the model are for `dddgen graph`",
            ),
        }
    }

    /// The folder that the command works in.
    pub(super) fn dir(&self) -> &Path {
        if self.dir.as_os_str().is_empty() {
            Path::new(".")
        } else {
            &self.dir
        }
    }

    /// A path that was typed, seen from that folder.
    pub(super) fn path(&self, typed: &Path) -> PathBuf {
        self.dir.join(typed)
    }
}
