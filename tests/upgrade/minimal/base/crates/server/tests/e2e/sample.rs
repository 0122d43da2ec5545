//! The entity that stands for all where any would do.

use serde_json::{Value, json};

/// Its path.
pub(crate) const PATH: &str = "/api/v1/notes";

/// A body that breaks no rule.
pub(crate) fn valid() -> Value {
    let mut body = json!({});
    body["title"] = json!("The quick brown fox");
    body["body"] = json!("The first delivery arrived on time.");
    body
}
