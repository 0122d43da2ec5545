//! How vendors are read.

use async_trait::async_trait;
use domain::audit::Audit;
use domain::audit::Version;
use domain::entities::partners::Vendor;
use domain::ids::VendorId;
use domain::repositories::RepositoryError;

use crate::queries;
use crate::queries::AddressView;
use crate::queries::FieldSpec;
use crate::queries::Page;
use crate::queries::Query;
use crate::queries::QueryField;
use crate::queries::Readable;
use crate::queries::ValueKind;

/// A vendor as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct VendorView {
    /// Its identity.
    pub id: VendorId,
    /// Its name.
    pub name: String,
    /// Its email.
    pub email: String,
    /// Its phone.
    pub phone: Option<String>,
    /// Its address.
    pub address: AddressView,
    /// Its history.
    pub audit: Audit,
    /// How often it was written.
    pub version: Version,
}

impl From<&Vendor> for VendorView {
    fn from(vendor: &Vendor) -> Self {
        Self {
            id: vendor.id(),
            name: vendor.name().to_owned(),
            email: vendor.email().as_str().to_owned(),
            phone: vendor.phone().map(|value| value.as_str().to_owned()),
            address: AddressView::from(vendor.address()),
            audit: vendor.audit().clone(),
            version: vendor.version(),
        }
    }
}

/// What vendors can be filtered and sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VendorField {
    /// Its identity.
    Id,
    /// Its name.
    Name,
    /// Its email.
    Email,
    /// Its phone.
    Phone,
    /// Its address street.
    AddressStreet,
    /// Its address city.
    AddressCity,
    /// Its state, by the two letters of the post.
    AddressState,
    /// Its ZIP code, or ZIP+4.
    AddressZipCode,
    /// Its address country.
    AddressCountry,
    /// When it was created.
    CreatedAt,
    /// When it was last changed.
    UpdatedAt,
}

impl QueryField for VendorField {
    const ALL: &'static [Self] = &[
        Self::Id,
        Self::Name,
        Self::Email,
        Self::Phone,
        Self::AddressStreet,
        Self::AddressCity,
        Self::AddressState,
        Self::AddressZipCode,
        Self::AddressCountry,
        Self::CreatedAt,
        Self::UpdatedAt,
    ];

    fn spec(self) -> FieldSpec {
        match self {
            Self::Id => FieldSpec::required("id", ValueKind::Id),
            Self::Name => FieldSpec::required("name", ValueKind::Text),
            Self::Email => FieldSpec::required("email", ValueKind::Email),
            Self::Phone => FieldSpec::optional("phone", ValueKind::Text),
            Self::AddressStreet => {
                FieldSpec::required("address.street", ValueKind::Text).kept_in("address_street")
            }
            Self::AddressCity => {
                FieldSpec::required("address.city", ValueKind::Text).kept_in("address_city")
            }
            Self::AddressState => {
                FieldSpec::required("address.state", ValueKind::Text).kept_in("address_state")
            }
            Self::AddressZipCode => {
                FieldSpec::required("address.zip_code", ValueKind::Text).kept_in("address_zip_code")
            }
            Self::AddressCountry => {
                FieldSpec::required("address.country", ValueKind::Text).kept_in("address_country")
            }
            Self::CreatedAt => FieldSpec::required("created_at", ValueKind::Instant),
            Self::UpdatedAt => FieldSpec::required("updated_at", ValueKind::Instant),
        }
    }
}

impl Readable<VendorField> for VendorView {
    fn value(&self, field: VendorField) -> Option<queries::Value> {
        match field {
            VendorField::Id => Some(queries::Value::Id(self.id.into())),
            VendorField::Name => Some(queries::Value::Text(self.name.clone())),
            VendorField::Email => Some(queries::Value::Text(self.email.clone())),
            VendorField::Phone => self.phone.clone().map(queries::Value::Text),
            VendorField::AddressStreet => Some(queries::Value::Text(self.address.street.clone())),
            VendorField::AddressCity => Some(queries::Value::Text(self.address.city.clone())),
            VendorField::AddressState => Some(queries::Value::Text(self.address.state.clone())),
            VendorField::AddressZipCode => {
                Some(queries::Value::Text(self.address.zip_code.clone()))
            }
            VendorField::AddressCountry => Some(queries::Value::Text(self.address.country.clone())),
            VendorField::CreatedAt => Some(queries::Value::Instant(self.audit.created.at)),
            VendorField::UpdatedAt => Some(queries::Value::Instant(self.audit.updated.at)),
        }
    }
}

/// Reads vendors.
#[async_trait]
pub trait VendorQueries: Send + Sync {
    /// The live vendor with `id`.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(&self, id: VendorId) -> Result<Option<VendorView>, RepositoryError>;

    /// A page of the live vendors that satisfy a query.
    ///
    /// # Errors
    /// When the store fails.
    async fn list(&self, query: &Query<VendorField>) -> Result<Page<VendorView>, RepositoryError>;
}
