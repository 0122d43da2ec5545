//! Migrations come in pairs, and in an order, and none of those that lead to the model is gone.

use std::collections::BTreeMap;

use super::{Finding, Level, Subject};

const UP: &str = ".up.sql";
const DOWN: &str = ".down.sql";

/// Scripts without their way back or there, and migrations of one time.
pub(super) fn find(subject: &Subject) -> Vec<Finding> {
    let paths = &subject.migrations;
    let mut findings = Vec::new();
    let mut stamps: BTreeMap<&str, &str> = BTreeMap::new();
    for path in paths {
        for (own, other, way) in [(UP, DOWN, "way back"), (DOWN, UP, "way there")] {
            let Some(stem) = path.strip_suffix(own) else {
                continue;
            };
            let other = format!("{stem}{other}");
            if !paths.contains(&other) {
                let message = format!("the migration has no {way}");
                findings.push(finding(path, message, format!("write `{other}`")));
            }
        }
        let Some(stem) = path.strip_suffix(UP) else {
            continue;
        };
        let stamp = stem.split('_').next().unwrap_or(stem);
        if let Some(first) = stamps.insert(stamp, path) {
            let message = format!("the migration has the time of `{first}`");
            let fix = "rename both of its scripts to a later time, one that no database has run";
            findings.push(finding(path, message, fix.to_owned()));
        }
    }
    findings.extend(gone(subject));
    findings
}

/// What dddgen wrote and is not there any more: a new database would not come to the model.
fn gone(subject: &Subject) -> impl Iterator<Item = Finding> {
    let written = subject.written_migrations.iter();
    let gone = written.filter(|path| !subject.migrations.contains(path));
    gone.map(|path| {
        let message = "the migration is gone, which is part of the way to the model".to_owned();
        let fix = format!("bring it back with `dddgen apply --restore {path}`");
        finding(path, message, fix)
    })
}

fn finding(path: &str, message: String, fix: String) -> Finding {
    Finding {
        rule: "migrations",
        level: Level::Error,
        path: path.to_owned(),
        line: None,
        message,
        fix,
    }
}
