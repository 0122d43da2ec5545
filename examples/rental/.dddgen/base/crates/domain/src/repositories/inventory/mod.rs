//! Ports of the context `inventory`.

mod item;
mod warehouse;

pub use item::ItemRepository;
pub use warehouse::WarehouseRepository;
