//! Questions, only ever put to somebody at a terminal.

use anyhow::{Context as _, Result};
use dialoguer::Input;

/// Asks until the answer is accepted.
pub(super) fn text(question: &str, accept: impl Fn(&str) -> Result<()>) -> Result<String> {
    let input = Input::<String>::new()
        .with_prompt(question)
        .allow_empty(true)
        .validate_with(|answer: &String| {
            accept(answer).map_err(|error| error.to_string().replace('\n', "; "))
        });
    input.interact_text().context("cannot ask")
}
