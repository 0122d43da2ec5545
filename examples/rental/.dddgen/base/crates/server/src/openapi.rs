//! The command `openapi`.

use std::io::{Write as _, stdout};

use domain::repositories::BoxError;

/// Prints the document of the interface.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn print() -> Result<(), BoxError> {
    let document = serde_json::to_string_pretty(&api::document())?;
    writeln!(stdout(), "{document}")?;
    Ok(())
}
