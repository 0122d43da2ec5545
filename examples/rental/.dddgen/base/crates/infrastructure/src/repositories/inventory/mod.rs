//! Repositories of the context `inventory`.

mod item;
mod warehouse;

pub(crate) use item::SqlItemRepository;
pub(crate) use warehouse::SqlWarehouseRepository;
