//! The value object `Address` as it is sent and received.

use application::queries::AddressView;
use domain::validation::Violations;
use domain::value_objects::Address;
use domain::value_objects::AddressDraft;
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use crate::input::Body;
use crate::input::Faults;
use crate::input::FromJson;
use crate::input::Input;
use crate::input::Members;
use crate::input::whole;

/// What is said of an address.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct AddressBody {
    /// Its street.
    #[schema(value_type = String, min_length = 1, max_length = 200, example = "1600 Amphitheatre Parkway")]
    street: Input<String>,
    /// Its city.
    #[schema(value_type = String, min_length = 1, max_length = 100, example = "Mountain View")]
    city: Input<String>,
    /// Its state, by the two letters of the post.
    #[schema(value_type = String, min_length = 2, max_length = 2, pattern = r"^[A-Z]{2}$", example = "CA")]
    state: Input<String>,
    /// Its ZIP code, or ZIP+4.
    #[schema(value_type = String, min_length = 5, max_length = 10, pattern = r"^[0-9]{5}(-[0-9]{4})?$", example = "94043")]
    zip_code: Input<String>,
    /// Its country.
    #[schema(value_type = String, required = false, min_length = 2, max_length = 100, default = "USA", example = "USA")]
    country: Input<String>,
}

impl Body for AddressBody {
    fn take(members: &mut Members) -> Self {
        Self {
            street: members.take("street"),
            city: members.take("city"),
            state: members.take("state"),
            zip_code: members.take("zip_code"),
            country: members.take("country"),
        }
    }
}

impl AddressBody {
    fn draft(self, faults: &mut Faults) -> AddressDraft {
        let body = self;
        AddressDraft {
            street: faults.value("street", body.street),
            city: faults.value("city", body.city),
            state: faults.value("state", body.state),
            zip_code: faults.value("zip_code", body.zip_code),
            country: faults.value("country", body.country),
        }
    }
}

impl FromJson for AddressDraft {
    fn from_json(json: &RawValue) -> Result<Self, Violations> {
        whole(json, AddressBody::draft, Address::parse)
    }
}

/// Where letters and parcels arrive.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Address)]
pub(in crate::v1) struct AddressResponse {
    /// Its street.
    #[schema(example = "1600 Amphitheatre Parkway")]
    street: String,
    /// Its city.
    #[schema(example = "Mountain View")]
    city: String,
    /// Its state, by the two letters of the post.
    #[schema(example = "CA")]
    state: String,
    /// Its ZIP code, or ZIP+4.
    #[schema(example = "94043")]
    zip_code: String,
    /// Its country.
    #[schema(example = "USA")]
    country: String,
}

impl From<AddressView> for AddressResponse {
    fn from(address: AddressView) -> Self {
        Self {
            street: address.street,
            city: address.city,
            state: address.state,
            zip_code: address.zip_code,
            country: address.country,
        }
    }
}
