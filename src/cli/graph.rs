//! `dddgen graph`

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::options::Options;
use super::shell::Reply;
use super::{Outcome, help};
use crate::graph::{Format, Graph};
use crate::pipeline;
use crate::plan::MODEL;
use crate::project::Project;

/// Draws the model: contexts, aggregates with their members, values, references, state machines
///
/// It reads `dddgen.toml` and nothing else, and writes to standard output.
#[derive(Debug, Args)]
#[command(after_help = help::GRAPH)]
pub(super) struct Typed {}

#[derive(Debug, Serialize)]
struct Data<'a> {
    command: &'static str,
    #[serde(flatten)]
    graph: &'a Graph,
    outcome: Outcome,
}

pub(super) fn run(options: &Options) -> Result<Reply> {
    let project = Project::open(options.dir())?;
    let model = pipeline::parse(&project.model, MODEL)?;
    let graph = Graph::of(&model);
    let data = Data {
        command: "graph",
        graph: &graph,
        outcome: Outcome::Done,
    };
    let format = options.format.picture().unwrap_or(Format::Mermaid);
    Ok(Reply::new(graph.write(format), &data, Outcome::Done))
}
