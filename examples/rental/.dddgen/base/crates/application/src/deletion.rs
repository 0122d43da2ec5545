//! What a deletion does to the aggregates that refer to what is deleted.
//!
//! It happens in the unit of work of the deletion, through the aggregates themselves: each keeps
//! its rules and tells what happened to it. Where one cannot go along, nothing is deleted at all.
//! All contexts meet here, as they do in the unit of work.

use domain::audit::Stamp;
use domain::ids::CustomerId;
use domain::ids::VendorId;
use domain::repositories::RepositoryError;

use crate::unit_of_work::UnitOfWork;

/// An aggregate that is no more.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Gone {
    /// A customer.
    Customer(CustomerId),
    /// A vendor.
    Vendor(VendorId),
}

/// Lets a deletion take its course: all goes that goes with what is gone.
///
/// # Errors
/// Something that refers to what is gone cannot be without it, or the store fails.
pub(crate) async fn follow(
    unit_of_work: &mut dyn UnitOfWork,
    first: Gone,
    stamp: &Stamp,
) -> Result<(), RepositoryError> {
    delete_referrers(unit_of_work, first, stamp).await?;
    Ok(())
}

async fn delete_referrers(
    unit_of_work: &mut dyn UnitOfWork,
    found: Gone,
    stamp: &Stamp,
) -> Result<(), RepositoryError> {
    match found {
        Gone::Customer(id) => {
            delete_contacts_by_owner_customer(unit_of_work, id, stamp).await?;
        }
        Gone::Vendor(id) => {
            delete_contacts_by_owner_vendor(unit_of_work, id, stamp).await?;
        }
    }
    Ok(())
}

/// Deletes the contacts whose owner is gone.
async fn delete_contacts_by_owner_customer(
    unit_of_work: &mut dyn UnitOfWork,
    id: CustomerId,
    stamp: &Stamp,
) -> Result<(), RepositoryError> {
    loop {
        let found = unit_of_work.contacts().by_owner_customer(id).await?;
        if found.is_empty() {
            return Ok(());
        }
        for mut contact in found {
            contact.delete(stamp.clone());
            unit_of_work.contacts().remove(&mut contact).await?;
        }
    }
}

/// Deletes the contacts whose owner is gone.
async fn delete_contacts_by_owner_vendor(
    unit_of_work: &mut dyn UnitOfWork,
    id: VendorId,
    stamp: &Stamp,
) -> Result<(), RepositoryError> {
    loop {
        let found = unit_of_work.contacts().by_owner_vendor(id).await?;
        if found.is_empty() {
            return Ok(());
        }
        for mut contact in found {
            contact.delete(stamp.clone());
            unit_of_work.contacts().remove(&mut contact).await?;
        }
    }
}
