//! How many of an item two warehouses have after some of them moved.

use crate::entities::inventory::Warehouse;

/// How many of an item two warehouses have after some of them moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relocation;

impl Relocation {
    /// Whether it can be applied: all that it is about are live.
    pub fn applies(warehouse: &Warehouse) -> bool {
        let ends = [warehouse.audit().deleted_at];
        ends.iter().all(Option::is_none)
    }
}
