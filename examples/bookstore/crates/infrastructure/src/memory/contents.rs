//! What the store in memory keeps.

use domain::entities::catalog::Author;
use domain::entities::catalog::Book;
use domain::entities::sales::Customer;
use domain::entities::sales::Order;

use super::kept::Table;

/// All tables.
#[derive(Debug, Clone, Default)]
pub(crate) struct Contents {
    pub(crate) authors: Table<Author>,
    pub(crate) books: Table<Book>,
    pub(crate) customers: Table<Customer>,
    pub(crate) orders: Table<Order>,
}
