//! `[service]`.

use super::doc;
use super::node::Text;
use super::problems::{Problems, did_you_mean};
use super::table::Table;
use crate::model::{Database, Service};
use crate::naming::Role;

pub(super) const KEYS: &[&str] = &["name", "description", "dddgen", "database"];
const VERSION: &str = env!("CARGO_PKG_VERSION");

pub(super) fn read(root: Table<'_>, problems: &mut Problems) -> Option<Service> {
    let Some(entry) = root.entry("service") else {
        let hint = "start with `[service]` and `name = \"bookstore\"`";
        problems.hint(0..0, "`[service]` is missing", hint);
        return None;
    };
    let table = Table::of(entry, problems)?;
    table.allow(KEYS, &[], problems);
    if table.entry("name").is_none() {
        let hint = "add `name = \"bookstore\"`";
        problems.hint(entry.span.clone(), "the service has no name", hint);
    }
    let name = table.text("name", problems);
    let name = name.and_then(|text| problems.name_of(text, Role::Service));
    let description = doc::line(table, "description", problems);
    let version = table.text("dddgen", problems);
    if let Some(text) = version {
        check_version(text, problems);
    }
    if let Some(text) = table.text("database", problems) {
        check_database(text, problems);
    }
    Some(Service {
        name: name?,
        description,
        dddgen: version.map_or(VERSION, |text| &text.value).to_owned(),
        database: Database::Sqlite,
    })
}

fn check_database(text: &Text, problems: &mut Problems) {
    match text.value.as_str() {
        "sqlite" => {}
        "postgres" | "postgresql" => problems.unsupported(
            text.span(),
            "the database `postgres` is",
            "use `database = \"sqlite\"`",
        ),
        other => {
            let message = format!("unknown database `{}`", other.escape_debug());
            problems.push(text.span(), message, did_you_mean(other, &["sqlite"]));
        }
    }
}

fn check_version(text: &Text, problems: &mut Problems) {
    let shown = text.value.escape_debug();
    match (version(&text.value), version(VERSION)) {
        (None, _) => problems.hint(
            text.span(),
            format!("`{shown}` is not a version of dddgen"),
            format!("dddgen writes it; this is {VERSION}"),
        ),
        (rendered, own) if rendered > own => problems.hint(
            text.span(),
            format!("the project was rendered by a newer dddgen, {shown}; this is {VERSION}"),
            format!("install dddgen {shown} or later"),
        ),
        _ => {}
    }
}

/// The three numbers of a version; what follows a `-` or `+` does not count.
fn version(text: &str) -> Option<[u64; 3]> {
    let numbers = text.split(['-', '+']).next()?;
    let parts: Option<Vec<u64>> = numbers.split('.').map(|part| part.parse().ok()).collect();
    parts?.try_into().ok()
}
