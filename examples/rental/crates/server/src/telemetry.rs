//! What is logged, and how.

use std::env;
use std::io::{IsTerminal as _, stdout};

use domain::repositories::BoxError;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{fmt, registry};

use crate::settings::{LogFormat, LogSettings};

/// Sends what is logged to standard output from now on.
///
/// # Errors
/// When something else receives it already.
pub(crate) fn start(settings: &LogSettings) -> Result<(), BoxError> {
    let registry = registry().with(settings.level.clone());
    match settings.format {
        LogFormat::Pretty => {
            let colours = stdout().is_terminal() && env::var_os("NO_COLOR").is_none();
            registry.with(fmt::layer().with_ansi(colours)).try_init()?;
        }
        LogFormat::Json => registry
            .with(fmt::layer().json().with_span_list(false))
            .try_init()?,
    }
    Ok(())
}
