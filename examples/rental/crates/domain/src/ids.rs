//! The identities of all aggregates.
//!
//! They stand together because they are all that one context may know of another: an aggregate
//! refers to another by its id, never by the object.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// Defines the id type of an aggregate: a UUID of version 7, so ids sort by their creation.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id, later than all before it.
            #[must_use]
            pub fn generate() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id! {
    /// Identifies a customer.
    CustomerId
}

id! {
    /// Identifies a vendor.
    VendorId
}

id! {
    /// Identifies a contact.
    ContactId
}

id! {
    /// Identifies an item.
    ItemId
}

id! {
    /// Identifies a warehouse.
    WarehouseId
}

id! {
    /// Identifies a sales transaction.
    SalesTransactionId
}

id! {
    /// Identifies a warehouse stock within a warehouse.
    WarehouseStockId
}

id! {
    /// Identifies a sales transaction item within a sales transaction.
    SalesTransactionItemId
}

id! {
    /// Identifies a sales transaction return within a sales transaction.
    SalesTransactionReturnId
}
