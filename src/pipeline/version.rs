//! A project belongs to the version of dddgen that rendered it.

use anyhow::{Result, bail};

use crate::model::edit::service_text;
use crate::outcome::Failure;
use crate::project::Project;

/// This version of dddgen.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The version of dddgen that a project belongs to, if it says so.
pub fn version_of(project: &Project) -> Option<String> {
    let base = project.base.model().map(String::from_utf8_lossy);
    let applied = base.and_then(|text| service_text(&text, "dddgen"));
    let stated = service_text(&project.model, "dddgen");
    // What the file says counts where it is newer, too: a merge may have brought it.
    let newer = stated.filter(|stated| numbers(stated) > numbers(VERSION));
    newer.or(applied)
}

/// Refuses a project that another version rendered: what it would write now is not what that
/// version wrote, and would show up among the changes of the model.
///
/// # Errors
/// If the version differs; the error names it.
pub fn require_version(project: &Project) -> Result<()> {
    require_no_newer(project)?;
    let Some(found) = version_of(project).filter(|it| it != VERSION) else {
        return Ok(());
    };
    bail!(Failure::refused(format!(
        "the project was rendered by an older dddgen, {found}; this is {VERSION}\nhint: bring it here with `dddgen upgrade`, or use dddgen {found} for it"
    )))
}

/// Refuses a project that a newer version rendered, which no other can know.
pub(super) fn require_no_newer(project: &Project) -> Result<()> {
    match version_of(project) {
        Some(found) if numbers(&found) > numbers(VERSION) => bail!(Failure::refused(format!(
            "the project was rendered by a newer dddgen, {found}; this is {VERSION}\nhint: use dddgen {found} for it"
        ))),
        _ => Ok(()),
    }
}

/// The numbers of a version; what is none counts as the oldest.
fn numbers(version: &str) -> Option<Vec<u64>> {
    let plain = version.split(['-', '+']).next()?;
    plain.split('.').map(|part| part.parse().ok()).collect()
}
