//! The schema of a model, its migrations, and what a real SQLite makes of them.

mod database;
mod evolution;
mod models;
mod properties;
mod refusals;
mod rules;
mod sql;
