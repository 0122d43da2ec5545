//! The entity that stands for all where any would do.

use serde_json::{Value, json};

/// Its path.
pub(crate) const PATH: &str = "/api/v1/catalog/authors";

/// A body that breaks no rule.
pub(crate) fn valid() -> Value {
    let mut body = json!({});
    body["name"] = json!("Ada Lovelace");
    body["email"] = json!("ada@example.com");
    body["website"] = json!("https://example.com/catalog");
    body["born_on"] = json!("2024-05-17");
    body
}
