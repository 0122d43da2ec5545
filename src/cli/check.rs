//! `dddgen check`

use std::fmt::Write as _;

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::failure::counted;
use super::options::{Format, Options};
use super::shell::{Reply, Shell, paint};
use super::{Outcome, clock, help, project};
use crate::check::{self, Finding, Level, RULES, Subject};
use crate::pipeline::VERSION;
use crate::project::Project;
use crate::report::Colour;

/// Checks the model, the state of the files and the rules of the layers
///
/// Ends with 1 if a rule finds something wrong; writes nothing. Made for continuous integration.
#[derive(Debug, Args)]
#[command(after_help = help::check())]
pub(super) struct Typed {
    /// Ends with 1 on notices as well
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Serialize)]
struct Data<'a> {
    command: &'static str,
    rules: Vec<&'static str>,
    findings: &'a [Finding],
    outcome: Outcome,
}

pub(super) fn run(typed: &Typed, options: &Options, shell: &Shell) -> Result<Reply> {
    let _session = project::begin(options, shell)?;
    let project = Project::open(options.dir())?;
    let subject = Subject::read(&project, clock::now()?)?;
    let findings = check::run(&subject);
    let counts = |finding: &Finding| typed.strict || finding.level == Level::Error;
    let outcome = if findings.iter().any(counts) {
        Outcome::Found
    } else {
        Outcome::Done
    };
    let data = Data {
        command: "check",
        rules: RULES.iter().map(|rule| rule.name).collect(),
        findings: &findings,
        outcome,
    };
    let text = if options.format == Format::Sarif {
        format!("{:#}\n", check::sarif(&findings, VERSION))
    } else {
        text(&findings, shell.colour())
    };
    Ok(Reply::new(text, &data, outcome))
}

fn text(findings: &[Finding], colour: Colour) -> String {
    let mut text = String::new();
    for finding in findings {
        let rule = match finding.level {
            Level::Error => paint(&format!("error[{}]", finding.rule), "1;31", colour),
            Level::Notice => paint(&format!("notice[{}]", finding.rule), "1;33", colour),
        };
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
    text + &format!("{rules} checked, {}\n", found(findings))
}

/// How much was found, in words.
fn found(findings: &[Finding]) -> String {
    let of = |level| findings.iter().filter(|it| it.level == level).count();
    match (of(Level::Error), of(Level::Notice)) {
        (0, 0) => "nothing found".to_owned(),
        (errors, 0) => counted(errors, "finding"),
        (0, notices) => counted(notices, "notice"),
        (errors, notices) => format!(
            "{} and {}",
            counted(errors, "finding"),
            counted(notices, "notice")
        ),
    }
}
