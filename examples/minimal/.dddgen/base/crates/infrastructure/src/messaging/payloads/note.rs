//! What happens to notes, in JSON.

use domain::events::NoteCreated;
use domain::events::NoteEvent;
use serde_json::Value;
use serde_json::json;

use crate::messaging::json::ToJson;

impl ToJson for NoteEvent {
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

impl ToJson for NoteCreated {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["id"] = self.id.to_json();
        data["title"] = self.title.to_json();
        data["body"] = self.body.to_json();
        data
    }
}
