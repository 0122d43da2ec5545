//! Generates domain-driven Rust services from one model file, and stays with them.
//!
//! The modules are the pipeline, and arrows run one way:
//!
//! ```text
//! dddgen.toml ──model──▶ Model ──render──▶ Tree ──plan──▶ Plan ──commit──▶ disk
//! ```
//!
//! Nothing here prints, prompts or exits, except [`cli`].

pub mod check;
pub mod cli;
pub mod commit;
pub mod diff;
pub mod expression;
pub mod format;
pub mod graph;
pub mod merge;
pub mod model;
pub mod naming;
pub mod outcome;
pub mod pipeline;
pub mod plan;
pub mod project;
pub mod rename;
pub mod render;
pub mod report;
pub mod scalar;
pub mod schema;
pub mod status;
pub mod template;
pub mod tree;
mod view;
