//! What happens to items.

use crate::ids::ItemId;
use crate::ids::VendorId;
use crate::value_objects::Money;
use crate::value_objects::Sku;

/// Something that happened to an item.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemEvent {
    /// It was created.
    Created(ItemCreated),
    /// Some of what it says about itself was changed.
    Updated(ItemUpdated),
    /// It was deleted.
    Deleted(ItemDeleted),
}

/// An item was created.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemCreated {
    /// Its identity.
    pub id: ItemId,
    /// Its sku.
    pub sku: Sku,
    /// Its name.
    pub name: String,
    /// Its description.
    pub description: Option<String>,
    /// Its vendor, by id.
    pub vendor_id: VendorId,
    /// What a day with it costs.
    pub daily_rate: Money,
}

/// Some of what an item says about itself was changed.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemUpdated {
    /// Its identity.
    pub id: ItemId,
    /// The names of the fields that are not as they were, one at least.
    pub changed: Vec<&'static str>,
}

/// An item was deleted.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemDeleted {
    /// Its identity.
    pub id: ItemId,
}

impl ItemEvent {
    /// What kind of event it is.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Created(_) => ItemCreated::NAME,
            Self::Updated(_) => ItemUpdated::NAME,
            Self::Deleted(_) => ItemDeleted::NAME,
        }
    }

    /// The version of its data.
    pub fn version(&self) -> u32 {
        match self {
            Self::Created(_) => ItemCreated::VERSION,
            Self::Updated(_) => ItemUpdated::VERSION,
            Self::Deleted(_) => ItemDeleted::VERSION,
        }
    }
}

impl ItemCreated {
    /// What such events are called.
    pub const NAME: &'static str = "inventory.item.created";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl ItemUpdated {
    /// What such events are called.
    pub const NAME: &'static str = "inventory.item.updated";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl ItemDeleted {
    /// What such events are called.
    pub const NAME: &'static str = "inventory.item.deleted";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}
