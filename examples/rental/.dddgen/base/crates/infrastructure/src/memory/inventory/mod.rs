//! Aggregates of the context `inventory` in memory.

mod item;
mod warehouse;

pub(crate) use item::MemoryItemRepository;
pub(crate) use warehouse::MemoryWarehouseRepository;
