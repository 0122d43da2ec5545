//! How the value object `Address` is read.

use domain::value_objects::Address;

/// An address as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressView {
    /// Its street.
    pub street: String,
    /// Its city.
    pub city: String,
    /// Its state, by the two letters of the post.
    pub state: String,
    /// Its ZIP code, or ZIP+4.
    pub zip_code: String,
    /// Its country.
    pub country: String,
}

impl From<&Address> for AddressView {
    fn from(address: &Address) -> Self {
        Self {
            street: address.street().to_owned(),
            city: address.city().to_owned(),
            state: address.state().to_owned(),
            zip_code: address.zip_code().to_owned(),
            country: address.country().to_owned(),
        }
    }
}
