//! What happens to books, in JSON.

use domain::events::catalog::BookCreated;
use domain::events::catalog::BookEvent;
use serde_json::Value;
use serde_json::json;

use crate::messaging::json::ToJson;

impl ToJson for BookEvent {
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

impl ToJson for BookCreated {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["id"] = self.id.to_json();
        data["isbn"] = self.isbn.to_json();
        data["title"] = self.title.to_json();
        data["subtitle"] = self.subtitle.to_json();
        data["description"] = self.description.to_json();
        data["price"] = self.price.to_json();
        data["stock"] = self.stock.to_json();
        data["tags"] = self.tags.to_json();
        data["published_on"] = self.published_on.to_json();
        data["available"] = self.available.to_json();
        data["author_id"] = self.author_id.to_json();
        data
    }
}
