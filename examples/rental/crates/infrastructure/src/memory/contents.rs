//! What the store in memory keeps.

use domain::entities::inventory::Item;
use domain::entities::inventory::Warehouse;
use domain::entities::partners::Contact;
use domain::entities::partners::Customer;
use domain::entities::partners::Vendor;
use domain::entities::sales::SalesTransaction;

use super::kept::Table;

/// All tables.
#[derive(Debug, Clone, Default)]
pub(crate) struct Contents {
    pub(crate) customers: Table<Customer>,
    pub(crate) vendors: Table<Vendor>,
    pub(crate) contacts: Table<Contact>,
    pub(crate) items: Table<Item>,
    pub(crate) warehouses: Table<Warehouse>,
    pub(crate) sales_transactions: Table<SalesTransaction>,
}
