//! Contacts in the database.

use std::slice;

use async_trait::async_trait;
use domain::entities::partners::Contact;
use domain::events::DomainEvent;
use domain::ids::ContactId;
use domain::ids::CustomerId;
use domain::ids::VendorId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use domain::repositories::partners::ContactRepository;
use uuid::Uuid;

use crate::database::Astray;
use crate::database::Connection;
use crate::database::find;
use crate::database::find_all;
use crate::database::insert;
use crate::database::insert_all;
use crate::database::models;
use crate::database::models::partners::contact::TABLE;
use crate::database::models::partners::contact::restore;
use crate::database::models::partners::contact::values;
use crate::database::referring;
use crate::database::remove;
use crate::database::update;
use crate::database::update_all;

/// Keeps contacts in a transaction.
pub(crate) struct SqlContactRepository<'t> {
    connection: &'t mut Connection,
    events: &'t mut Vec<DomainEvent>,
}

impl<'t> SqlContactRepository<'t> {
    pub(crate) fn new(connection: &'t mut Connection, events: &'t mut Vec<DomainEvent>) -> Self {
        Self { connection, events }
    }

    async fn check_references(&mut self, contacts: &[Contact]) -> Result<(), BulkError> {
        let mut astray = Astray::default();
        let ids = contacts
            .iter()
            .map(|contact| contact.owner().as_customer().map(Uuid::from));
        astray
            .look(
                self.connection,
                &models::partners::customer::TABLE,
                "owner/id",
                ids.collect(),
            )
            .await?;
        let ids = contacts
            .iter()
            .map(|contact| contact.owner().as_vendor().map(Uuid::from));
        astray
            .look(
                self.connection,
                &models::partners::vendor::TABLE,
                "owner/id",
                ids.collect(),
            )
            .await?;
        astray.finish()
    }
}

#[async_trait]
impl ContactRepository for SqlContactRepository<'_> {
    async fn find(&mut self, id: ContactId) -> Result<Option<Contact>, RepositoryError> {
        find(&mut *self.connection, &TABLE, id.into(), restore).await
    }

    async fn find_all(
        &mut self,
        ids: &[ContactId],
    ) -> Result<Vec<Option<Contact>>, RepositoryError> {
        find_all(self.connection, &TABLE, ids, restore).await
    }

    async fn add_all(&mut self, contacts: &mut [Contact]) -> Result<(), BulkError> {
        self.check_references(contacts).await?;
        insert_all(self.connection, &TABLE, contacts, values).await?;
        self.events
            .extend(contacts.iter_mut().flat_map(Contact::saved));
        Ok(())
    }

    async fn save_all(&mut self, contacts: &mut [Contact]) -> Result<(), BulkError> {
        self.check_references(contacts).await?;
        update_all(self.connection, &TABLE, contacts, values).await?;
        self.events
            .extend(contacts.iter_mut().flat_map(Contact::saved));
        Ok(())
    }

    async fn by_owner_customer(
        &mut self,
        owner: CustomerId,
    ) -> Result<Vec<Contact>, RepositoryError> {
        let ids = referring(
            self.connection,
            &TABLE,
            "owner_id",
            Some(["owner_type", "customer"]),
            owner.into(),
        )
        .await?;
        Ok(self.find_all(&ids).await?.into_iter().flatten().collect())
    }

    async fn by_owner_vendor(&mut self, owner: VendorId) -> Result<Vec<Contact>, RepositoryError> {
        let ids = referring(
            self.connection,
            &TABLE,
            "owner_id",
            Some(["owner_type", "vendor"]),
            owner.into(),
        )
        .await?;
        Ok(self.find_all(&ids).await?.into_iter().flatten().collect())
    }

    async fn add(&mut self, contact: &mut Contact) -> Result<(), RepositoryError> {
        let one = slice::from_ref(contact);
        self.check_references(one)
            .await
            .map_err(|refused| refused.source)?;
        insert(self.connection, &TABLE, slice::from_ref(contact), values).await?;
        self.events.extend(contact.saved());
        Ok(())
    }

    async fn save(&mut self, contact: &mut Contact) -> Result<(), RepositoryError> {
        let one = slice::from_ref(contact);
        self.check_references(one)
            .await
            .map_err(|refused| refused.source)?;
        update(self.connection, &TABLE, contact, values).await?;
        self.events.extend(contact.saved());
        Ok(())
    }

    async fn remove(&mut self, contact: &mut Contact) -> Result<(), RepositoryError> {
        remove(self.connection, &TABLE, contact).await?;
        self.events.extend(contact.saved());
        Ok(())
    }
}
