//! What stops a migration that would lose what the user's own migrations made.
//!
//! A table that is made anew comes back with what dddgen knows of it, and no more; and a table that
//! is dropped takes the rows of others along that refer to it with an action on its deletion. So a
//! script that drops tables first asks the database what else it has, and fails if that is anything.
//! Outside of triggers, SQLite has no statement that fails with words of one's own; but the error
//! about a path of JSON that is none cites it whole.

use super::literal::literal;
use super::rebuild::{self, Rebuild};
use crate::model::Literal;
use crate::scalar::Scalar;
use crate::schema::{ColumnType, Difference, Table};

/// Lines up to this length are not broken.
const WIDTH: usize = 100;

const COMMENT: &str = "\
-- What dddgen did not make would be lost with these tables, and stops the migration: drop it above
-- this or in a migration before, and create it again after. SQLite cites what is no path of JSON.";

const WORDS: &str =
    "'stopped, since what dddgen did not make would be lost: ' || group_concat(what, ', ')
        || '; drop it first and create it again after, each in a migration of your own, or write'
        || ' these steps into this one'";

const COLUMNS: &str = "    select 'column ' || own.name || ' of ' || made.name
    from made join pragma_table_xinfo(made.name) as own
    where columns is not null and own.name not in (select value from json_each(columns))";

const REFERENCES: &str = "    select 'rows of ' || own.name || ', which refers to ' || made.name
        || ' on delete ' || lower(reference.on_delete)
    from sqlite_schema as own
    join pragma_foreign_key_list(own.name) as reference
    join made on made.name = reference.\"table\" collate nocase
    where own.type = 'table' and reference.on_delete not in ('NO ACTION', 'RESTRICT')
        and own.name not in (select name from made)";

/// The statement that fails where a table that is dropped or made anew has more than dddgen gave
/// it; none where no table goes. The tables of dddgen whose rows would go with those of another one
/// are among them, so that any other table that does is one of the user's.
pub(super) fn guard(difference: &Difference, rebuilt: &[Rebuild<'_>]) -> Option<String> {
    let anew = rebuilt.iter().map(|it| {
        let columns = columns(it.before);
        format!("({}, {columns})", text(&it.before.name))
    });
    let dropped = difference
        .dropped()
        .map(|table| format!("({}, null)", text(&table.name)));
    let made: Vec<_> = anew.chain(dropped).collect();
    if made.is_empty() {
        return None;
    }
    let whole = (!rebuilt.is_empty()).then(|| [COLUMNS.to_owned(), indexes(rebuilt)]);
    let lost = whole.into_iter().flatten();
    let lost: Vec<_> = lost.chain([REFERENCES.to_owned()]).collect();
    Some(format!(
        "{COMMENT}\nwith made (name, columns) as (\n    values\n        {}\n),\nlost (what) as (\n{}\n)\n\
         select json_extract(\n    '{{}}',\n    {WORDS}\n)\nfrom lost;",
        made.join(",\n        "),
        lost.join("\n    union\n")
    ))
}

/// The tables that are dropped or made anew.
pub(in crate::schema) fn going(difference: &Difference) -> Vec<&str> {
    let anew = rebuild::all(difference).into_iter().map(|it| it.before);
    let tables = anew.chain(difference.dropped());
    tables.map(|table| table.name.as_str()).collect()
}

/// The columns of a table as an array of JSON, on as many lines as it takes.
fn columns(table: &Table) -> String {
    let names = table.columns.iter();
    let names = names.map(|it| serde_json::json!(it.name).to_string());
    let mut lines: Vec<String> = Vec::new();
    for name in names {
        match lines.last_mut() {
            Some(line) if line.len() + name.len() < WIDTH - 15 => {
                line.push_str(", ");
                line.push_str(&name);
            }
            _ => lines.push(name),
        }
    }
    let lines = lines.join(",\n            ");
    text(&format!("[\n            {lines}\n        ]"))
}

/// The indexes that SQLite itself makes for keys have no SQL.
fn indexes(rebuilt: &[Rebuild<'_>]) -> String {
    let known = rebuilt.iter().flat_map(|it| &it.before.indexes);
    let known: Vec<_> = known.map(|index| text(&index.name)).collect();
    let others = if known.is_empty() {
        String::new()
    } else {
        let known = known.join(",\n            ");
        format!("\n        and name not in (\n            {known}\n        )")
    };
    format!(
        "    select type || ' ' || name || ' on ' || tbl_name
    from sqlite_schema
    where type in ('index', 'trigger') and sql is not null
        and tbl_name collate nocase in (select name from made where columns is not null){others}"
    )
}

fn text(text: &str) -> String {
    let text = Literal::Text(text.to_owned());
    literal(&text, ColumnType::Scalar(Scalar::String))
}
