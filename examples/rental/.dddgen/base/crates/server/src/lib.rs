//! The composition root: the commands, the settings, and which adapter stands behind which port.

pub mod cli;
pub mod composition;
mod migrate;
mod openapi;
mod probe;
mod serve;
pub mod settings;
mod telemetry;
