//! What happens to orders, in JSON.

use domain::events::sales::OrderCancelled;
use domain::events::sales::OrderConfirmed;
use domain::events::sales::OrderCreated;
use domain::events::sales::OrderDelivered;
use domain::events::sales::OrderEvent;
use domain::events::sales::OrderShipped;
use serde_json::Value;
use serde_json::json;

use crate::messaging::json::ToJson;

impl ToJson for OrderEvent {
    fn to_json(&self) -> Value {
        match self {
            Self::Created(created) => created.to_json(),
            Self::Updated(updated) => {
                json!({ "id": updated.id.to_json(), "changed": updated.changed })
            }
            Self::Deleted(deleted) => json!({ "id": deleted.id.to_json() }),
            Self::Confirmed(told) => told.to_json(),
            Self::Shipped(told) => told.to_json(),
            Self::Delivered(told) => told.to_json(),
            Self::Cancelled(told) => told.to_json(),
        }
    }
}

impl ToJson for OrderCreated {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["id"] = self.id.to_json();
        data["customer_id"] = self.customer_id.to_json();
        data["placed_at"] = self.placed_at.to_json();
        data["status"] = self.status.to_json();
        data["note"] = self.note.to_json();
        data
    }
}

impl ToJson for OrderConfirmed {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["id"] = self.id.to_json();
        data["from"] = self.from.to_json();
        data["to"] = self.to.to_json();
        data
    }
}

impl ToJson for OrderShipped {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["id"] = self.id.to_json();
        data["from"] = self.from.to_json();
        data["to"] = self.to.to_json();
        data
    }
}

impl ToJson for OrderDelivered {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["id"] = self.id.to_json();
        data["from"] = self.from.to_json();
        data["to"] = self.to.to_json();
        data
    }
}

impl ToJson for OrderCancelled {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["id"] = self.id.to_json();
        data["from"] = self.from.to_json();
        data["to"] = self.to.to_json();
        data["input"]["reason"] = self.input.reason().to_json();
        data
    }
}
