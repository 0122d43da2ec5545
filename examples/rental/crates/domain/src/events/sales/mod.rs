//! Events of the context `sales`.

mod sales_transaction;

pub use sales_transaction::SalesTransactionCancelled;
pub use sales_transaction::SalesTransactionCompleted;
pub use sales_transaction::SalesTransactionConfirmed;
pub use sales_transaction::SalesTransactionCreated;
pub use sales_transaction::SalesTransactionDeleted;
pub use sales_transaction::SalesTransactionEvent;
pub use sales_transaction::SalesTransactionPaid;
pub use sales_transaction::SalesTransactionRefunded;
pub use sales_transaction::SalesTransactionShipped;
pub use sales_transaction::SalesTransactionUpdated;
