//! What of the user's own still says a name of before.

use std::path::Path;

use anyhow::Result;

use super::Made;
use super::source::Source;
use crate::plan::Action;
use crate::rename::{Mention, Words, mentions};

/// Where the user's own code stands.
const OWN: &str = "crates";

/// The lines of the user's own that say one of the names after the run.
///
/// # Errors
/// If something cannot be read.
pub(super) fn mentioned(source: &impl Source, made: &Made, names: &Words) -> Result<Vec<Mention>> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let mut texts = source.texts(OWN, "rs")?;
    for change in &made.plan.changes {
        let text = change
            .after
            .as_ref()
            .map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        match text {
            Some(text) if texts.contains_key(&change.path) || is_own(&change.path) => {
                texts.insert(change.path.clone(), text);
            }
            Some(_) => {}
            None => drop(texts.remove(&change.path)),
        }
    }
    // What is left of something that is gone says its name all over, and is reported as a whole.
    let orphans = made.plan.steps.iter();
    for orphan in orphans.filter(|step| step.action == Action::Orphan) {
        texts.remove(&orphan.path);
    }
    let found = texts.iter().flat_map(|(path, text)| {
        let rendered = made.tree.get(path).map_or("", |file| file.text.as_str());
        mentions(path, text, rendered, names)
    });
    Ok(found.collect())
}

fn is_own(path: &str) -> bool {
    let rest = path.strip_prefix(OWN);
    let is_rust = Path::new(path).extension().is_some_and(|it| it == "rs");
    is_rust && rest.is_some_and(|rest| rest.starts_with('/'))
}
