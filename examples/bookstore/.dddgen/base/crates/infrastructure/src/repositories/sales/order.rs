//! Orders in the database.

use std::slice;

use async_trait::async_trait;
use domain::entities::sales::Order;
use domain::events::DomainEvent;
use domain::ids::OrderId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use domain::repositories::sales::OrderRepository;

use crate::database::Astray;
use crate::database::Connection;
use crate::database::find;
use crate::database::find_all;
use crate::database::insert;
use crate::database::insert_all;
use crate::database::models;
use crate::database::models::sales::order::TABLE;
use crate::database::models::sales::order::restore;
use crate::database::models::sales::order::values;
use crate::database::remove;
use crate::database::update;
use crate::database::update_all;

/// Keeps orders in a transaction.
pub(crate) struct SqlOrderRepository<'t> {
    connection: &'t mut Connection,
    events: &'t mut Vec<DomainEvent>,
}

impl<'t> SqlOrderRepository<'t> {
    pub(crate) fn new(connection: &'t mut Connection, events: &'t mut Vec<DomainEvent>) -> Self {
        Self { connection, events }
    }

    async fn check_references(&mut self, orders: &[Order]) -> Result<(), BulkError> {
        let mut astray = Astray::default();
        let ids = orders.iter().map(|order| Some(order.customer_id().into()));
        astray
            .look(
                self.connection,
                &models::sales::customer::TABLE,
                "customer_id",
                ids.collect(),
            )
            .await?;
        let ids = orders.iter().map(|order| Some(order.book_id().into()));
        astray
            .look(
                self.connection,
                &models::catalog::book::TABLE,
                "book_id",
                ids.collect(),
            )
            .await?;
        astray.finish()
    }
}

#[async_trait]
impl OrderRepository for SqlOrderRepository<'_> {
    async fn find(&mut self, id: OrderId) -> Result<Option<Order>, RepositoryError> {
        find(&mut *self.connection, &TABLE, id.into(), restore).await
    }

    async fn find_all(&mut self, ids: &[OrderId]) -> Result<Vec<Option<Order>>, RepositoryError> {
        find_all(self.connection, &TABLE, ids, restore).await
    }

    async fn add_all(&mut self, orders: &mut [Order]) -> Result<(), BulkError> {
        self.check_references(orders).await?;
        insert_all(self.connection, &TABLE, orders, values).await?;
        self.events.extend(orders.iter_mut().flat_map(Order::saved));
        Ok(())
    }

    async fn save_all(&mut self, orders: &mut [Order]) -> Result<(), BulkError> {
        self.check_references(orders).await?;
        update_all(self.connection, &TABLE, orders, values).await?;
        self.events.extend(orders.iter_mut().flat_map(Order::saved));
        Ok(())
    }

    async fn add(&mut self, order: &mut Order) -> Result<(), RepositoryError> {
        let one = slice::from_ref(order);
        self.check_references(one)
            .await
            .map_err(|refused| refused.source)?;
        insert(self.connection, &TABLE, slice::from_ref(order), values).await?;
        self.events.extend(order.saved());
        Ok(())
    }

    async fn save(&mut self, order: &mut Order) -> Result<(), RepositoryError> {
        let one = slice::from_ref(order);
        self.check_references(one)
            .await
            .map_err(|refused| refused.source)?;
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
