//! What happens to warehouses, in JSON.

use domain::events::inventory::WarehouseCreated;
use domain::events::inventory::WarehouseEvent;
use serde_json::Value;
use serde_json::json;

use crate::messaging::json::ToJson;

impl ToJson for WarehouseEvent {
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

impl ToJson for WarehouseCreated {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["id"] = self.id.to_json();
        data["code"] = self.code.to_json();
        data["name"] = self.name.to_json();
        data["address"] = self.address.to_json();
        data
    }
}
