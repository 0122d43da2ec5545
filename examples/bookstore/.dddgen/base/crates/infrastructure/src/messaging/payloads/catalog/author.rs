//! What happens to authors, in JSON.

use domain::events::catalog::AuthorCreated;
use domain::events::catalog::AuthorEvent;
use serde_json::Value;
use serde_json::json;

use crate::messaging::json::ToJson;

impl ToJson for AuthorEvent {
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

impl ToJson for AuthorCreated {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["id"] = self.id.to_json();
        data["name"] = self.name.to_json();
        data["email"] = self.email.to_json();
        data["website"] = self.website.to_json();
        data["born_on"] = self.born_on.to_json();
        data
    }
}
