//! What every adapter has to know of an aggregate, whatever it is.

use domain::audit::{Audit, Version};
use domain::entities::inventory::Item;
use domain::entities::inventory::Warehouse;
use domain::entities::partners::Contact;
use domain::entities::partners::Customer;
use domain::entities::partners::Vendor;
use domain::entities::sales::SalesTransaction;
use uuid::Uuid;

/// How many of the aggregates that refer to a deleted one are held in memory at once.
pub(crate) const REFERRING: usize = 100;

/// An aggregate, as far as it is kept like every other.
pub(crate) trait Kept {
    /// Its identity.
    fn key(&self) -> Uuid;

    /// Its history.
    fn history(&self) -> &Audit;

    /// How often it was written.
    fn revision(&self) -> Version;

    /// The version that was read.
    fn read_revision(&self) -> Version;
}

macro_rules! kept {
    ($aggregate:ty) => {
        impl Kept for $aggregate {
            fn key(&self) -> Uuid {
                self.id().into()
            }

            fn history(&self) -> &Audit {
                self.audit()
            }

            fn revision(&self) -> Version {
                self.version()
            }

            fn read_revision(&self) -> Version {
                self.stored_version()
            }
        }
    };
}

kept!(Customer);
kept!(Vendor);
kept!(Contact);
kept!(Item);
kept!(Warehouse);
kept!(SalesTransaction);
