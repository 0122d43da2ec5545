//! A new project in a few lines: a line a folder instead of a line a file.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::cli::failure::counted;
use crate::cli::shell::paint;
use crate::plan::Plan;
use crate::report::{Colour, Tense};

/// What is created, by folder.
pub(super) fn text(plan: &Plan, tense: Tense, colour: Colour) -> String {
    let mut folders: BTreeMap<&str, usize> = BTreeMap::new();
    for step in &plan.steps {
        *folders.entry(folder(&step.path)).or_default() += 1;
    }
    let mut text = String::new();
    if tense == Tense::Would {
        text.push_str("would:\n");
    }
    for (folder, files) in folders {
        let verb = paint("create", "32", colour);
        let count = if folder.ends_with('/') {
            format!(" ({})", counted(files, "file"))
        } else {
            String::new()
        };
        // Writing into a `String` cannot fail.
        let _ = writeln!(text, "{verb} {folder}{count}");
    }
    let _ = writeln!(text, "\n{}", counted(plan.steps.len(), "file"));
    text
}

/// The crate, the folder at the top, or the file itself.
fn folder(path: &str) -> &str {
    let depth = if path.starts_with("crates/") { 2 } else { 1 };
    let end = path.match_indices('/').nth(depth - 1);
    end.map_or(path, |(at, _)| &path[..=at])
}
