//! A real PostgreSQL.
//!
//! Each user of it has a namespace of their own in the database of `TEST_DATABASE_URL`, and speaks
//! to it through `psql`, as an administrator would: no driver has to be built for that.
#![expect(clippy::disallowed_methods, reason = "tests start programs")]

use std::io::Write as _;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

static NAMESPACES: AtomicU32 = AtomicU32::new(0);

/// A namespace, which goes when this is dropped.
pub(crate) struct Server {
    namespace: String,
}

impl Server {
    pub(crate) fn open() -> Self {
        let number = NAMESPACES.fetch_add(1, Ordering::Relaxed);
        let namespace = format!("schema_{}_{number}", std::process::id());
        let server = Self { namespace };
        server.run(&format!("create schema {};", server.namespace));
        server
    }

    /// Runs a script in a transaction, as sqlx does.
    pub(crate) fn try_run(&self, script: &str) -> Result<String, String> {
        let url = std::env::var("TEST_DATABASE_URL").unwrap_or_else(|_| {
            panic!("TEST_DATABASE_URL is not set; `tests/postgres cargo test` starts a server")
        });
        let mut command = Command::new("psql");
        command.args([&url, "-qAtX", "-v", "ON_ERROR_STOP=1", "-1", "-f", "-"]);
        let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = pipes.stderr(Stdio::piped()).spawn().unwrap();
        let session = format!(
            "set client_min_messages = warning; set search_path to {};\n{script}",
            self.namespace
        );
        let mut input = child.stdin.take().unwrap();
        input.write_all(session.as_bytes()).unwrap();
        drop(input);
        let Output {
            status,
            stdout,
            stderr,
        } = child.wait_with_output().unwrap();
        if status.success() {
            Ok(String::from_utf8(stdout).unwrap())
        } else {
            Err(String::from_utf8(stderr).unwrap())
        }
    }

    #[track_caller]
    pub(crate) fn run(&self, script: &str) -> String {
        let done = self.try_run(script);
        done.unwrap_or_else(|error| panic!("{error} in:\n{script}"))
    }

    /// What is in the namespace, without the order of columns, which no statement relies on.
    pub(crate) fn shape(&self) -> String {
        let name = &self.namespace;
        self.run(&format!(
            "select concat_ws(' ', table_name, column_name, data_type, collation_name,
                is_nullable, column_default)
            from information_schema.columns where table_schema = '{name}'
            union all
            select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
            from pg_constraint where connamespace = '{name}'::regnamespace
            union all
            select indexdef from pg_indexes where schemaname = '{name}'
            order by 1;"
        ))
    }

    /// The shape as every namespace has it.
    pub(crate) fn shape_alone(&self) -> String {
        self.shape().replace(&format!("{}.", self.namespace), "")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.try_run(&format!("drop schema {} cascade;", self.namespace));
    }
}
