//! Customers in memory.

use application::queries::Page;
use application::queries::Query;
use application::queries::partners::CustomerField;
use application::queries::partners::CustomerQueries;
use application::queries::partners::CustomerView;
use async_trait::async_trait;
use domain::entities::partners::Customer;
use domain::events::DomainEvent;
use domain::ids::CustomerId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use domain::repositories::partners::CustomerRepository;

use crate::memory::Memory;
use crate::memory::contents::Contents;
use crate::memory::listing::page;

#[async_trait]
impl CustomerQueries for Memory {
    async fn find(&self, id: CustomerId) -> Result<Option<CustomerView>, RepositoryError> {
        Ok(self
            .state
            .lock()
            .await
            .customers
            .find(id.into())
            .map(CustomerView::from))
    }

    async fn list(
        &self,
        query: &Query<CustomerField>,
    ) -> Result<Page<CustomerView>, RepositoryError> {
        Ok(page(
            self.state
                .lock()
                .await
                .customers
                .live()
                .map(CustomerView::from),
            query,
        ))
    }
}

/// Keeps customers in a unit's copy of the state.
pub(crate) struct MemoryCustomerRepository<'s> {
    state: &'s mut Contents,
    events: &'s mut Vec<DomainEvent>,
}

impl<'s> MemoryCustomerRepository<'s> {
    pub(crate) fn new(state: &'s mut Contents, events: &'s mut Vec<DomainEvent>) -> Self {
        Self { state, events }
    }

    fn check_uniques(&self, customer: &Customer) -> Result<(), RepositoryError> {
        let table = &self.state.customers;
        table.expect_unique(customer, &["email"], Customer::email)?;
        Ok(())
    }

    fn check_unused(&self, id: CustomerId) -> Result<(), RepositoryError> {
        if self
            .state
            .sales_transactions
            .live()
            .any(|referrer| referrer.customer_id() == id)
        {
            return Err(RepositoryError::InUse {
                by: "sales transactions",
            });
        }
        Ok(())
    }
}

#[async_trait]
impl CustomerRepository for MemoryCustomerRepository<'_> {
    async fn find(&mut self, id: CustomerId) -> Result<Option<Customer>, RepositoryError> {
        Ok(self.state.customers.find(id.into()).cloned())
    }

    async fn find_all(
        &mut self,
        ids: &[CustomerId],
    ) -> Result<Vec<Option<Customer>>, RepositoryError> {
        let customers = &self.state.customers;
        Ok(ids
            .iter()
            .map(|id| customers.find((*id).into()).cloned())
            .collect())
    }

    async fn add_all(&mut self, customers: &mut [Customer]) -> Result<(), BulkError> {
        for (index, customer) in customers.iter_mut().enumerate() {
            self.add(customer).await.map_err(BulkError::at(index))?;
        }
        Ok(())
    }

    async fn save_all(&mut self, customers: &mut [Customer]) -> Result<(), BulkError> {
        for (index, customer) in customers.iter_mut().enumerate() {
            self.save(customer).await.map_err(BulkError::at(index))?;
        }
        Ok(())
    }

    async fn add(&mut self, customer: &mut Customer) -> Result<(), RepositoryError> {
        self.check_uniques(customer)?;
        self.events.extend(customer.saved());
        self.state.customers.insert(customer.clone());
        Ok(())
    }

    async fn save(&mut self, customer: &mut Customer) -> Result<(), RepositoryError> {
        self.state.customers.expect_previous(customer)?;
        self.check_uniques(customer)?;
        self.events.extend(customer.saved());
        self.state.customers.insert(customer.clone());
        Ok(())
    }

    async fn remove(&mut self, customer: &mut Customer) -> Result<(), RepositoryError> {
        self.state.customers.expect_previous(customer)?;
        self.check_unused(customer.id())?;
        self.events.extend(customer.saved());
        self.state.customers.insert(customer.clone());
        Ok(())
    }
}
