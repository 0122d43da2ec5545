//! How sales transactions are kept.

use async_trait::async_trait;

use crate::entities::sales::SalesTransaction;
use crate::ids::SalesTransactionId;
use crate::repositories::BulkError;
use crate::repositories::RepositoryError;

/// Keeps sales transactions.
#[async_trait]
pub trait SalesTransactionRepository: Send {
    /// The live sales transaction with `id`; none if there is none, or it was deleted.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(
        &mut self,
        id: SalesTransactionId,
    ) -> Result<Option<SalesTransaction>, RepositoryError>;

    /// The live sales transactions with these ids, in their order; none where there is none.
    ///
    /// # Errors
    /// When the store fails.
    async fn find_all(
        &mut self,
        ids: &[SalesTransactionId],
    ) -> Result<Vec<Option<SalesTransaction>>, RepositoryError>;

    /// Adds many sales transactions, in few steps.
    ///
    /// # Errors
    /// Those of [`add`](Self::add), with the first one that is refused.
    async fn add_all(
        &mut self,
        sales_transactions: &mut [SalesTransaction],
    ) -> Result<(), BulkError>;

    /// Saves the changes of many sales transactions, in few steps.
    ///
    /// # Errors
    /// Those of [`save`](Self::save), with the first one that is refused.
    async fn save_all(
        &mut self,
        sales_transactions: &mut [SalesTransaction],
    ) -> Result<(), BulkError>;

    /// Adds a sales transaction, and takes over what happened to it.
    ///
    /// # Errors
    /// A value that has to be unique is taken, a reference leads nowhere, or the store fails.
    async fn add(
        &mut self,
        sales_transaction: &mut SalesTransaction,
    ) -> Result<(), RepositoryError>;

    /// Saves the changes that were made since it was read, provided that nobody else saved one,
    /// and takes over what happened to it.
    ///
    /// # Errors
    /// Those of [`add`](Self::add), and when the stored version is another.
    async fn save(
        &mut self,
        sales_transaction: &mut SalesTransaction,
    ) -> Result<(), RepositoryError>;

    /// Saves a deletion: the sales transaction is not found from then on, and its unique values are free.
    ///
    /// # Errors
    /// When others still refer to it, the stored version is another, or the store fails.
    async fn remove(
        &mut self,
        sales_transaction: &mut SalesTransaction,
    ) -> Result<(), RepositoryError>;
}
