//! One face for both databases, so that a case is written once.

use dddgen::model::{Database, Literal};
use dddgen::scalar::Scalar;
use dddgen::schema::{
    self, ColumnType, Difference, Losses, Migration, Schema, difference, postgres, quote_ident,
    sqlite,
};
use rusqlite::types::Value;

use crate::server::Server;
use crate::{database, database::shape};

/// A database with the tables of a model.
pub(crate) enum Store {
    Sqlite(Box<rusqlite::Connection>),
    Postgres(Server),
}

/// The schema of a model, whose text says everything but the service.
pub(crate) fn of(database: Database, model: &str) -> Schema {
    let keyword = database.keyword();
    let model = format!("[service]\nname = 'x'\ndatabase = '{keyword}'\n{model}");
    let parsed = dddgen::model::parse(&model);
    schema::of(&parsed.unwrap_or_else(|problems| panic!("{problems:?} in\n{model}")))
}

/// A difference in which data may be lost.
pub(crate) fn losing(old: &Schema, new: &Schema) -> Difference {
    let found = difference(old, new, Losses::Allowed);
    found.unwrap_or_else(|refusals| panic!("{refusals:#?}"))
}

impl Store {
    pub(crate) fn open(database: Database) -> Self {
        match database {
            Database::Sqlite => Self::Sqlite(Box::new(database::open())),
            Database::Postgres => Self::Postgres(Server::open()),
        }
    }

    pub(crate) fn built(database: Database, schema: &Schema) -> Self {
        let mut store = Self::open(database);
        let difference = losing(&Schema::default(), schema);
        if let Some(migration) = schema::migration(database, &difference) {
            store.run(&migration.up);
        }
        store
    }

    fn database(&self) -> Database {
        match self {
            Self::Sqlite(_) => Database::Sqlite,
            Self::Postgres(_) => Database::Postgres,
        }
    }

    pub(crate) fn migration(&self, difference: &Difference) -> Option<Migration> {
        schema::migration(self.database(), difference)
    }

    #[track_caller]
    pub(crate) fn run(&mut self, script: &str) {
        match self {
            Self::Sqlite(connection) => database::run(connection, script),
            Self::Postgres(server) => drop(server.run(script)),
        }
    }

    /// Runs a script of a migration, which must lead to the tables of `to`.
    #[track_caller]
    pub(crate) fn migrate(&mut self, script: &str, to: &Schema) {
        self.run(script);
        let expected = Self::built(self.database(), to).shape();
        assert_eq!(self.shape(), expected, "{script}");
    }

    pub(crate) fn try_run(&mut self, script: &str) -> Result<(), String> {
        match self {
            Self::Sqlite(connection) => {
                database::try_run(connection, script).map_err(|error| error.to_string())
            }
            Self::Postgres(server) => server.try_run(script).map(drop),
        }
    }

    pub(crate) fn shape(&self) -> String {
        match self {
            Self::Sqlite(connection) => format!("{:#?}", shape(connection)),
            Self::Postgres(server) => server.shape_alone(),
        }
    }

    /// What a query finds: `|` between two columns, a line a row.
    pub(crate) fn select(&self, sql: &str) -> String {
        let found = match self {
            Self::Postgres(server) => server.run(sql),
            Self::Sqlite(connection) => {
                let mut statement = connection.prepare(sql).unwrap();
                let count = statement.column_count();
                let row = |row: &rusqlite::Row<'_>| {
                    let values = (0..count).map(|at| row.get(at).map(shown));
                    values.collect::<Result<Vec<_>, _>>()
                };
                let rows = statement.query_map([], row).unwrap();
                let rows: Vec<_> = rows.map(|row| row.unwrap().join("|")).collect();
                rows.join("\n")
            }
        };
        found.replace(' ', "").trim_end().to_owned()
    }

    /// How a query would be answered if reading whole tables were out of the question.
    pub(crate) fn plan(&self, sql: &str) -> String {
        match self {
            Self::Sqlite(_) => self.select(&format!("explain query plan {sql}")),
            Self::Postgres(_) => self.select(&format!("set enable_seqscan = off; explain {sql}")),
        }
    }

    /// Inserts a row with the values given, each as the model writes it; the others are made up
    /// after `number`, as its id is.
    pub(crate) fn insert(
        &mut self,
        schema: &Schema,
        table: &str,
        number: u8,
        given: &[(&str, &str)],
    ) {
        let columns = &schema.table(table).expect(table).columns;
        let literal = match self.database() {
            Database::Sqlite => sqlite::literal,
            Database::Postgres => postgres::literal,
        };
        for (name, _) in given {
            assert!(columns.iter().any(|column| column.name == *name), "{name}");
        }
        let values = columns.iter().map(|column| {
            let given = given.iter().find(|(name, _)| *name == column.name);
            let given = given.map(|(_, value)| (*value).to_owned());
            match (given, column.ty) {
                (Some(null), _) if null == "null" => null,
                (None, _) if column.nullable => "null".to_owned(),
                (given, ColumnType::List(_)) => format!("'{}'", given.unwrap_or("[]".to_owned())),
                (given, ColumnType::Scalar(scalar)) => {
                    let text = given.unwrap_or_else(|| made_up(scalar, number));
                    let text = if scalar == Scalar::Uuid {
                        id(&text)
                    } else {
                        text
                    };
                    let parsed = scalar.parse(&text);
                    let parsed: Literal =
                        parsed.unwrap_or_else(|error| panic!("{text}: {error:?}"));
                    literal(&parsed, column.ty)
                }
            }
        });
        let values: Vec<_> = values.collect();
        let names: Vec<_> = columns
            .iter()
            .map(|column| quote_ident(&column.name))
            .collect();
        let (names, values) = (names.join(", "), values.join(", "));
        self.run(&format!(
            "insert into {} ({names}) values ({values});",
            quote_ident(table)
        ));
    }
}

fn id(number: &str) -> String {
    format!("00000000-0000-7000-8000-0000000000{number:0>2}")
}

fn made_up(scalar: Scalar, number: u8) -> String {
    match scalar {
        Scalar::Bool => "true".to_owned(),
        Scalar::DateTime => format!("2026-01-{number:02}T00:00:00Z"),
        Scalar::Date => format!("2026-01-{number:02}"),
        _ => number.to_string(),
    }
}

fn shown(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => text,
        Value::Blob(bytes) => format!("{bytes:?}"),
    }
}
