//! The file as a whole: a new one, and the version in it.

use toml_edit::Document;

use super::EditError;
use super::quote::quoted;
use crate::model::Database;
use crate::naming::Name;

/// The text of a model without entities, for a service that starts.
pub fn new_document(name: &Name, description: &str, database: Database) -> String {
    let database = database.keyword();
    format!(
        r#"# The domain model of the service: change it, then run `dddgen apply`.
#
# A field is `type[:modifier]*`, for example:
#
#     [entities.Book.fields]
#     title = "string:1..255"
#     price = "decimal:min=0"
#     published_on = "date:optional:index"
#     author = "ref:Author"

[service]
name = {}
description = {}
dddgen = "{}"
database = "{database}"
"#,
        quoted(&name.kebab()),
        quoted(description),
        env!("CARGO_PKG_VERSION"),
    )
}

/// Sets the version of dddgen that rendered the project.
///
/// # Errors
///
/// When there is no `[service]`, or the text is no TOML.
pub fn set_dddgen_version(text: &str, version: &str) -> Result<String, EditError> {
    set_service_text(text, "dddgen", version)
}

/// Sets a text of `[service]`: its `name`, `description`, `database` or `dddgen`.
///
/// # Errors
///
/// When there is no `[service]`, or the text is no TOML.
pub fn set_service_text(text: &str, key: &str, value: &str) -> Result<String, EditError> {
    let document = Document::parse(text)
        .map_err(|error| EditError::new(format!("the file is not TOML: {}", error.message())))?;
    let service = document.get("service");
    if service.is_none() {
        return Err(EditError::new("`[service]` is missing"));
    }
    let old = service.and_then(|service| service.as_table_like()?.get(key));
    match old.and_then(toml_edit::Item::span) {
        Some(span) => {
            let (before, after) = (&text[..span.start], &text[span.end..]);
            Ok(format!("{before}{}{after}", quoted(value)))
        }
        None => super::Layout::read(text)?.add_key(&["service"], key, value),
    }
}

/// A text of `[service]`, if the file says one, whatever else is wrong with it.
pub fn service_text(text: &str, key: &str) -> Option<String> {
    let document = Document::parse(text).ok()?;
    let service = document.get("service")?.as_table_like()?;
    service.get(key)?.as_str().map(str::to_owned)
}
