//! What happened, in JSON, aggregate by aggregate.

mod catalog;
mod sales;

use domain::events::EventData;
use serde_json::Value;

use super::json::ToJson;

impl ToJson for EventData {
    fn to_json(&self) -> Value {
        match self {
            Self::Author(event) => event.to_json(),
            Self::Book(event) => event.to_json(),
            Self::Customer(event) => event.to_json(),
            Self::Order(event) => event.to_json(),
        }
    }
}
