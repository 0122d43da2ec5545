//! What happens to warehouses.

use crate::ids::WarehouseId;
use crate::value_objects::Address;

/// Something that happened to a warehouse.
#[derive(Debug, Clone, PartialEq)]
pub enum WarehouseEvent {
    /// It was created.
    Created(WarehouseCreated),
    /// Some of what it says about itself was changed.
    Updated(WarehouseUpdated),
    /// It was deleted.
    Deleted(WarehouseDeleted),
}

/// A warehouse was created.
#[derive(Debug, Clone, PartialEq)]
pub struct WarehouseCreated {
    /// Its identity.
    pub id: WarehouseId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: Address,
}

/// Some of what a warehouse says about itself was changed.
#[derive(Debug, Clone, PartialEq)]
pub struct WarehouseUpdated {
    /// Its identity.
    pub id: WarehouseId,
    /// The names of the fields that are not as they were, one at least.
    pub changed: Vec<&'static str>,
}

/// A warehouse was deleted.
#[derive(Debug, Clone, PartialEq)]
pub struct WarehouseDeleted {
    /// Its identity.
    pub id: WarehouseId,
}

impl WarehouseEvent {
    /// What kind of event it is.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Created(_) => WarehouseCreated::NAME,
            Self::Updated(_) => WarehouseUpdated::NAME,
            Self::Deleted(_) => WarehouseDeleted::NAME,
        }
    }

    /// The version of its data.
    pub fn version(&self) -> u32 {
        match self {
            Self::Created(_) => WarehouseCreated::VERSION,
            Self::Updated(_) => WarehouseUpdated::VERSION,
            Self::Deleted(_) => WarehouseDeleted::VERSION,
        }
    }
}

impl WarehouseCreated {
    /// What such events are called.
    pub const NAME: &'static str = "inventory.warehouse.created";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl WarehouseUpdated {
    /// What such events are called.
    pub const NAME: &'static str = "inventory.warehouse.updated";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl WarehouseDeleted {
    /// What such events are called.
    pub const NAME: &'static str = "inventory.warehouse.deleted";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}
