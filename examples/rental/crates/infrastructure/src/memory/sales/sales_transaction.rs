//! Sales transactions in memory.

use application::queries::Page;
use application::queries::Query;
use application::queries::sales::SalesTransactionField;
use application::queries::sales::SalesTransactionQueries;
use application::queries::sales::SalesTransactionStatistics;
use application::queries::sales::SalesTransactionView;
use async_trait::async_trait;
use domain::entities::sales::SalesTransaction;
use domain::events::DomainEvent;
use domain::ids::SalesTransactionId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use domain::repositories::sales::SalesTransactionRepository;

use crate::memory::Memory;
use crate::memory::contents::Contents;
use crate::memory::listing::page;
use crate::memory::listing::statistics;

#[async_trait]
impl SalesTransactionQueries for Memory {
    async fn find(
        &self,
        id: SalesTransactionId,
    ) -> Result<Option<SalesTransactionView>, RepositoryError> {
        Ok(self
            .state
            .lock()
            .await
            .sales_transactions
            .find(id.into())
            .map(SalesTransactionView::from))
    }

    async fn list(
        &self,
        query: &Query<SalesTransactionField>,
    ) -> Result<Page<SalesTransactionView>, RepositoryError> {
        Ok(page(
            self.state
                .lock()
                .await
                .sales_transactions
                .live()
                .map(SalesTransactionView::from),
            query,
        ))
    }

    async fn statistics(
        &self,
        query: &Query<SalesTransactionField>,
    ) -> Result<SalesTransactionStatistics, RepositoryError> {
        let state = self.state.lock().await;
        let views = || {
            state
                .sales_transactions
                .live()
                .map(SalesTransactionView::from)
        };
        Ok(SalesTransactionStatistics {
            total_amount: statistics(views(), query, SalesTransactionField::TotalAmount)?,
        })
    }
}

/// Keeps sales transactions in a unit's copy of the state.
pub(crate) struct MemorySalesTransactionRepository<'s> {
    state: &'s mut Contents,
    events: &'s mut Vec<DomainEvent>,
}

impl<'s> MemorySalesTransactionRepository<'s> {
    pub(crate) fn new(state: &'s mut Contents, events: &'s mut Vec<DomainEvent>) -> Self {
        Self { state, events }
    }

    fn check_references(
        &self,
        sales_transaction: &SalesTransaction,
    ) -> Result<(), RepositoryError> {
        let mut missing = Vec::new();
        if self
            .state
            .customers
            .find(sales_transaction.customer_id().into())
            .is_none()
        {
            missing.push(String::from("customer_id"));
        }
        for (index, member) in sales_transaction.items().iter().enumerate() {
            if self.state.items.find(member.item_id().into()).is_none() {
                missing.push(format!("items/{index}/item_id"));
            }
        }
        for (index, member) in sales_transaction.returns().iter().enumerate() {
            if self.state.items.find(member.item_id().into()).is_none() {
                missing.push(format!("returns/{index}/item_id"));
            }
        }
        if missing.is_empty() {
            return Ok(());
        }
        Err(RepositoryError::UnknownReference { fields: missing })
    }

    fn check_uniques(&self, sales_transaction: &SalesTransaction) -> Result<(), RepositoryError> {
        let table = &self.state.sales_transactions;
        table.expect_unique(sales_transaction, &["number"], |sales_transaction| {
            Some(sales_transaction.number())
        })?;
        Ok(())
    }
}

#[async_trait]
impl SalesTransactionRepository for MemorySalesTransactionRepository<'_> {
    async fn find(
        &mut self,
        id: SalesTransactionId,
    ) -> Result<Option<SalesTransaction>, RepositoryError> {
        Ok(self.state.sales_transactions.find(id.into()).cloned())
    }

    async fn find_all(
        &mut self,
        ids: &[SalesTransactionId],
    ) -> Result<Vec<Option<SalesTransaction>>, RepositoryError> {
        let sales_transactions = &self.state.sales_transactions;
        Ok(ids
            .iter()
            .map(|id| sales_transactions.find((*id).into()).cloned())
            .collect())
    }

    async fn add_all(
        &mut self,
        sales_transactions: &mut [SalesTransaction],
    ) -> Result<(), BulkError> {
        for (index, sales_transaction) in sales_transactions.iter_mut().enumerate() {
            self.add(sales_transaction)
                .await
                .map_err(BulkError::at(index))?;
        }
        Ok(())
    }

    async fn save_all(
        &mut self,
        sales_transactions: &mut [SalesTransaction],
    ) -> Result<(), BulkError> {
        for (index, sales_transaction) in sales_transactions.iter_mut().enumerate() {
            self.save(sales_transaction)
                .await
                .map_err(BulkError::at(index))?;
        }
        Ok(())
    }

    async fn add(
        &mut self,
        sales_transaction: &mut SalesTransaction,
    ) -> Result<(), RepositoryError> {
        self.check_references(sales_transaction)?;
        self.check_uniques(sales_transaction)?;
        self.events.extend(sales_transaction.saved());
        self.state
            .sales_transactions
            .insert(sales_transaction.clone());
        Ok(())
    }

    async fn save(
        &mut self,
        sales_transaction: &mut SalesTransaction,
    ) -> Result<(), RepositoryError> {
        self.check_references(sales_transaction)?;
        self.state
            .sales_transactions
            .expect_previous(sales_transaction)?;
        self.check_uniques(sales_transaction)?;
        self.events.extend(sales_transaction.saved());
        self.state
            .sales_transactions
            .insert(sales_transaction.clone());
        Ok(())
    }

    async fn remove(
        &mut self,
        sales_transaction: &mut SalesTransaction,
    ) -> Result<(), RepositoryError> {
        self.state
            .sales_transactions
            .expect_previous(sales_transaction)?;
        self.events.extend(sales_transaction.saved());
        self.state
            .sales_transactions
            .insert(sales_transaction.clone());
        Ok(())
    }
}
