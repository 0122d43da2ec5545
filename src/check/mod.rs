//! Rules over a generated project, each with a name, a place and a fix.
//!
//! The rules are a table. [`Subject::read`] reads the project once; a rule is a function of what
//! was read, so adding one is adding a function and an entry.

mod contexts;
mod drift;
mod layers;
mod manifests;
mod mentions;
mod migrations;
mod sarif;
mod sources;
mod subject;
mod unwritten;

use serde::Serialize;

pub use sarif::sarif;
pub use subject::Subject;

/// Something that a rule found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The name of the rule.
    pub rule: &'static str,
    /// How much it matters.
    pub level: Level,
    /// The file that it is about.
    pub path: String,
    /// The line in it, from 1.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// The way out.
    pub fix: String,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Something is wrong.
    Error,
    /// Nothing is wrong, and somebody may want to know.
    Notice,
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name.
    pub name: &'static str,
    /// What holds where it finds nothing.
    pub holds: &'static str,
    find: fn(&Subject) -> Vec<Finding>,
}

/// The rules in the order of reports.
pub const RULES: &[Rule] = &[
    Rule {
        name: "model",
        holds: "`dddgen.toml` is valid",
        find: drift::model,
    },
    Rule {
        name: "drift",
        holds: "`dddgen apply` would change nothing",
        find: drift::drift,
    },
    Rule {
        name: "markers",
        holds: "no markers of a merge are left",
        find: drift::markers,
    },
    Rule {
        name: "layers/manifest",
        holds: "no layer depends on a crate that it must not know",
        find: manifests::find,
    },
    Rule {
        name: "layers/source",
        holds: "no layer uses a crate that it must not know",
        find: sources::find,
    },
    Rule {
        name: "contexts",
        holds: "no context uses another one's modules",
        find: contexts::find,
    },
    Rule {
        name: "migrations",
        holds: "each migration is there, with a way there and a way back, and a time of its own",
        find: migrations::find,
    },
    Rule {
        name: "unwritten",
        holds: "what is yours to write is written; a notice, which counts with `--strict` alone",
        find: unwritten::find,
    },
];

/// Everything that the rules find.
pub fn run(subject: &Subject) -> Vec<Finding> {
    RULES.iter().flat_map(|rule| (rule.find)(subject)).collect()
}
