//! The condition `has_items` of a sales transaction.

use crate::entities::sales::SalesTransaction;

impl SalesTransaction {
    /// Whether these steps are possible, as far as more than the state counts:
    /// [`confirm`](Self::confirm).
    pub fn has_items(&self) -> bool {
        true
    }
}
