//! What happens to vendors, in JSON.

use domain::events::partners::VendorCreated;
use domain::events::partners::VendorEvent;
use serde_json::Value;
use serde_json::json;

use crate::messaging::json::ToJson;

impl ToJson for VendorEvent {
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

impl ToJson for VendorCreated {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["id"] = self.id.to_json();
        data["name"] = self.name.to_json();
        data["email"] = self.email.to_json();
        data["phone"] = self.phone.to_json();
        data["address"] = self.address.to_json();
        data
    }
}
