//! A plan as text and as JSON. Nothing here prints.
//!
//! A dry run and the run itself give the same lines; only the heading differs.

use std::fmt::Write as _;

use serde::Serialize;

use crate::commit::Recovered;
use crate::outcome::Outcome;
use crate::plan::{Action, OwnMigration, Plan, Reason, Step};
use crate::rename::Mention;

/// Whether the plan is shown or was carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// It would be carried out.
    Would,
    /// It was carried out.
    Did,
}

/// Whether verbs are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Plain text.
    Off,
    /// ANSI colours.
    On,
}

/// A plan for programs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report<'p> {
    /// The steps, without those that change nothing.
    pub steps: Vec<&'p Step>,
    /// How many files are unchanged.
    pub unchanged: usize,
    /// How many files conflict.
    pub conflicts: usize,
    /// What stored data loses when the migration runs.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub losses: &'p [String],
    /// The user's own migrations that say a table which goes in the one of this run.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub own_migrations: &'p [OwnMigration],
    /// The lines of the user's own that say a name of before.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub mentions: &'p [Mention],
    /// How the run ends.
    pub outcome: Outcome,
}

/// How carrying `plan` out ends.
pub fn outcome(plan: &Plan) -> Outcome {
    if plan.conflicts().next().is_some() {
        Outcome::Conflicts
    } else {
        Outcome::Done
    }
}

/// A plan as data.
pub fn data(plan: &Plan) -> Report<'_> {
    let (unchanged, steps): (Vec<&Step>, Vec<&Step>) = plan
        .steps
        .iter()
        .partition(|step| step.action == Action::Unchanged);
    Report {
        steps,
        unchanged: unchanged.len(),
        conflicts: plan.conflicts().count(),
        losses: &plan.losses,
        own_migrations: &plan.own,
        mentions: &plan.mentions,
        outcome: outcome(plan),
    }
}

/// A plan as text, with a line for each file that is not unchanged and a summary.
pub fn text(plan: &Plan, tense: Tense, colour: Colour) -> String {
    let report = data(plan);
    let mut text = String::new();
    if tense == Tense::Would && !report.steps.is_empty() {
        text.push_str("would:\n");
    }
    let (conflicts, others): (Vec<&Step>, Vec<&Step>) = report
        .steps
        .iter()
        .partition(|step| step.action.is_conflict());
    for step in others.iter().chain(&conflicts) {
        line(&mut text, step, colour);
    }
    if !report.steps.is_empty() {
        text.push('\n');
    }
    text.push_str(&losses(report.losses));
    text.push_str(&own_migrations(report.own_migrations));
    text.push_str(&mentions(report.mentions));
    text.push_str(&summary(&report));
    text.push('\n');
    if !report.own_migrations.is_empty() {
        text.push_str(OWN_HINT);
    }
    text.push_str(&hints(&conflicts));
    text
}

const OWN_HINT: &str = "hint: what they made drop in a migration of your own before the new one, and create it again in one after; or write these steps into the new one by hand\n";

fn own_migrations(own: &[OwnMigration]) -> String {
    if own.is_empty() {
        return String::new();
    }
    let lines = own.iter();
    let lines: Vec<_> = lines
        .map(|it| format!("  {}: {}", it.path, it.tables.join(", ")))
        .collect();
    let lines = lines.join("\n");
    format!(
        "the new migration makes tables anew or drops them, and stops at what migrations of yours made there:\n{lines}\n\n"
    )
}

fn mentions(mentions: &[Mention]) -> String {
    if mentions.is_empty() {
        return String::new();
    }
    let lines = mentions.iter();
    let lines: Vec<_> = lines
        .map(|it| format!("  {}:{}: {}", it.path, it.line, it.text))
        .collect();
    let lines = lines.join("\n");
    format!("lines of yours that say a name of before:\n{lines}\n\n")
}

fn losses(losses: &[String]) -> String {
    if losses.is_empty() {
        return String::new();
    }
    let lines: Vec<_> = losses.iter().map(|loss| format!("  {loss}")).collect();
    let lines = lines.join("\n");
    format!("data is lost when the migration runs:\n{lines}\n\n")
}

/// What became of an interrupted run, if there was one.
pub fn recovered(recovered: &Recovered) -> Option<String> {
    match recovered {
        Recovered::Nothing => None,
        Recovered::RolledBack => Some("an interrupted run was taken back".to_owned()),
        Recovered::Finished(left) if left.is_empty() => {
            Some("an interrupted run was finished".to_owned())
        }
        Recovered::Finished(left) => Some(format!(
            "an interrupted run was finished, except for what changed since: `{}`",
            left.join("`, `")
        )),
    }
}

/// The width of the longest verb, `deleted by you`.
const WIDTH: usize = 14;

fn line(text: &mut String, step: &Step, colour: Colour) {
    let verb = step.action.verb();
    let pad = " ".repeat(WIDTH.saturating_sub(verb.len()));
    let (on, off) = match colour {
        Colour::Off => ("", ""),
        Colour::On => (paint(step.action), "\u{1b}[0m"),
    };
    let why = match step.action {
        Action::Conflict { reason } => format!(" ({})", why(reason)),
        _ => String::new(),
    };
    let from = step.from.as_ref().map(|from| format!("{from} -> "));
    let from = from.unwrap_or_default();
    let _ = writeln!(text, "{pad}{on}{verb}{off} {from}{}{why}", step.path);
}

fn paint(action: Action) -> &'static str {
    match action {
        Action::Create | Action::Restore | Action::Move => "\u{1b}[32m",
        Action::Update | Action::Merge => "\u{1b}[36m",
        Action::Delete => "\u{1b}[35m",
        Action::Conflict { .. } => "\u{1b}[1;31m",
        Action::Orphan | Action::DeletedByYou => "\u{1b}[33m",
        Action::Keep | Action::Adopt | Action::Unchanged => "\u{1b}[2m",
    }
}

fn why(reason: Reason) -> String {
    match reason {
        Reason::Overlap { places: 1 } => "1 place marked".to_owned(),
        Reason::Overlap { places } => format!("{places} places marked"),
        Reason::Exists => "your file stands".to_owned(),
        Reason::Symlink => "your link stands".to_owned(),
        Reason::NoFile => "not a file; it stands".to_owned(),
        Reason::NotText => "not UTF-8; it stands".to_owned(),
    }
}

/// `3 create, 1 merge, 20 unchanged`.
fn summary(report: &Report<'_>) -> String {
    let verbs = [
        "create",
        "update",
        "merge",
        "restore",
        "move",
        "delete",
        "keep",
        "adopt",
        "orphan",
        "deleted by you",
        "conflict",
    ];
    let counts = verbs.into_iter().filter_map(|verb| {
        let count = report
            .steps
            .iter()
            .filter(|step| step.action.verb() == verb)
            .count();
        (count > 0).then(|| format!("{count} {verb}"))
    });
    let mut counts: Vec<String> = counts.collect();
    if counts.is_empty() {
        counts.push("nothing to do".to_owned());
    }
    if report.unchanged > 0 {
        counts.push(format!("{} unchanged", report.unchanged));
    }
    counts.join(", ")
}

fn hints(conflicts: &[&Step]) -> String {
    let mut hints = String::new();
    let marked = |step: &&&Step| {
        matches!(
            step.action,
            Action::Conflict {
                reason: Reason::Overlap { .. }
            }
        )
    };
    if conflicts.iter().any(|step| marked(&step)) {
        hints.push_str(
            "hint: resolve the places between `<<<<<<< yours` and `>>>>>>> dddgen`, then run `dddgen apply --continue`; `dddgen apply --abort` gives back what was before\n",
        );
    }
    if let Some(step) = conflicts.iter().find(|step| !marked(step)) {
        let _ = writeln!(
            hints,
            "hint: where your file stands, dddgen's version is in `.dddgen/`; to take it, delete yours and run `dddgen apply --restore {}`",
            step.path
        );
    }
    hints
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(steps: &[(&str, Action)]) -> Plan {
        let steps = steps.iter().map(|(path, action)| Step {
            path: (*path).to_owned(),
            from: None,
            action: *action,
        });
        Plan {
            steps: steps.collect(),
            changes: Vec::new(),
            losses: Vec::new(),
            own: Vec::new(),
            mentions: Vec::new(),
        }
    }

    fn some() -> Plan {
        plan(&[
            (
                "a.rs",
                Action::Conflict {
                    reason: Reason::Overlap { places: 2 },
                },
            ),
            ("b.rs", Action::Create),
            ("c.rs", Action::DeletedByYou),
            ("d.rs", Action::Unchanged),
        ])
    }

    #[test]
    fn reads_without_colour() {
        let expected = "        create b.rs
deleted by you c.rs
      conflict a.rs (2 places marked)

1 create, 1 deleted by you, 1 conflict, 1 unchanged
hint: resolve the places between `<<<<<<< yours` and `>>>>>>> dddgen`, then run `dddgen apply --continue`; `dddgen apply --abort` gives back what was before
";
        assert_eq!(text(&some(), Tense::Did, Colour::Off), expected);
        assert_eq!(
            text(&some(), Tense::Would, Colour::Off),
            format!("would:\n{expected}")
        );
    }

    #[test]
    fn colours_only_the_verb() {
        let coloured = text(&plan(&[("b.rs", Action::Create)]), Tense::Did, Colour::On);
        assert!(coloured.starts_with("        \u{1b}[32mcreate\u{1b}[0m b.rs\n"));
    }

    #[test]
    fn nothing_to_do() {
        assert_eq!(
            text(&Plan::default(), Tense::Would, Colour::Off),
            "nothing to do\n"
        );
    }

    #[test]
    fn is_json() {
        let json = serde_json::to_string(&data(&some())).unwrap();
        assert_eq!(
            json,
            r#"{"steps":[{"path":"a.rs","action":"conflict","reason":{"kind":"overlap","places":2}},{"path":"b.rs","action":"create"},{"path":"c.rs","action":"deleted-by-you"}],"unchanged":1,"conflicts":1,"outcome":"conflicts"}"#
        );
    }
}
