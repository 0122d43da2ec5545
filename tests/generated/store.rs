//! The databases that a service runs on.

use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use tempfile::TempDir;

/// A kind of database, as `database` of a model names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Store {
    Sqlite,
    Postgres,
}

/// An empty database, which is gone when this is dropped.
#[derive(Debug)]
pub(crate) enum Database {
    File(TempDir),
    OnServer(String),
}

impl Store {
    pub(crate) const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];

    pub(crate) fn keyword(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }

    /// The model that `path` holds, for this database.
    #[track_caller]
    pub(crate) fn model(self, path: &Path) -> String {
        let text = std::fs::read_to_string(path).expect("a model");
        let from = "database = \"sqlite\"";
        assert_eq!(text.matches(from).count(), 1, "{}", path.display());
        text.replace(from, &format!("database = \"{}\"", self.keyword()))
    }

    pub(crate) fn database(self) -> Database {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        match self {
            Self::Sqlite => Database::File(tempfile::tempdir().expect("a folder")),
            Self::Postgres => {
                let number = COUNT.fetch_add(1, Ordering::Relaxed);
                let name = format!("generated_{}_{number}", std::process::id());
                tell(&format!("create database {name} template template0"));
                Database::OnServer(name)
            }
        }
    }
}

impl Database {
    pub(crate) fn url(&self) -> String {
        match self {
            Self::File(folder) => format!("sqlite://{}/test.db", folder.path().display()),
            Self::OnServer(name) => {
                let server = server();
                let (server, _) = server.rsplit_once('/').expect("a URL with a database");
                format!("{server}/{name}")
            }
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Self::OnServer(name) = self {
            tell(&format!("drop database if exists {name} with (force)"));
        }
    }
}

/// The URL of the server on which databases are made.
pub(crate) fn server() -> String {
    std::env::var("TEST_DATABASE_URL").unwrap_or_else(|_| {
        panic!("TEST_DATABASE_URL is not set; `tests/postgres cargo test` starts a server")
    })
}

/// Tells the server to do something, as an administrator would: no driver has to be built for it.
fn tell(statement: &str) {
    let mut command = Command::new("psql");
    command.args([&server(), "-qX", "-v", "ON_ERROR_STOP=1", "-c", statement]);
    let output = command.output().expect("psql starts");
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{statement}: {words}");
}
