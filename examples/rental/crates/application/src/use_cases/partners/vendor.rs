//! What can be done with vendors.

use std::sync::Arc;

use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::partners::Vendor;
use domain::entities::partners::VendorDetails;
use domain::entities::partners::VendorDraft;
use domain::ids::VendorId;
use domain::value_objects::AddressDraft;

use crate::change::FieldChange;
use crate::clock::Clock;
use crate::deletion::Gone;
use crate::deletion::follow;
use crate::error::UseCaseError;
use crate::error::expect_version;
use crate::queries::Page;
use crate::queries::Query;
use crate::queries::partners::VendorField;
use crate::queries::partners::VendorQueries;
use crate::queries::partners::VendorView;
use crate::unit_of_work::UnitOfWorkFactory;

/// Asks for a new vendor.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateVendor {
    /// What it says about itself.
    pub details: VendorDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to replace all that a vendor says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplaceVendor {
    /// Which one.
    pub id: VendorId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What it says from now on.
    pub details: VendorDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to change some of what a vendor says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct PatchVendor {
    /// Which one.
    pub id: VendorId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What changes.
    pub changes: VendorChanges,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to delete a vendor.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteVendor {
    /// Which one.
    pub id: VendorId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

/// A partial change of a vendor, field by field.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VendorChanges {
    /// Its name.
    pub name: FieldChange<String>,
    /// Its email.
    pub email: FieldChange<String>,
    /// Its phone.
    pub phone: FieldChange<String>,
    /// Its address.
    pub address: FieldChange<AddressDraft>,
}

impl VendorChanges {
    /// The draft after the changes.
    pub fn over(self, draft: VendorDraft) -> VendorDraft {
        VendorDraft {
            name: self.name.over(draft.name),
            email: self.email.over(draft.email),
            phone: self.phone.over(draft.phone),
            address: self.address.over(draft.address),
        }
    }
}

/// All that can be done with vendors.
#[derive(Clone)]
pub struct VendorUseCases {
    unit_of_work: Arc<dyn UnitOfWorkFactory>,
    queries: Arc<dyn VendorQueries>,
    clock: Arc<dyn Clock>,
}

impl VendorUseCases {
    /// The use cases on top of these ports.
    pub fn new(
        unit_of_work: Arc<dyn UnitOfWorkFactory>,
        queries: Arc<dyn VendorQueries>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            unit_of_work,
            queries,
            clock,
        }
    }

    /// The vendor with `id`.
    ///
    /// # Errors
    /// There is none, or the store fails.
    pub async fn get(&self, id: VendorId) -> Result<VendorView, UseCaseError> {
        self.queries.find(id).await?.ok_or_else(|| not_found(id))
    }

    /// A page of vendors.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn list(&self, query: &Query<VendorField>) -> Result<Page<VendorView>, UseCaseError> {
        Ok(self.queries.list(query).await?)
    }

    /// Creates a vendor.
    ///
    /// # Errors
    /// A unique value is taken, a reference leads nowhere, or the store fails.
    pub async fn create(&self, command: CreateVendor) -> Result<VendorView, UseCaseError> {
        let stamp = self.stamp(command.actor);
        let mut vendor = Vendor::create(VendorId::generate(), command.details, stamp);
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work.vendors().add(&mut vendor).await?;
        unit_of_work.commit().await?;
        Ok(VendorView::from(&vendor))
    }

    /// Creates many vendors, or none.
    ///
    /// # Errors
    /// Those of [`create`](Self::create), as [`UseCaseError::Item`].
    pub async fn create_all(
        &self,
        commands: Vec<CreateVendor>,
    ) -> Result<Vec<VendorView>, UseCaseError> {
        let created = commands.into_iter().map(|command| {
            let stamp = self.stamp(command.actor);
            Vendor::create(VendorId::generate(), command.details, stamp)
        });
        let mut created: Vec<_> = created.collect();
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work.vendors().add_all(&mut created).await?;
        unit_of_work.commit().await?;
        Ok(created.iter().map(VendorView::from).collect())
    }

    /// Changes some of what many vendors say about themselves, or nothing.
    ///
    /// # Errors
    /// Those of [`patch`](Self::patch), as [`UseCaseError::Item`].
    pub async fn patch_all(
        &self,
        commands: Vec<PatchVendor>,
    ) -> Result<Vec<VendorView>, UseCaseError> {
        let ids: Vec<_> = commands.iter().map(|command| command.id).collect();
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.vendors().find_all(&ids).await?;
        let mut patched = Vec::with_capacity(found.len());
        for (index, (found, command)) in found.into_iter().zip(commands).enumerate() {
            let vendor = self.patched(found, command);
            patched.push(vendor.map_err(UseCaseError::item(index))?);
        }
        unit_of_work.vendors().save_all(&mut patched).await?;
        unit_of_work.commit().await?;
        Ok(patched.iter().map(VendorView::from).collect())
    }

    fn patched(&self, found: Option<Vendor>, command: PatchVendor) -> Result<Vendor, UseCaseError> {
        let mut vendor = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), vendor.version())?;
        let draft = command.changes.over(VendorDraft::from(&vendor));
        let details = VendorDetails::parse(draft)?;
        vendor.revise(details, self.stamp(command.actor));
        Ok(vendor)
    }

    /// Replaces all that a vendor says about itself.
    ///
    /// # Errors
    /// There is none, its version is another, or those of [`create`](Self::create).
    pub async fn replace(&self, command: ReplaceVendor) -> Result<VendorView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.vendors().find(command.id).await?;
        let mut vendor = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), vendor.version())?;
        vendor.revise(command.details, self.stamp(command.actor));
        unit_of_work.vendors().save(&mut vendor).await?;
        unit_of_work.commit().await?;
        Ok(VendorView::from(&vendor))
    }

    /// Changes some of what a vendor says about itself.
    ///
    /// # Errors
    /// There is none, its version is another, or those of [`create`](Self::create) for what it would
    /// say then.
    pub async fn patch(&self, command: PatchVendor) -> Result<VendorView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.vendors().find(command.id).await?;
        let mut vendor = self.patched(found, command)?;
        unit_of_work.vendors().save(&mut vendor).await?;
        unit_of_work.commit().await?;
        Ok(VendorView::from(&vendor))
    }

    /// Deletes a vendor.
    ///
    /// # Errors
    /// There is none, its version is another, others refer to it, or the store fails.
    pub async fn delete(&self, command: DeleteVendor) -> Result<(), UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.vendors().find(command.id).await?;
        let mut vendor = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), vendor.version())?;
        let stamp = self.stamp(command.actor);
        vendor.delete(stamp.clone());
        unit_of_work.vendors().remove(&mut vendor).await?;
        follow(unit_of_work.as_mut(), Gone::Vendor(vendor.id()), &stamp).await?;
        Ok(unit_of_work.commit().await?)
    }

    fn stamp(&self, by: ActorId) -> Stamp {
        Stamp {
            at: self.clock.now(),
            by,
        }
    }
}

fn not_found(id: VendorId) -> UseCaseError {
    UseCaseError::NotFound {
        entity: "vendor",
        id: id.to_string(),
    }
}
