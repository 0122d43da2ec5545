//! The file as a whole: a new one, and the version in it.

use toml_edit::Document;

use super::EditError;
use super::quote::quoted;
use crate::model::Database;
use crate::naming::Name;

/// The text of a model without entities, for a service that starts.
pub fn new_document(name: &Name, description: &str, database: Database) -> String {
    let database = match database {
        Database::Sqlite => "sqlite",
    };
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
    let document = Document::parse(text)
        .map_err(|error| EditError::new(format!("the file is not TOML: {}", error.message())))?;
    let service = document.get("service");
    if service.is_none() {
        return Err(EditError::new("`[service]` is missing"));
    }
    let value = service.and_then(|service| service.as_table_like()?.get("dddgen"));
    match value.and_then(toml_edit::Item::span) {
        Some(span) => {
            let (before, after) = (&text[..span.start], &text[span.end..]);
            Ok(format!("{before}{}{after}", quoted(version)))
        }
        None => super::Layout::read(text)?.add_key(&["service"], "dddgen", version),
    }
}
