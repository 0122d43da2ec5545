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

holder!(domain::value_objects::Email, value => value.as_str());
holder!(domain::value_objects::PhoneNumber, value => value.as_str());
holder!(domain::value_objects::Url, value => value.as_str());
holder!(domain::value_objects::Isbn, value => value.as_str());
holder!(domain::value_objects::Tag, value => value.as_str());
holder!(domain::value_objects::sales::OrderStatus, value => value.as_str());

holder!(domain::ids::AuthorId, id => Uuid::from(*id));
holder!(domain::ids::BookId, id => Uuid::from(*id));
holder!(domain::ids::CustomerId, id => Uuid::from(*id));
holder!(domain::ids::OrderId, id => Uuid::from(*id));
