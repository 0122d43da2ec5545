//! What a sale needs before it is confirmed.

use crate::entities::sales::SalesTransaction;

impl SalesTransaction {
    /// Whether anything is sold: a sale without items promises nothing, so it is never
    /// [confirmed](Self::confirm).
    pub fn has_items(&self) -> bool {
        !self.items().is_empty()
    }
}
