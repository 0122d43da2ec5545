//! What happens to contacts, in JSON.

use domain::events::partners::ContactCreated;
use domain::events::partners::ContactEvent;
use serde_json::Value;
use serde_json::json;

use crate::messaging::json::ToJson;

impl ToJson for ContactEvent {
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

impl ToJson for ContactCreated {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["id"] = self.id.to_json();
        data["owner"] = self.owner.to_json();
        data["label"] = self.label.to_json();
        data["name"] = self.name.to_json();
        data["email"] = self.email.to_json();
        data["phone"] = self.phone.to_json();
        data
    }
}
