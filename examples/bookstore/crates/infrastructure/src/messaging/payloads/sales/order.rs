//! What happens to orders, in JSON.

use domain::events::sales::OrderCreated;
use domain::events::sales::OrderEvent;
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
        }
    }
}

impl ToJson for OrderCreated {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["id"] = self.id.to_json();
        data["customer_id"] = self.customer_id.to_json();
        data["book_id"] = self.book_id.to_json();
        data["quantity"] = self.quantity.to_json();
        data["placed_at"] = self.placed_at.to_json();
        data["note"] = self.note.to_json();
        data
    }
}
