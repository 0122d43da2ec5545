//! The entity that stands for all where any would do.

use serde_json::{Value, json};

/// Its path.
pub(crate) const PATH: &str = "/api/v1/partners/customers";

/// A body that breaks no rule.
pub(crate) fn valid() -> Value {
    let mut body = json!({});
    body["name"] = json!("Grace Hopper");
    body["email"] = json!("ada@example.com");
    body["phone"] = json!("+14155550132");
    body["address"] = json!({ "street": "1600 Amphitheatre Parkway", "city": "Mountain View", "state": "CA", "zip_code": "94043", "country": "USA" });
    body
}
