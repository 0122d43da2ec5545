//! Customers in the database.

use std::slice;

use async_trait::async_trait;
use domain::entities::partners::Customer;
use domain::events::DomainEvent;
use domain::ids::CustomerId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use domain::repositories::partners::CustomerRepository;

use crate::database::Connection;
use crate::database::find;
use crate::database::find_all;
use crate::database::insert;
use crate::database::insert_all;
use crate::database::is_used;
use crate::database::models;
use crate::database::models::partners::customer::TABLE;
use crate::database::models::partners::customer::restore;
use crate::database::models::partners::customer::values;
use crate::database::remove;
use crate::database::update;
use crate::database::update_all;

/// Keeps customers in a transaction.
pub(crate) struct SqlCustomerRepository<'t> {
    connection: &'t mut Connection,
    events: &'t mut Vec<DomainEvent>,
}

impl<'t> SqlCustomerRepository<'t> {
    pub(crate) fn new(connection: &'t mut Connection, events: &'t mut Vec<DomainEvent>) -> Self {
        Self { connection, events }
    }

    async fn check_unused(&mut self, id: CustomerId) -> Result<(), RepositoryError> {
        if is_used(
            self.connection,
            &models::sales::sales_transaction::TABLE,
            "customer_id",
            None,
            id.into(),
        )
        .await?
        {
            return Err(RepositoryError::InUse {
                by: "sales transactions",
            });
        }
        Ok(())
    }
}

#[async_trait]
impl CustomerRepository for SqlCustomerRepository<'_> {
    async fn find(&mut self, id: CustomerId) -> Result<Option<Customer>, RepositoryError> {
        find(&mut *self.connection, &TABLE, id.into(), restore).await
    }

    async fn find_all(
        &mut self,
        ids: &[CustomerId],
    ) -> Result<Vec<Option<Customer>>, RepositoryError> {
        find_all(self.connection, &TABLE, ids, restore).await
    }

    async fn add_all(&mut self, customers: &mut [Customer]) -> Result<(), BulkError> {
        insert_all(self.connection, &TABLE, customers, values).await?;
        self.events
            .extend(customers.iter_mut().flat_map(Customer::saved));
        Ok(())
    }

    async fn save_all(&mut self, customers: &mut [Customer]) -> Result<(), BulkError> {
        update_all(self.connection, &TABLE, customers, values).await?;
        self.events
            .extend(customers.iter_mut().flat_map(Customer::saved));
        Ok(())
    }

    async fn add(&mut self, customer: &mut Customer) -> Result<(), RepositoryError> {
        insert(self.connection, &TABLE, slice::from_ref(customer), values).await?;
        self.events.extend(customer.saved());
        Ok(())
    }

    async fn save(&mut self, customer: &mut Customer) -> Result<(), RepositoryError> {
        update(self.connection, &TABLE, customer, values).await?;
        self.events.extend(customer.saved());
        Ok(())
    }

    async fn remove(&mut self, customer: &mut Customer) -> Result<(), RepositoryError> {
        // First the row: from then on nothing can begin to refer to it.
        remove(self.connection, &TABLE, customer).await?;
        self.check_unused(customer.id()).await?;
        self.events.extend(customer.saved());
        Ok(())
    }
}
