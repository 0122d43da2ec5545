//! The model, what a run would change, and what the last one left.

use super::{Finding, Level, Subject};
use crate::plan::MODEL;

/// Problems of the model.
pub(super) fn model(subject: &Subject) -> Vec<Finding> {
    let finding = |problem: &crate::model::problem::Located| Finding {
        rule: "model",
        level: Level::Error,
        path: problem.file.clone(),
        line: Some(problem.line),
        message: problem.message.clone(),
        fix: problem
            .hint
            .clone()
            .unwrap_or_else(|| format!("correct `{MODEL}`")),
    };
    subject.problems.iter().map(finding).collect()
}

/// Files that a run would write or remove.
pub(super) fn drift(subject: &Subject) -> Vec<Finding> {
    let finding = |path: &str, message: String, fix: &str| Finding {
        rule: "drift",
        level: Level::Error,
        path: path.to_owned(),
        line: None,
        message,
        fix: fix.to_owned(),
    };
    let refused = subject.impossible.iter();
    let refused = refused.map(|(message, fix)| finding(MODEL, message.clone(), fix));
    let plan = subject.made.as_ref().map(|made| &made.plan);
    let plan = plan.filter(|plan| !plan.is_noop());
    let steps = plan.into_iter().flat_map(|plan| {
        let written = |path: &str| plan.changes.iter().any(|change| change.path == path);
        let steps = plan.steps.iter().filter(move |step| written(&step.path));
        steps.map(|step| (step.path.as_str(), step.action.verb()))
    });
    let steps: Vec<_> = steps.collect();
    // What the base alone lacks is nobody's file.
    let unrecorded = plan.filter(|_| steps.is_empty()).map(|_| {
        let message = "what dddgen wrote last is not recorded".to_owned();
        finding(".dddgen", message, "run `dddgen apply`")
    });
    let steps = steps.into_iter().map(|(path, verb)| {
        let message = format!("`dddgen apply` would {verb} it");
        finding(path, message, "run `dddgen apply`")
    });
    refused.chain(steps).chain(unrecorded).collect()
}

/// Markers that a merge left.
pub(super) fn markers(subject: &Subject) -> Vec<Finding> {
    let finding = |(path, line): &(String, usize)| {
        Finding {
        rule: "markers",
        level: Level::Error,
        path: path.clone(),
        line: Some(*line),
        message: "a conflict of an earlier run is not resolved".to_owned(),
        fix: "keep what is right of what stands between `<<<<<<< yours` and `>>>>>>> dddgen`, and remove the markers".to_owned(),
    }
    };
    subject.markers.iter().map(finding).collect()
}
