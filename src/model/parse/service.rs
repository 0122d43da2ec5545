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
    let stated = table.text("database", problems);
    let stated = stated.and_then(|text| database(text, problems));
    Some(Service {
        name: name?,
        description,
        dddgen: version.map_or(VERSION, |text| &text.value).to_owned(),
        database: stated.unwrap_or(Database::Sqlite),
    })
}

fn database(text: &Text, problems: &mut Problems) -> Option<Database> {
    let found = Database::from_keyword(&text.value);
    if found.is_none() {
        let message = format!("unknown database `{}`", text.value.escape_debug());
        let known = Database::ALL.map(Database::keyword);
        problems.push(text.span(), message, did_you_mean(&text.value, &known));
    }
    found
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
