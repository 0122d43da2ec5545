//! The service as it is run: the binary, a port of its own, a database in a folder of its own.

mod commands;
mod logs;
mod sample;
mod serving;
mod settings;
mod support;
