//! Events of the context `inventory`.

mod item;
mod warehouse;

pub use item::ItemCreated;
pub use item::ItemDeleted;
pub use item::ItemEvent;
pub use item::ItemUpdated;
pub use warehouse::WarehouseCreated;
pub use warehouse::WarehouseDeleted;
pub use warehouse::WarehouseEvent;
pub use warehouse::WarehouseUpdated;
