//! `dddgen add value`

use anyhow::{Result, bail};
use clap::Args;

use super::{Adding, Placed, fields};
use crate::cli::failure::of_edit;
use crate::cli::help;
use crate::cli::options::Options;
use crate::cli::project::DryRun;
use crate::cli::shell::{Reply, Shell};
use crate::model::Storage;
use crate::model::edit::{self, FieldArg, ValueDraft};
use crate::naming::Role;
use crate::outcome::Failure;

/// Adds a value object, a type of its own with rules that every value keeps
///
/// Fields use it by its name: `isbn:Isbn`. Without a context all contexts share it. It wraps one
/// scalar, or has several parts, each with a name.
#[derive(Debug, Args)]
#[command(after_help = help::value())]
pub(in crate::cli) struct Typed {
    /// Its name, in its context if it has one: `Percent`, `catalog/Isbn`
    #[arg(value_name = "[CONTEXT/]NAME")]
    name: String,
    /// What it wraps, with its range, `string:1..40`; or its parts, two at least, `zip:string:5..10`
    #[arg(value_name = "TYPE|PART:TYPE", required = true)]
    types: Vec<String>,
    /// A regular expression that every value matches, if it wraps one scalar
    #[arg(long, value_name = "REGEX")]
    pattern: Option<String>,
    /// A valid value, for documents and tests, if it wraps one scalar
    #[arg(long, value_name = "TEXT")]
    example: Option<String>,
    /// How rows keep what has several parts: a column for each, by which lists are filtered and
    /// sorted, or one JSON document
    #[arg(long, value_name = "columns|json", value_parser = storage)]
    storage: Option<Storage>,
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
    let Placed { context, name } = Placed::parse(&typed.name, Role::Value)?;
    let (grammar, parts) = content(&typed.types)?;
    if !parts.is_empty() && (typed.pattern.is_some() || typed.example.is_some()) {
        bail!(Failure::usage(
            "a pattern or an example is that of a part\n\
             hint: write it in `dddgen.toml`, `zip = { type = \"string\", pattern = \"…\" }`"
        ));
    }
    if parts.is_empty() && typed.storage.is_some() {
        bail!(Failure::usage(
            "what wraps one scalar is one column\n\
             hint: name two parts, or leave `--storage` out"
        ));
    }
    let draft = ValueDraft {
        context: context.as_ref(),
        name: &name,
        grammar: &grammar,
        parts: &parts,
        storage: typed.storage,
        pattern: typed.pattern.as_deref(),
        example: typed.example.as_deref(),
        doc: &typed.doc,
    };
    let adding = Adding {
        command: "add value",
        dry: &typed.dry,
        options,
        shell,
    };
    let (reply, _) = adding.write(|text| edit::add_value(text, &draft))?;
    Ok(reply)
}

fn storage(keyword: &str) -> Result<Storage, String> {
    let known = Storage::ALL.map(Storage::keyword).join(" or ");
    Storage::from_keyword(keyword).ok_or_else(|| format!("must be {known}"))
}

/// The type of what wraps one scalar, or the parts of what has several.
fn content(given: &[String]) -> Result<(String, Vec<FieldArg>)> {
    if let [ty] = given {
        // The grammar of a type is that of a field without its name.
        let field = FieldArg::parse(&format!("value:{ty}"));
        let grammar = field.map_err(|error| of_edit(&error))?.grammar;
        return Ok((grammar, Vec::new()));
    }
    Ok((String::new(), fields(given)?))
}
