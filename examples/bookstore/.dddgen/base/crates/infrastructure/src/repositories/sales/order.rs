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
use crate::database::insert;
use crate::database::insert_all;
use crate::database::models;
use crate::database::models::sales::order::TABLE;
use crate::database::models::sales::order::parts;
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
        // What parts refer to that nobody has changed cannot have gone.
        let changed = || {
            orders
                .iter()
                .enumerate()
                .filter(|(_, order)| order.parts_changed())
        };
        let references = changed().flat_map(|(index, order)| {
            order
                .lines()
                .iter()
                .enumerate()
                .map(move |(position, member)| {
                    let place = format!("lines/{position}/book_id");
                    (index, place, member.book_id().into())
                })
        });
        astray
            .look_for_parts(
                self.connection,
                &models::catalog::book::TABLE,
                references.collect(),
            )
            .await?;
        astray.finish()
    }
}

#[async_trait]
impl OrderRepository for SqlOrderRepository<'_> {
    async fn find(&mut self, id: OrderId) -> Result<Option<Order>, RepositoryError> {
        let found = parts::find_whole(self.connection, &[id]).await?;
        Ok(found.into_iter().next().flatten())
    }

    async fn find_all(&mut self, ids: &[OrderId]) -> Result<Vec<Option<Order>>, RepositoryError> {
        parts::find_whole(self.connection, ids).await
    }

    async fn add_all(&mut self, orders: &mut [Order]) -> Result<(), BulkError> {
        self.check_references(orders).await?;
        insert_all(self.connection, &TABLE, orders, values).await?;
        let added: Vec<_> = orders.iter().collect();
        parts::add(self.connection, &added)
            .await
            .map_err(BulkError::at(0))?;
        self.events.extend(orders.iter_mut().flat_map(Order::saved));
        Ok(())
    }

    async fn save_all(&mut self, orders: &mut [Order]) -> Result<(), BulkError> {
        self.check_references(orders).await?;
        update_all(self.connection, &TABLE, orders, values).await?;
        parts::save(self.connection, orders)
            .await
            .map_err(BulkError::at(0))?;
        self.events.extend(orders.iter_mut().flat_map(Order::saved));
        Ok(())
    }

    async fn add(&mut self, order: &mut Order) -> Result<(), RepositoryError> {
        let one = slice::from_ref(order);
        self.check_references(one)
            .await
            .map_err(|refused| refused.source)?;
        insert(self.connection, &TABLE, slice::from_ref(order), values).await?;
        parts::add(self.connection, &[&*order]).await?;
        self.events.extend(order.saved());
        Ok(())
    }

    async fn save(&mut self, order: &mut Order) -> Result<(), RepositoryError> {
        let one = slice::from_ref(order);
        self.check_references(one)
            .await
            .map_err(|refused| refused.source)?;
        update(self.connection, &TABLE, order, values).await?;
        parts::save(self.connection, slice::from_ref(order)).await?;
        self.events.extend(order.saved());
        Ok(())
    }

    async fn remove(&mut self, order: &mut Order) -> Result<(), RepositoryError> {
        remove(self.connection, &TABLE, order).await?;
        self.events.extend(order.saved());
        Ok(())
    }
}
