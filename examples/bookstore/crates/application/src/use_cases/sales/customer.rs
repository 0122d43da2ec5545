//! What can be done with customers.

use std::sync::Arc;

use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::sales::Customer;
use domain::entities::sales::CustomerDetails;
use domain::entities::sales::CustomerDraft;
use domain::ids::CustomerId;

use crate::change::FieldChange;
use crate::clock::Clock;
use crate::error::UseCaseError;
use crate::error::expect_version;
use crate::queries::Page;
use crate::queries::Query;
use crate::queries::sales::CustomerField;
use crate::queries::sales::CustomerQueries;
use crate::queries::sales::CustomerView;
use crate::unit_of_work::UnitOfWorkFactory;

/// Asks for a new customer.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateCustomer {
    /// What it says about itself.
    pub details: CustomerDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to replace all that a customer says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplaceCustomer {
    /// Which one.
    pub id: CustomerId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What it says from now on.
    pub details: CustomerDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to change some of what a customer says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct PatchCustomer {
    /// Which one.
    pub id: CustomerId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What changes.
    pub changes: CustomerChanges,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to delete a customer.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteCustomer {
    /// Which one.
    pub id: CustomerId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

/// A partial change of a customer, field by field.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CustomerChanges {
    /// Its name.
    pub name: FieldChange<String>,
    /// Its email.
    pub email: FieldChange<String>,
    /// Its phone.
    pub phone: FieldChange<String>,
    /// Whether `newsletter` is set.
    pub newsletter: FieldChange<bool>,
}

impl CustomerChanges {
    /// The draft after the changes.
    pub fn over(self, draft: CustomerDraft) -> CustomerDraft {
        CustomerDraft {
            name: self.name.over(draft.name),
            email: self.email.over(draft.email),
            phone: self.phone.over(draft.phone),
            newsletter: self.newsletter.over(draft.newsletter),
        }
    }
}

/// All that can be done with customers.
#[derive(Clone)]
pub struct CustomerUseCases {
    unit_of_work: Arc<dyn UnitOfWorkFactory>,
    queries: Arc<dyn CustomerQueries>,
    clock: Arc<dyn Clock>,
}

impl CustomerUseCases {
    /// The use cases on top of these ports.
    pub fn new(
        unit_of_work: Arc<dyn UnitOfWorkFactory>,
        queries: Arc<dyn CustomerQueries>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            unit_of_work,
            queries,
            clock,
        }
    }

    /// The customer with `id`.
    ///
    /// # Errors
    /// There is none, or the store fails.
    pub async fn get(&self, id: CustomerId) -> Result<CustomerView, UseCaseError> {
        self.queries.find(id).await?.ok_or_else(|| not_found(id))
    }

    /// A page of customers.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn list(
        &self,
        query: &Query<CustomerField>,
    ) -> Result<Page<CustomerView>, UseCaseError> {
        Ok(self.queries.list(query).await?)
    }

    /// Creates a customer.
    ///
    /// # Errors
    /// A unique value is taken, a reference leads nowhere, or the store fails.
    pub async fn create(&self, command: CreateCustomer) -> Result<CustomerView, UseCaseError> {
        let stamp = self.stamp(command.actor);
        let mut customer = Customer::create(CustomerId::generate(), command.details, stamp);
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work.customers().add(&mut customer).await?;
        unit_of_work.commit().await?;
        Ok(CustomerView::from(&customer))
    }

    /// Creates many customers, or none.
    ///
    /// # Errors
    /// Those of [`create`](Self::create), as [`UseCaseError::Item`].
    pub async fn create_all(
        &self,
        commands: Vec<CreateCustomer>,
    ) -> Result<Vec<CustomerView>, UseCaseError> {
        let created = commands.into_iter().map(|command| {
            let stamp = self.stamp(command.actor);
            Customer::create(CustomerId::generate(), command.details, stamp)
        });
        let mut created: Vec<_> = created.collect();
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work.customers().add_all(&mut created).await?;
        unit_of_work.commit().await?;
        Ok(created.iter().map(CustomerView::from).collect())
    }

    /// Changes some of what many customers say about themselves, or nothing.
    ///
    /// # Errors
    /// Those of [`patch`](Self::patch), as [`UseCaseError::Item`].
    pub async fn patch_all(
        &self,
        commands: Vec<PatchCustomer>,
    ) -> Result<Vec<CustomerView>, UseCaseError> {
        let ids: Vec<_> = commands.iter().map(|command| command.id).collect();
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.customers().find_all(&ids).await?;
        let mut patched = Vec::with_capacity(found.len());
        for (index, (found, command)) in found.into_iter().zip(commands).enumerate() {
            let customer = self.patched(found, command);
            patched.push(customer.map_err(UseCaseError::item(index))?);
        }
        unit_of_work.customers().save_all(&mut patched).await?;
        unit_of_work.commit().await?;
        Ok(patched.iter().map(CustomerView::from).collect())
    }

    fn patched(
        &self,
        found: Option<Customer>,
        command: PatchCustomer,
    ) -> Result<Customer, UseCaseError> {
        let mut customer = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), customer.version())?;
        let draft = command.changes.over(CustomerDraft::from(&customer));
        let details = CustomerDetails::parse(draft)?;
        customer.revise(details, self.stamp(command.actor));
        Ok(customer)
    }

    /// Replaces all that a customer says about itself.
    ///
    /// # Errors
    /// There is none, its version is another, or those of [`create`](Self::create).
    pub async fn replace(&self, command: ReplaceCustomer) -> Result<CustomerView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.customers().find(command.id).await?;
        let mut customer = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), customer.version())?;
        customer.revise(command.details, self.stamp(command.actor));
        unit_of_work.customers().save(&mut customer).await?;
        unit_of_work.commit().await?;
        Ok(CustomerView::from(&customer))
    }

    /// Changes some of what a customer says about itself.
    ///
    /// # Errors
    /// There is none, its version is another, or those of [`create`](Self::create) for what it would
    /// say then.
    pub async fn patch(&self, command: PatchCustomer) -> Result<CustomerView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.customers().find(command.id).await?;
        let mut customer = self.patched(found, command)?;
        unit_of_work.customers().save(&mut customer).await?;
        unit_of_work.commit().await?;
        Ok(CustomerView::from(&customer))
    }

    /// Deletes a customer.
    ///
    /// # Errors
    /// There is none, its version is another, others refer to it, or the store fails.
    pub async fn delete(&self, command: DeleteCustomer) -> Result<(), UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.customers().find(command.id).await?;
        let mut customer = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), customer.version())?;
        customer.delete(self.stamp(command.actor));
        unit_of_work.customers().remove(&mut customer).await?;
        Ok(unit_of_work.commit().await?)
    }

    fn stamp(&self, by: ActorId) -> Stamp {
        Stamp {
            at: self.clock.now(),
            by,
        }
    }
}

fn not_found(id: CustomerId) -> UseCaseError {
    UseCaseError::NotFound {
        entity: "customer",
        id: id.to_string(),
    }
}
