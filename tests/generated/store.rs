//! The databases that a service runs on.

use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use rust_decimal::Decimal;
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

impl Store {
    /// A statement in which `{7}` is the id of that number.
    pub(crate) fn with_ids(self, sql: &str) -> String {
        (0..10).fold(sql.to_owned(), |sql, number| {
            let id = format!("{number:032x}");
            let id = match self {
                Self::Sqlite => format!("x'{id}'"),
                Self::Postgres => format!("'{id}'"),
            };
            sql.replace(&format!("{{{number}}}"), &id)
        })
    }
}

impl Database {
    /// Runs a script, as a whole or not at all.
    #[track_caller]
    pub(crate) fn run(&self, script: &str) {
        match self {
            Self::File(folder) => {
                let whole = format!("begin;\n{script}\n;commit;");
                let done = file(folder).execute_batch(&whole);
                done.unwrap_or_else(|error| panic!("{error}:\n{script}"));
            }
            Self::OnServer(_) => drop(self.psql(&["-1"], script)),
        }
    }

    /// What a query finds: `|` between two columns, a line a row.
    #[track_caller]
    pub(crate) fn select(&self, sql: &str) -> String {
        let found = match self {
            Self::File(folder) => rows(&file(folder), sql),
            Self::OnServer(_) => self.psql(&["-At"], sql),
        };
        found.trim_end().to_owned()
    }

    /// The names of its tables.
    pub(crate) fn tables(&self) -> String {
        self.select(match self {
            Self::File(_) => "select name from sqlite_master order by name",
            Self::OnServer(_) => {
                "select tablename from pg_tables where schemaname = 'public' order by 1"
            }
        })
    }

    #[track_caller]
    fn psql(&self, arguments: &[&str], script: &str) -> String {
        let mut command = Command::new("psql");
        command.args([&self.url(), "-qX", "-v", "ON_ERROR_STOP=1", "-c", script]);
        let output = command.args(arguments).output().expect("psql starts");
        let words = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{script}: {words}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

/// The database as the service opens it: it knows how decimals compare, and keeps its references.
fn file(folder: &TempDir) -> Connection {
    let database = Connection::open(folder.path().join("test.db")).expect("a database");
    let number = |text: &str| text.parse::<Decimal>().ok();
    let compare = move |one: &str, other: &str| number(one).cmp(&number(other));
    database
        .create_collation("decimal", compare)
        .expect("a collation");
    database
        .pragma_update(None, "foreign_keys", true)
        .expect("a pragma");
    database
}

#[track_caller]
fn rows(database: &Connection, sql: &str) -> String {
    let mut statement = database
        .prepare(sql)
        .unwrap_or_else(|error| panic!("{error}: {sql}"));
    let count = statement.column_count();
    let row = |row: &Row<'_>| {
        let values = (0..count).map(|at| row.get(at).map(shown));
        values.collect::<Result<Vec<_>, _>>()
    };
    let rows = statement.query_map([], row).expect("rows");
    let rows = rows.map(|row| row.expect("a row").join("|"));
    rows.collect::<Vec<_>>().join("\n")
}

fn shown(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => text,
        Value::Blob(bytes) => format!("{bytes:02x?}"),
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
