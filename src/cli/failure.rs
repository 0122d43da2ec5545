//! An error as text and as JSON.

use serde_json::{Value, json};

use super::shell::paint;
use crate::model::edit::EditError;
use crate::naming::NameError;
use crate::outcome::{Failure, Outcome};
use crate::pipeline::{Impossible, ModelProblems, StillNeeded};
use crate::report::Colour;
use crate::schema::Refusal;

/// How a run ends with this error.
pub(super) fn outcome(error: &anyhow::Error) -> Outcome {
    let usage = error.is::<ModelProblems>() || error.is::<clap::Error>();
    if usage {
        Outcome::Usage
    } else {
        Outcome::of(error)
    }
}

/// The error for people.
pub(super) fn text(error: &anyhow::Error, colour: Colour) -> String {
    if let Some(wrong) = error.downcast_ref::<clap::Error>() {
        return match colour {
            Colour::On => wrong.render().ansi().to_string(),
            Colour::Off => wrong.render().to_string(),
        };
    }
    let text = if let Some(wrong) = error.downcast_ref::<ModelProblems>() {
        let count = counted(wrong.problems.len(), "problem");
        format!(
            "{wrong}\n{count} in `{}`; nothing was written\n",
            wrong.file
        )
    } else if let Some(needed) = error.downcast_ref::<StillNeeded>() {
        format!("{needed}\n{}; nothing was written\n", needed.message())
    } else if let Some(impossible) = error.downcast_ref::<Impossible>() {
        let count = counted(impossible.0.len(), "change");
        format!("{impossible}\n{count} that stored data cannot follow; nothing was written\n")
    } else {
        let (message, hints) = parts(error);
        let hints = hints.iter().map(|hint| format!("hint: {hint}"));
        let lines: Vec<String> = [format!("error: {message}")]
            .into_iter()
            .chain(hints)
            .collect();
        lines.join("\n")
    };
    text.lines().map(|line| painted(line, colour)).collect()
}

fn painted(line: &str, colour: Colour) -> String {
    for (word, code) in [("error", "1;31"), ("hint", "1;36")] {
        if let Some(rest) = line.strip_prefix(word).filter(|it| it.starts_with(": ")) {
            return format!("{}{rest}\n", paint(word, code, colour));
        }
    }
    format!("{line}\n")
}

/// The error for programs.
pub(super) fn data(error: &anyhow::Error) -> Value {
    let outcome = outcome(error);
    let (message, hints, problems) = if let Some(wrong) = error.downcast_ref::<ModelProblems>() {
        let count = counted(wrong.problems.len(), "problem");
        let message = format!("{count} in `{}`", wrong.file);
        (message, Vec::new(), json!(wrong.located()))
    } else if let Some(needed) = error.downcast_ref::<StillNeeded>() {
        (needed.message(), Vec::new(), json!(needed.wrong.located()))
    } else if let Some(Impossible(refusals)) = error.downcast_ref::<Impossible>() {
        let count = counted(refusals.len(), "change");
        let problems: Vec<Value> = refusals.iter().map(refusal).collect();
        let message = format!("{count} that stored data cannot follow");
        (message, Vec::new(), json!(problems))
    } else if let Some(wrong) = error.downcast_ref::<clap::Error>() {
        let (message, hints) = typed_wrong(wrong);
        (message, hints, json!([]))
    } else {
        let (message, hints) = parts(error);
        (message, hints, json!([]))
    };
    let hint = (!hints.is_empty()).then(|| hints.join("\n"));
    json!({
        "error": {
            "outcome": outcome,
            "code": outcome.code(),
            "message": message,
            "hint": hint,
        },
        "problems": problems,
    })
}

/// The first paragraph says what is wrong; a tip, if there is one, is the hint.
fn typed_wrong(error: &clap::Error) -> (String, Vec<String>) {
    let text = error.render().to_string();
    let mut paragraphs = text.split("\n\n").map(str::trim);
    let message = paragraphs.next().unwrap_or_default();
    let tips = paragraphs.filter_map(|it| it.strip_prefix("tip: "));
    let message = message.trim_start_matches("error: ").to_owned();
    (message, tips.map(str::to_owned).collect())
}

fn refusal(refusal: &Refusal) -> Value {
    json!({
        "entity": refusal.entity,
        "field": refusal.field,
        "message": refusal.to_string(),
        "hint": refusal.hint,
    })
}

/// The message with its causes, and the hints of all of them.
fn parts(error: &anyhow::Error) -> (String, Vec<String>) {
    let mut messages = Vec::new();
    let mut hints = Vec::new();
    for cause in error.chain() {
        let text = cause.to_string();
        let mut pieces = text.split("\nhint: ");
        messages.extend(pieces.next().map(|it| it.trim_end().to_owned()));
        hints.extend(pieces.map(|it| it.trim_end().to_owned()));
    }
    (messages.join(": "), hints)
}

/// `1 problem`, `2 problems`.
pub(super) fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// A name that was typed wrong.
pub(super) fn of_name(error: &NameError) -> anyhow::Error {
    Failure::usage(with_hint(&error.message, error.hint())).into()
}

/// An edit that cannot be made: what exists is refused, everything else was typed wrong.
pub(super) fn of_edit(error: &EditError) -> anyhow::Error {
    let text = with_hint(&error.message, error.hint.clone());
    if error.exists {
        Failure::refused(text).into()
    } else {
        Failure::usage(text).into()
    }
}

fn with_hint(message: &str, hint: Option<String>) -> String {
    hint.map_or_else(
        || message.to_owned(),
        |hint| format!("{message}\nhint: {hint}"),
    )
}
