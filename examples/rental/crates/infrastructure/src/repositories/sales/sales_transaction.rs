//! Sales transactions in the database.

use std::slice;

use async_trait::async_trait;
use domain::entities::sales::SalesTransaction;
use domain::events::DomainEvent;
use domain::ids::SalesTransactionId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use domain::repositories::sales::SalesTransactionRepository;

use crate::database::Astray;
use crate::database::Connection;
use crate::database::insert;
use crate::database::insert_all;
use crate::database::models;
use crate::database::models::sales::sales_transaction::TABLE;
use crate::database::models::sales::sales_transaction::parts;
use crate::database::models::sales::sales_transaction::values;
use crate::database::remove;
use crate::database::update;
use crate::database::update_all;

/// Keeps sales transactions in a transaction.
pub(crate) struct SqlSalesTransactionRepository<'t> {
    connection: &'t mut Connection,
    events: &'t mut Vec<DomainEvent>,
}

impl<'t> SqlSalesTransactionRepository<'t> {
    pub(crate) fn new(connection: &'t mut Connection, events: &'t mut Vec<DomainEvent>) -> Self {
        Self { connection, events }
    }

    async fn check_references(
        &mut self,
        sales_transactions: &[SalesTransaction],
    ) -> Result<(), BulkError> {
        let mut astray = Astray::default();
        let ids = sales_transactions
            .iter()
            .map(|sales_transaction| Some(sales_transaction.customer_id().into()));
        astray
            .look(
                self.connection,
                &models::partners::customer::TABLE,
                "customer_id",
                ids.collect(),
            )
            .await?;
        // What parts refer to that nobody has changed cannot have gone.
        let changed = || {
            sales_transactions
                .iter()
                .enumerate()
                .filter(|(_, sales_transaction)| sales_transaction.parts_changed())
        };
        let references = changed().flat_map(|(index, sales_transaction)| {
            sales_transaction
                .items()
                .iter()
                .enumerate()
                .map(move |(position, member)| {
                    let place = format!("items/{position}/item_id");
                    (index, place, member.item_id().into())
                })
        });
        astray
            .look_for_parts(
                self.connection,
                &models::inventory::item::TABLE,
                references.collect(),
            )
            .await?;
        let references = changed().flat_map(|(index, sales_transaction)| {
            sales_transaction
                .returns()
                .iter()
                .enumerate()
                .map(move |(position, member)| {
                    let place = format!("returns/{position}/item_id");
                    (index, place, member.item_id().into())
                })
        });
        astray
            .look_for_parts(
                self.connection,
                &models::inventory::item::TABLE,
                references.collect(),
            )
            .await?;
        astray.finish()
    }
}

#[async_trait]
impl SalesTransactionRepository for SqlSalesTransactionRepository<'_> {
    async fn find(
        &mut self,
        id: SalesTransactionId,
    ) -> Result<Option<SalesTransaction>, RepositoryError> {
        let found = parts::find_whole(self.connection, &[id]).await?;
        Ok(found.into_iter().next().flatten())
    }

    async fn find_all(
        &mut self,
        ids: &[SalesTransactionId],
    ) -> Result<Vec<Option<SalesTransaction>>, RepositoryError> {
        parts::find_whole(self.connection, ids).await
    }

    async fn add_all(
        &mut self,
        sales_transactions: &mut [SalesTransaction],
    ) -> Result<(), BulkError> {
        self.check_references(sales_transactions).await?;
        insert_all(self.connection, &TABLE, sales_transactions, values).await?;
        let added: Vec<_> = sales_transactions.iter().collect();
        parts::add(self.connection, &added)
            .await
            .map_err(BulkError::at(0))?;
        self.events.extend(
            sales_transactions
                .iter_mut()
                .flat_map(SalesTransaction::saved),
        );
        Ok(())
    }

    async fn save_all(
        &mut self,
        sales_transactions: &mut [SalesTransaction],
    ) -> Result<(), BulkError> {
        self.check_references(sales_transactions).await?;
        update_all(self.connection, &TABLE, sales_transactions, values).await?;
        parts::save(self.connection, sales_transactions)
            .await
            .map_err(BulkError::at(0))?;
        self.events.extend(
            sales_transactions
                .iter_mut()
                .flat_map(SalesTransaction::saved),
        );
        Ok(())
    }

    async fn add(
        &mut self,
        sales_transaction: &mut SalesTransaction,
    ) -> Result<(), RepositoryError> {
        let one = slice::from_ref(sales_transaction);
        self.check_references(one)
            .await
            .map_err(|refused| refused.source)?;
        insert(
            self.connection,
            &TABLE,
            slice::from_ref(sales_transaction),
            values,
        )
        .await?;
        parts::add(self.connection, &[&*sales_transaction]).await?;
        self.events.extend(sales_transaction.saved());
        Ok(())
    }

    async fn save(
        &mut self,
        sales_transaction: &mut SalesTransaction,
    ) -> Result<(), RepositoryError> {
        let one = slice::from_ref(sales_transaction);
        self.check_references(one)
            .await
            .map_err(|refused| refused.source)?;
        update(self.connection, &TABLE, sales_transaction, values).await?;
        parts::save(self.connection, slice::from_ref(sales_transaction)).await?;
        self.events.extend(sales_transaction.saved());
        Ok(())
    }

    async fn remove(
        &mut self,
        sales_transaction: &mut SalesTransaction,
    ) -> Result<(), RepositoryError> {
        remove(self.connection, &TABLE, sales_transaction).await?;
        self.events.extend(sales_transaction.saved());
        Ok(())
    }
}
