//! Contacts in memory.

use application::queries::Page;
use application::queries::Query;
use application::queries::partners::ContactField;
use application::queries::partners::ContactQueries;
use application::queries::partners::ContactView;
use async_trait::async_trait;
use domain::entities::partners::Contact;
use domain::events::DomainEvent;
use domain::ids::ContactId;
use domain::ids::CustomerId;
use domain::ids::VendorId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use domain::repositories::partners::ContactRepository;

use crate::memory::Memory;
use crate::memory::contents::Contents;
use crate::memory::listing::page;

#[async_trait]
impl ContactQueries for Memory {
    async fn find(&self, id: ContactId) -> Result<Option<ContactView>, RepositoryError> {
        Ok(self
            .state
            .lock()
            .await
            .contacts
            .find(id.into())
            .map(ContactView::from))
    }

    async fn list(
        &self,
        query: &Query<ContactField>,
    ) -> Result<Page<ContactView>, RepositoryError> {
        Ok(page(
            self.state
                .lock()
                .await
                .contacts
                .live()
                .map(ContactView::from),
            query,
        ))
    }
}

/// Keeps contacts in a unit's copy of the state.
pub(crate) struct MemoryContactRepository<'s> {
    state: &'s mut Contents,
    events: &'s mut Vec<DomainEvent>,
}

impl<'s> MemoryContactRepository<'s> {
    pub(crate) fn new(state: &'s mut Contents, events: &'s mut Vec<DomainEvent>) -> Self {
        Self { state, events }
    }

    fn check_references(&self, contact: &Contact) -> Result<(), RepositoryError> {
        let mut missing = Vec::new();
        if let Some(id) = contact.owner().as_customer()
            && self.state.customers.find(id.into()).is_none()
        {
            missing.push(String::from("owner/id"));
        }
        if let Some(id) = contact.owner().as_vendor()
            && self.state.vendors.find(id.into()).is_none()
        {
            missing.push(String::from("owner/id"));
        }
        if missing.is_empty() {
            return Ok(());
        }
        Err(RepositoryError::UnknownReference { fields: missing })
    }

    fn check_uniques(&self, contact: &Contact) -> Result<(), RepositoryError> {
        let table = &self.state.contacts;
        table.expect_unique(contact, &["owner", "label"], |contact| {
            Some((contact.owner(), contact.label()))
        })?;
        Ok(())
    }
}

#[async_trait]
impl ContactRepository for MemoryContactRepository<'_> {
    async fn find(&mut self, id: ContactId) -> Result<Option<Contact>, RepositoryError> {
        Ok(self.state.contacts.find(id.into()).cloned())
    }

    async fn find_all(
        &mut self,
        ids: &[ContactId],
    ) -> Result<Vec<Option<Contact>>, RepositoryError> {
        let contacts = &self.state.contacts;
        Ok(ids
            .iter()
            .map(|id| contacts.find((*id).into()).cloned())
            .collect())
    }

    async fn add_all(&mut self, contacts: &mut [Contact]) -> Result<(), BulkError> {
        for (index, contact) in contacts.iter_mut().enumerate() {
            self.add(contact).await.map_err(BulkError::at(index))?;
        }
        Ok(())
    }

    async fn save_all(&mut self, contacts: &mut [Contact]) -> Result<(), BulkError> {
        for (index, contact) in contacts.iter_mut().enumerate() {
            self.save(contact).await.map_err(BulkError::at(index))?;
        }
        Ok(())
    }

    async fn by_owner_customer(
        &mut self,
        owner: CustomerId,
    ) -> Result<Vec<Contact>, RepositoryError> {
        let refers = |contact: &Contact| contact.owner().as_customer() == Some(owner);
        Ok(self.state.contacts.referring(refers))
    }

    async fn by_owner_vendor(&mut self, owner: VendorId) -> Result<Vec<Contact>, RepositoryError> {
        let refers = |contact: &Contact| contact.owner().as_vendor() == Some(owner);
        Ok(self.state.contacts.referring(refers))
    }

    async fn add(&mut self, contact: &mut Contact) -> Result<(), RepositoryError> {
        self.check_references(contact)?;
        self.check_uniques(contact)?;
        self.events.extend(contact.saved());
        self.state.contacts.insert(contact.clone());
        Ok(())
    }

    async fn save(&mut self, contact: &mut Contact) -> Result<(), RepositoryError> {
        self.check_references(contact)?;
        self.state.contacts.expect_previous(contact)?;
        self.check_uniques(contact)?;
        self.events.extend(contact.saved());
        self.state.contacts.insert(contact.clone());
        Ok(())
    }

    async fn remove(&mut self, contact: &mut Contact) -> Result<(), RepositoryError> {
        self.state.contacts.expect_previous(contact)?;
        self.events.extend(contact.saved());
        self.state.contacts.insert(contact.clone());
        Ok(())
    }
}
