//! `dddgen schema`

use clap::Args;

use super::shell::Reply;
use super::{Outcome, help};
use crate::model::{json_schema, json_schema_text};

/// Prints the JSON Schema of `dddgen.toml`, for editors
///
/// Every project has it in `docs/dddgen.schema.json`, and `.taplo.toml` leads editors there.
#[derive(Debug, Args)]
#[command(after_help = help::SCHEMA)]
pub(super) struct Typed {}

pub(super) fn run() -> Reply {
    Reply::new(json_schema_text(), &json_schema(), Outcome::Done)
}
