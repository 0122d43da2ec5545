//! Orders in the database.

use std::slice;

use async_trait::async_trait;
use domain::entities::sales::Order;
use domain::events::DomainEvent;
use domain::ids::OrderId;
use domain::repositories::RepositoryError;
use domain::repositories::sales::OrderRepository;

use crate::database::Connection;
use crate::database::find;
use crate::database::insert;
use crate::database::is_alive;
use crate::database::models;
use crate::database::models::sales::order::TABLE;
use crate::database::models::sales::order::restore;
use crate::database::models::sales::order::values;
use crate::database::remove;
use crate::database::update;

/// Keeps orders in a transaction.
pub(crate) struct SqlOrderRepository<'t> {
    connection: &'t mut Connection,
    events: &'t mut Vec<DomainEvent>,
}

impl<'t> SqlOrderRepository<'t> {
    pub(crate) fn new(connection: &'t mut Connection, events: &'t mut Vec<DomainEvent>) -> Self {
        Self { connection, events }
    }

    async fn check_references(&mut self, order: &Order) -> Result<(), RepositoryError> {
        let mut missing = Vec::new();
        if !is_alive(
            self.connection,
            &models::sales::customer::TABLE,
            order.customer_id().into(),
        )
        .await?
        {
            missing.push("customer_id");
        }
        if !is_alive(
            self.connection,
            &models::catalog::book::TABLE,
            order.book_id().into(),
        )
        .await?
        {
            missing.push("book_id");
        }
        if missing.is_empty() {
            return Ok(());
        }
        Err(RepositoryError::UnknownReference { fields: missing })
    }
}

#[async_trait]
impl OrderRepository for SqlOrderRepository<'_> {
    async fn find(&mut self, id: OrderId) -> Result<Option<Order>, RepositoryError> {
        find(&mut *self.connection, &TABLE, id.into(), restore).await
    }

    async fn add(&mut self, order: &mut Order) -> Result<(), RepositoryError> {
        self.check_references(order).await?;
        insert(self.connection, &TABLE, slice::from_ref(order), values).await?;
        self.events.extend(order.saved());
        Ok(())
    }

    async fn save(&mut self, order: &mut Order) -> Result<(), RepositoryError> {
        self.check_references(order).await?;
        update(self.connection, &TABLE, order, values).await?;
        self.events.extend(order.saved());
        Ok(())
    }

    async fn remove(&mut self, order: &mut Order) -> Result<(), RepositoryError> {
        remove(self.connection, &TABLE, order).await?;
        self.events.extend(order.saved());
        Ok(())
    }
}
