//! How warehouses are read.

use async_trait::async_trait;
use domain::audit::Audit;
use domain::audit::Version;
use domain::entities::inventory::Warehouse;
use domain::ids::WarehouseId;
use domain::repositories::RepositoryError;

use crate::queries;
use crate::queries::AddressView;
use crate::queries::FieldSpec;
use crate::queries::Page;
use crate::queries::Query;
use crate::queries::QueryField;
use crate::queries::Readable;
use crate::queries::ValueKind;
use crate::queries::inventory::WarehouseStockView;

/// A warehouse as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct WarehouseView {
    /// Its identity.
    pub id: WarehouseId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: AddressView,
    /// Its stock levels, in order.
    pub stock_levels: Vec<WarehouseStockView>,
    /// Its history.
    pub audit: Audit,
    /// How often it was written.
    pub version: Version,
}

impl From<&Warehouse> for WarehouseView {
    fn from(warehouse: &Warehouse) -> Self {
        Self {
            id: warehouse.id(),
            code: warehouse.code().to_owned(),
            name: warehouse.name().to_owned(),
            address: AddressView::from(warehouse.address()),
            stock_levels: warehouse
                .stock_levels()
                .iter()
                .map(WarehouseStockView::from)
                .collect(),
            audit: warehouse.audit().clone(),
            version: warehouse.version(),
        }
    }
}

/// What warehouses can be filtered and sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WarehouseField {
    /// Its identity.
    Id,
    /// Its code.
    Code,
    /// Its name.
    Name,
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

impl QueryField for WarehouseField {
    const ALL: &'static [Self] = &[
        Self::Id,
        Self::Code,
        Self::Name,
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
            Self::Code => FieldSpec::required("code", ValueKind::Text),
            Self::Name => FieldSpec::required("name", ValueKind::Text),
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

impl Readable<WarehouseField> for WarehouseView {
    fn value(&self, field: WarehouseField) -> Option<queries::Value> {
        match field {
            WarehouseField::Id => Some(queries::Value::Id(self.id.into())),
            WarehouseField::Code => Some(queries::Value::Text(self.code.clone())),
            WarehouseField::Name => Some(queries::Value::Text(self.name.clone())),
            WarehouseField::AddressStreet => {
                Some(queries::Value::Text(self.address.street.clone()))
            }
            WarehouseField::AddressCity => Some(queries::Value::Text(self.address.city.clone())),
            WarehouseField::AddressState => Some(queries::Value::Text(self.address.state.clone())),
            WarehouseField::AddressZipCode => {
                Some(queries::Value::Text(self.address.zip_code.clone()))
            }
            WarehouseField::AddressCountry => {
                Some(queries::Value::Text(self.address.country.clone()))
            }
            WarehouseField::CreatedAt => Some(queries::Value::Instant(self.audit.created.at)),
            WarehouseField::UpdatedAt => Some(queries::Value::Instant(self.audit.updated.at)),
        }
    }
}

/// Reads warehouses.
#[async_trait]
pub trait WarehouseQueries: Send + Sync {
    /// The live warehouse with `id`.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(&self, id: WarehouseId) -> Result<Option<WarehouseView>, RepositoryError>;

    /// A page of the live warehouses that satisfy a query.
    ///
    /// # Errors
    /// When the store fails.
    async fn list(
        &self,
        query: &Query<WarehouseField>,
    ) -> Result<Page<WarehouseView>, RepositoryError>;
}
