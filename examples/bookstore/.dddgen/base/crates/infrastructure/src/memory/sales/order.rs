//! Orders in memory.

use application::queries::Page;
use application::queries::Query;
use application::queries::sales::OrderField;
use application::queries::sales::OrderQueries;
use application::queries::sales::OrderStatistics;
use application::queries::sales::OrderView;
use async_trait::async_trait;
use domain::entities::sales::Order;
use domain::events::DomainEvent;
use domain::ids::OrderId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use domain::repositories::sales::OrderRepository;

use crate::memory::Memory;
use crate::memory::contents::Contents;
use crate::memory::listing::page;
use crate::memory::listing::statistics;

#[async_trait]
impl OrderQueries for Memory {
    async fn find(&self, id: OrderId) -> Result<Option<OrderView>, RepositoryError> {
        Ok(self
            .state
            .lock()
            .await
            .orders
            .find(id.into())
            .map(OrderView::from))
    }

    async fn list(&self, query: &Query<OrderField>) -> Result<Page<OrderView>, RepositoryError> {
        Ok(page(
            self.state.lock().await.orders.live().map(OrderView::from),
            query,
        ))
    }

    async fn statistics(
        &self,
        query: &Query<OrderField>,
    ) -> Result<OrderStatistics, RepositoryError> {
        let state = self.state.lock().await;
        let views = || state.orders.live().map(OrderView::from);
        Ok(OrderStatistics {
            total: statistics(views(), query, OrderField::Total)?,
        })
    }
}

/// Keeps orders in a unit's copy of the state.
pub(crate) struct MemoryOrderRepository<'s> {
    state: &'s mut Contents,
    events: &'s mut Vec<DomainEvent>,
}

impl<'s> MemoryOrderRepository<'s> {
    pub(crate) fn new(state: &'s mut Contents, events: &'s mut Vec<DomainEvent>) -> Self {
        Self { state, events }
    }

    fn check_references(&self, order: &Order) -> Result<(), RepositoryError> {
        let mut missing = Vec::new();
        if self
            .state
            .customers
            .find(order.customer_id().into())
            .is_none()
        {
            missing.push(String::from("customer_id"));
        }
        for (index, member) in order.lines().iter().enumerate() {
            if self.state.books.find(member.book_id().into()).is_none() {
                missing.push(format!("lines/{index}/book_id"));
            }
        }
        if missing.is_empty() {
            return Ok(());
        }
        Err(RepositoryError::UnknownReference { fields: missing })
    }
}

#[async_trait]
impl OrderRepository for MemoryOrderRepository<'_> {
    async fn find(&mut self, id: OrderId) -> Result<Option<Order>, RepositoryError> {
        Ok(self.state.orders.find(id.into()).cloned())
    }

    async fn find_all(&mut self, ids: &[OrderId]) -> Result<Vec<Option<Order>>, RepositoryError> {
        let orders = &self.state.orders;
        Ok(ids
            .iter()
            .map(|id| orders.find((*id).into()).cloned())
            .collect())
    }

    async fn add_all(&mut self, orders: &mut [Order]) -> Result<(), BulkError> {
        for (index, order) in orders.iter_mut().enumerate() {
            self.add(order).await.map_err(BulkError::at(index))?;
        }
        Ok(())
    }

    async fn save_all(&mut self, orders: &mut [Order]) -> Result<(), BulkError> {
        for (index, order) in orders.iter_mut().enumerate() {
            self.save(order).await.map_err(BulkError::at(index))?;
        }
        Ok(())
    }

    async fn add(&mut self, order: &mut Order) -> Result<(), RepositoryError> {
        self.check_references(order)?;
        self.events.extend(order.saved());
        self.state.orders.insert(order.clone());
        Ok(())
    }

    async fn save(&mut self, order: &mut Order) -> Result<(), RepositoryError> {
        self.check_references(order)?;
        self.state.orders.expect_previous(order)?;
        self.events.extend(order.saved());
        self.state.orders.insert(order.clone());
        Ok(())
    }

    async fn remove(&mut self, order: &mut Order) -> Result<(), RepositoryError> {
        self.state.orders.expect_previous(order)?;
        self.events.extend(order.saved());
        self.state.orders.insert(order.clone());
        Ok(())
    }
}
