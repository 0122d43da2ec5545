//! What happened, in JSON, aggregate by aggregate.

mod inventory;
mod partners;
mod sales;

use domain::events::EventData;
use serde_json::Value;

use super::json::ToJson;

impl ToJson for EventData {
    fn to_json(&self) -> Value {
        match self {
            Self::Customer(event) => event.to_json(),
            Self::Vendor(event) => event.to_json(),
            Self::Contact(event) => event.to_json(),
            Self::Item(event) => event.to_json(),
            Self::Warehouse(event) => event.to_json(),
            Self::SalesTransaction(event) => event.to_json(),
        }
    }
}
