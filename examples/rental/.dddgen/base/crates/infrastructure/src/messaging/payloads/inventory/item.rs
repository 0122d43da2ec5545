//! What happens to items, in JSON.

use domain::events::inventory::ItemCreated;
use domain::events::inventory::ItemEvent;
use serde_json::Value;
use serde_json::json;

use crate::messaging::json::ToJson;

impl ToJson for ItemEvent {
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

impl ToJson for ItemCreated {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["id"] = self.id.to_json();
        data["sku"] = self.sku.to_json();
        data["name"] = self.name.to_json();
        data["description"] = self.description.to_json();
        data["vendor_id"] = self.vendor_id.to_json();
        data["daily_rate"] = self.daily_rate.to_json();
        data
    }
}
