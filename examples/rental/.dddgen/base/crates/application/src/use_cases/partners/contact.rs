//! What can be done with contacts.

use std::sync::Arc;

use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::partners::Contact;
use domain::entities::partners::ContactDetails;
use domain::entities::partners::ContactDraft;
use domain::ids::ContactId;
use domain::value_objects::partners::ContactOwnerDraft;

use crate::change::FieldChange;
use crate::clock::Clock;
use crate::error::UseCaseError;
use crate::error::expect_version;
use crate::queries::Page;
use crate::queries::Query;
use crate::queries::partners::ContactField;
use crate::queries::partners::ContactQueries;
use crate::queries::partners::ContactView;
use crate::unit_of_work::UnitOfWorkFactory;

/// Asks for a new contact.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateContact {
    /// What it says about itself.
    pub details: ContactDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to replace all that a contact says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplaceContact {
    /// Which one.
    pub id: ContactId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What it says from now on.
    pub details: ContactDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to change some of what a contact says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct PatchContact {
    /// Which one.
    pub id: ContactId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What changes.
    pub changes: ContactChanges,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to delete a contact.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteContact {
    /// Which one.
    pub id: ContactId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

/// A partial change of a contact, field by field.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ContactChanges {
    /// The partner whose contact it is.
    pub owner: FieldChange<ContactOwnerDraft>,
    /// Its label.
    pub label: FieldChange<String>,
    /// Its name.
    pub name: FieldChange<String>,
    /// Its email.
    pub email: FieldChange<String>,
    /// Its phone.
    pub phone: FieldChange<String>,
}

impl ContactChanges {
    /// The draft after the changes.
    pub fn over(self, draft: ContactDraft) -> ContactDraft {
        ContactDraft {
            owner: self.owner.over(draft.owner),
            label: self.label.over(draft.label),
            name: self.name.over(draft.name),
            email: self.email.over(draft.email),
            phone: self.phone.over(draft.phone),
        }
    }
}

/// All that can be done with contacts.
#[derive(Clone)]
pub struct ContactUseCases {
    unit_of_work: Arc<dyn UnitOfWorkFactory>,
    queries: Arc<dyn ContactQueries>,
    clock: Arc<dyn Clock>,
}

impl ContactUseCases {
    /// The use cases on top of these ports.
    pub fn new(
        unit_of_work: Arc<dyn UnitOfWorkFactory>,
        queries: Arc<dyn ContactQueries>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            unit_of_work,
            queries,
            clock,
        }
    }

    /// The contact with `id`.
    ///
    /// # Errors
    /// There is none, or the store fails.
    pub async fn get(&self, id: ContactId) -> Result<ContactView, UseCaseError> {
        self.queries.find(id).await?.ok_or_else(|| not_found(id))
    }

    /// A page of contacts.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn list(
        &self,
        query: &Query<ContactField>,
    ) -> Result<Page<ContactView>, UseCaseError> {
        Ok(self.queries.list(query).await?)
    }

    /// Creates a contact.
    ///
    /// # Errors
    /// A unique value is taken, a reference leads nowhere, or the store fails.
    pub async fn create(&self, command: CreateContact) -> Result<ContactView, UseCaseError> {
        let stamp = self.stamp(command.actor);
        let mut contact = Contact::create(ContactId::generate(), command.details, stamp);
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work.contacts().add(&mut contact).await?;
        unit_of_work.commit().await?;
        Ok(ContactView::from(&contact))
    }

    /// Creates many contacts, or none.
    ///
    /// # Errors
    /// Those of [`create`](Self::create), as [`UseCaseError::Item`].
    pub async fn create_all(
        &self,
        commands: Vec<CreateContact>,
    ) -> Result<Vec<ContactView>, UseCaseError> {
        let created = commands.into_iter().map(|command| {
            let stamp = self.stamp(command.actor);
            Contact::create(ContactId::generate(), command.details, stamp)
        });
        let mut created: Vec<_> = created.collect();
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work.contacts().add_all(&mut created).await?;
        unit_of_work.commit().await?;
        Ok(created.iter().map(ContactView::from).collect())
    }

    /// Changes some of what many contacts say about themselves, or nothing.
    ///
    /// # Errors
    /// Those of [`patch`](Self::patch), as [`UseCaseError::Item`].
    pub async fn patch_all(
        &self,
        commands: Vec<PatchContact>,
    ) -> Result<Vec<ContactView>, UseCaseError> {
        let ids: Vec<_> = commands.iter().map(|command| command.id).collect();
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.contacts().find_all(&ids).await?;
        let mut patched = Vec::with_capacity(found.len());
        for (index, (found, command)) in found.into_iter().zip(commands).enumerate() {
            let contact = self.patched(found, command);
            patched.push(contact.map_err(UseCaseError::item(index))?);
        }
        unit_of_work.contacts().save_all(&mut patched).await?;
        unit_of_work.commit().await?;
        Ok(patched.iter().map(ContactView::from).collect())
    }

    fn patched(
        &self,
        found: Option<Contact>,
        command: PatchContact,
    ) -> Result<Contact, UseCaseError> {
        let mut contact = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), contact.version())?;
        let draft = command.changes.over(ContactDraft::from(&contact));
        let details = ContactDetails::parse(draft)?;
        contact.revise(details, self.stamp(command.actor));
        Ok(contact)
    }

    /// Replaces all that a contact says about itself.
    ///
    /// # Errors
    /// There is none, its version is another, or those of [`create`](Self::create).
    pub async fn replace(&self, command: ReplaceContact) -> Result<ContactView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.contacts().find(command.id).await?;
        let mut contact = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), contact.version())?;
        contact.revise(command.details, self.stamp(command.actor));
        unit_of_work.contacts().save(&mut contact).await?;
        unit_of_work.commit().await?;
        Ok(ContactView::from(&contact))
    }

    /// Changes some of what a contact says about itself.
    ///
    /// # Errors
    /// There is none, its version is another, or those of [`create`](Self::create) for what it would
    /// say then.
    pub async fn patch(&self, command: PatchContact) -> Result<ContactView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.contacts().find(command.id).await?;
        let mut contact = self.patched(found, command)?;
        unit_of_work.contacts().save(&mut contact).await?;
        unit_of_work.commit().await?;
        Ok(ContactView::from(&contact))
    }

    /// Deletes a contact.
    ///
    /// # Errors
    /// There is none, its version is another, others refer to it, or the store fails.
    pub async fn delete(&self, command: DeleteContact) -> Result<(), UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.contacts().find(command.id).await?;
        let mut contact = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), contact.version())?;
        contact.delete(self.stamp(command.actor));
        unit_of_work.contacts().remove(&mut contact).await?;
        Ok(unit_of_work.commit().await?)
    }

    fn stamp(&self, by: ActorId) -> Stamp {
        Stamp {
            at: self.clock.now(),
            by,
        }
    }
}

fn not_found(id: ContactId) -> UseCaseError {
    UseCaseError::NotFound {
        entity: "contact",
        id: id.to_string(),
    }
}
