//! The schema of a model, its migrations, and what a real SQLite and a real PostgreSQL make of them.

#[cfg(test)]
mod composites;
#[cfg(test)]
mod database;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod enums;
#[cfg(test)]
mod evolution;
#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "tests read what the examples say"
)]
mod examples;
#[cfg(test)]
mod guards;
#[cfg(test)]
mod invariants;
#[cfg(test)]
mod losses;
#[cfg(test)]
mod models;
#[cfg(test)]
mod owners;
#[cfg(test)]
mod postgres;
#[cfg(test)]
mod properties;
#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "tests read what the examples say"
)]
mod recorded;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod renames;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod server;
#[cfg(test)]
mod sql;
#[cfg(test)]
mod store;
