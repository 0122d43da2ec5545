//! The values of the domain in JSON, as the API shows them too.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use uuid::Uuid;

/// What can be written in JSON.
pub(super) trait ToJson {
    /// The same in JSON.
    fn to_json(&self) -> Value;
}

impl<T: ToJson + ?Sized> ToJson for &T {
    fn to_json(&self) -> Value {
        (**self).to_json()
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn to_json(&self) -> Value {
        self.as_ref().map_or(Value::Null, ToJson::to_json)
    }
}

impl<T: ToJson> ToJson for [T] {
    fn to_json(&self) -> Value {
        self.iter().map(ToJson::to_json).collect()
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn to_json(&self) -> Value {
        self.iter().map(ToJson::to_json).collect()
    }
}

/// Types that JSON knows, or that know JSON.
macro_rules! plain {
    ($type:ty) => {
        impl ToJson for $type {
            fn to_json(&self) -> Value {
                json!(self)
            }
        }
    };
}

plain!(DateTime<Utc>);
plain!(Decimal);
plain!(NaiveDate);
plain!(NaiveTime);
plain!(String);
plain!(Uuid);
plain!(Value);
plain!(bool);
plain!(f64);
plain!(i32);
plain!(i64);
plain!(str);

/// Types that are written as what they hold.
macro_rules! holder {
    ($type:ty, $value:ident => $held:expr) => {
        impl ToJson for $type {
            fn to_json(&self) -> Value {
                let $value = self;
                $held.to_json()
            }
        }
    };
}

holder!(domain::value_objects::Currency, value => value.as_str());
holder!(domain::value_objects::Email, value => value.as_str());
holder!(domain::value_objects::PhoneNumber, value => value.as_str());
holder!(domain::value_objects::Sku, value => value.as_str());
holder!(domain::value_objects::partners::ContactOwnerType, value => value.as_str());
holder!(domain::value_objects::sales::SalesStatus, value => value.as_str());
holder!(domain::value_objects::sales::PaymentStatus, value => value.as_str());
holder!(domain::value_objects::sales::PaymentTerms, value => value.as_str());

impl ToJson for domain::value_objects::Address {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["street"] = self.street().to_json();
        data["city"] = self.city().to_json();
        data["state"] = self.state().to_json();
        data["zip_code"] = self.zip_code().to_json();
        data["country"] = self.country().to_json();
        data
    }
}

impl ToJson for domain::value_objects::Money {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["amount"] = self.amount().to_json();
        data["currency"] = self.currency().to_json();
        data
    }
}

impl ToJson for domain::value_objects::partners::ContactOwner {
    fn to_json(&self) -> Value {
        let mut data = json!({});
        data["type"] = self.r#type().to_json();
        data["id"] = self.id().to_json();
        data
    }
}

holder!(domain::ids::CustomerId, id => Uuid::from(*id));
holder!(domain::ids::VendorId, id => Uuid::from(*id));
holder!(domain::ids::ContactId, id => Uuid::from(*id));
holder!(domain::ids::ItemId, id => Uuid::from(*id));
holder!(domain::ids::WarehouseId, id => Uuid::from(*id));
holder!(domain::ids::SalesTransactionId, id => Uuid::from(*id));
