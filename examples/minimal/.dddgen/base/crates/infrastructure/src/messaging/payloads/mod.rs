//! What happened, in JSON, aggregate by aggregate.

mod note;

use domain::events::EventData;
use serde_json::Value;

use super::json::ToJson;

impl ToJson for EventData {
    fn to_json(&self) -> Value {
        match self {
            Self::Note(event) => event.to_json(),
        }
    }
}
