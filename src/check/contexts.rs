//! Contexts are kept apart: what one needs of another it names by id.

use super::mentions::Source;
use super::{Finding, Level, Subject};

/// The folders of a context, and the modules that they are.
const FOLDERS: &[&str] = &[
    "crates/domain/src/entities/",
    "crates/domain/src/value_objects/",
    "crates/domain/src/repositories/",
    "crates/domain/src/services/",
    "crates/domain/src/events/",
    "crates/domain/src/guards/",
    "crates/application/src/event_handlers/",
    "crates/application/src/use_cases/",
    "crates/application/src/queries/",
    "crates/application/src/specifications/",
];

/// Paths that lead from the files of one context into the modules of another.
pub(super) fn find(subject: &Subject) -> Vec<Finding> {
    let contexts = subject.contexts();
    let mut findings = Vec::new();
    for (path, source) in &subject.sources {
        let inside = FOLDERS.iter().find_map(|folder| path.strip_prefix(folder));
        let own = inside.and_then(|inside| inside.split_once('/'));
        let Some((own, _)) = own.filter(|(own, _)| contexts.contains(own)) else {
            continue;
        };
        let others: Vec<&str> = contexts.iter().copied().filter(|it| *it != own).collect();
        findings.extend(of_file(path, source, &others, own));
    }
    findings
}

fn of_file(path: &str, source: &Source, others: &[&str], own: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for mention in &source.mentions {
        let Some(other) = leads_to(&mention.path, others) else {
            continue;
        };
        let finding = Finding {
            rule: "contexts",
            level: Level::Error,
            path: path.to_owned(),
            line: Some(mention.line),
            message: format!("the context `{own}` must not use the modules of `{other}`"),
            fix: format!(
                "name what belongs to `{other}` by its id, or hand over plain values in a use case"
            ),
        };
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    }
    findings
}

/// The context that a path leads into: `domain::entities::sales::Order`, `super::super::sales`.
fn leads_to<'o>(path: &[String], others: &[&'o str]) -> Option<&'o str> {
    let modules = FOLDERS
        .iter()
        .filter_map(|folder| folder.trim_end_matches('/').rsplit('/').next());
    let modules: Vec<&str> = modules.collect();
    path.windows(2).find_map(|pair| {
        let [before, name] = pair else { return None };
        let enters = before == "super" || modules.contains(&before.as_str());
        others.iter().find(|it| enters && **it == name).copied()
    })
}
