//! `dddgen check`

use std::fmt::Write as _;

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::failure::counted;
use super::options::Options;
use super::shell::{Reply, Shell, paint};
use super::{Outcome, clock, help, project};
use crate::check::{self, Finding, RULES, Subject};
use crate::project::Project;
use crate::report::Colour;

/// Checks the model, the state of the files and the rules of the layers
///
/// Ends with 1 if a rule finds something; writes nothing. Made for continuous integration.
#[derive(Debug, Args)]
#[command(after_help = help::check())]
pub(super) struct Typed {}

#[derive(Debug, Serialize)]
struct Data<'a> {
    command: &'static str,
    rules: Vec<&'static str>,
    findings: &'a [Finding],
    outcome: Outcome,
}

pub(super) fn run(options: &Options, shell: &Shell) -> Result<Reply> {
    let _session = project::begin(options, shell)?;
    let project = Project::open(options.dir())?;
    let subject = Subject::read(&project, clock::now()?)?;
    let findings = check::run(&subject);
    let outcome = if findings.is_empty() {
        Outcome::Done
    } else {
        Outcome::Found
    };
    let data = Data {
        command: "check",
        rules: RULES.iter().map(|rule| rule.name).collect(),
        findings: &findings,
        outcome,
    };
    Ok(Reply::new(text(&findings, shell.colour()), &data, outcome))
}

fn text(findings: &[Finding], colour: Colour) -> String {
    let mut text = String::new();
    for finding in findings {
        let rule = paint(&format!("error[{}]", finding.rule), "1;31", colour);
        let line = finding
            .line
            .map_or(String::new(), |line| format!(":{line}"));
        let hint = paint("hint", "1;36", colour);
        // Writing into a `String` cannot fail.
        let _ = writeln!(text, "{rule}: {}", finding.message);
        let _ = writeln!(text, " --> {}{line}", finding.path);
        let _ = writeln!(text, "{hint}: {}\n", finding.fix);
    }
    let rules = counted(RULES.len(), "rule");
    if findings.is_empty() {
        text + &format!("{rules} checked, nothing found\n")
    } else {
        let found = counted(findings.len(), "finding");
        text + &format!("{rules} checked, {found}\n")
    }
}
