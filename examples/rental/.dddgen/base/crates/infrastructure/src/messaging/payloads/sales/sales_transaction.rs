//! What happens to sales transactions, in JSON.

use domain::events::sales::SalesTransactionCancelled;
use domain::events::sales::SalesTransactionCompleted;
use domain::events::sales::SalesTransactionConfirmed;
use domain::events::sales::SalesTransactionCreated;
use domain::events::sales::SalesTransactionEvent;
use domain::events::sales::SalesTransactionPaid;
use domain::events::sales::SalesTransactionRefunded;
use domain::events::sales::SalesTransactionShipped;
use serde_json::Value;
use serde_json::json;

use crate::messaging::json::ToJson;

impl ToJson for SalesTransactionEvent {
    fn to_json(&self) -> Value {
        match self {
            Self::Created(created) => created.to_json(),
            Self::Updated(updated) => {
                json!({ "id": updated.id.to_json(), "changed": updated.changed })
            }
            Self::Deleted(deleted) => json!({ "id": deleted.id.to_json() }),
            Self::Confirmed(told) => told.to_json(),
            Self::Shipped(told) => told.to_json(),
            Self::Completed(told) => told.to_json(),
            Self::Cancelled(told) => told.to_json(),
            Self::Paid(told) => told.to_json(),
            Self::Refunded(told) => told.to_json(),
        }
    }
}

impl ToJson for SalesTransactionCreated {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["id"] = self.id.to_json();
        data["number"] = self.number.to_json();
        data["customer_id"] = self.customer_id.to_json();
        data["payment_terms"] = self.payment_terms.to_json();
        data["status"] = self.status.to_json();
        data["payment_status"] = self.payment_status.to_json();
        data["currency"] = self.currency.to_json();
        data["note"] = self.note.to_json();
        data["cancellation_reason"] = self.cancellation_reason.to_json();
        data
    }
}

impl ToJson for SalesTransactionConfirmed {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["id"] = self.id.to_json();
        data["from"] = self.from.to_json();
        data["to"] = self.to.to_json();
        data
    }
}

impl ToJson for SalesTransactionShipped {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["id"] = self.id.to_json();
        data["from"] = self.from.to_json();
        data["to"] = self.to.to_json();
        data
    }
}

impl ToJson for SalesTransactionCompleted {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["id"] = self.id.to_json();
        data["from"] = self.from.to_json();
        data["to"] = self.to.to_json();
        data
    }
}

impl ToJson for SalesTransactionCancelled {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["id"] = self.id.to_json();
        data["from"] = self.from.to_json();
        data["to"] = self.to.to_json();
        data["input"]["cancellation_reason"] = self.input.cancellation_reason().to_json();
        data
    }
}

impl ToJson for SalesTransactionPaid {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["id"] = self.id.to_json();
        data["from"] = self.from.to_json();
        data["to"] = self.to.to_json();
        data
    }
}

impl ToJson for SalesTransactionRefunded {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["id"] = self.id.to_json();
        data["from"] = self.from.to_json();
        data["to"] = self.to.to_json();
        data
    }
}
