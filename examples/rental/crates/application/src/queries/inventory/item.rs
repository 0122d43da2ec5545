//! How items are read.

use async_trait::async_trait;
use domain::audit::Audit;
use domain::audit::Version;
use domain::entities::inventory::Item;
use domain::ids::ItemId;
use domain::ids::VendorId;
use domain::repositories::RepositoryError;

use crate::queries;
use crate::queries::FieldSpec;
use crate::queries::MoneyView;
use crate::queries::Page;
use crate::queries::Query;
use crate::queries::QueryField;
use crate::queries::Readable;
use crate::queries::ValueKind;

/// An item as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemView {
    /// Its identity.
    pub id: ItemId,
    /// Its sku.
    pub sku: String,
    /// Its name.
    pub name: String,
    /// Its description.
    pub description: Option<String>,
    /// Its vendor, by id.
    pub vendor_id: VendorId,
    /// What a day with it costs.
    pub daily_rate: MoneyView,
    /// Its history.
    pub audit: Audit,
    /// How often it was written.
    pub version: Version,
}

impl From<&Item> for ItemView {
    fn from(the_item: &Item) -> Self {
        Self {
            id: the_item.id(),
            sku: the_item.sku().as_str().to_owned(),
            name: the_item.name().to_owned(),
            description: the_item.description().map(ToOwned::to_owned),
            vendor_id: the_item.vendor_id(),
            daily_rate: MoneyView::from(the_item.daily_rate()),
            audit: the_item.audit().clone(),
            version: the_item.version(),
        }
    }
}

/// What items can be filtered and sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemField {
    /// Its identity.
    Id,
    /// Its sku.
    Sku,
    /// Its name.
    Name,
    /// Its description.
    Description,
    /// Its vendor, by id.
    VendorId,
    /// How much it is.
    DailyRateAmount,
    /// Of which currency.
    DailyRateCurrency,
    /// When it was created.
    CreatedAt,
    /// When it was last changed.
    UpdatedAt,
}

impl QueryField for ItemField {
    const ALL: &'static [Self] = &[
        Self::Id,
        Self::Sku,
        Self::Name,
        Self::Description,
        Self::VendorId,
        Self::DailyRateAmount,
        Self::DailyRateCurrency,
        Self::CreatedAt,
        Self::UpdatedAt,
    ];

    fn spec(self) -> FieldSpec {
        match self {
            Self::Id => FieldSpec::required("id", ValueKind::Id),
            Self::Sku => FieldSpec::required("sku", ValueKind::Text),
            Self::Name => FieldSpec::required("name", ValueKind::Text),
            Self::Description => FieldSpec::optional("description", ValueKind::Text),
            Self::VendorId => FieldSpec::required("vendor_id", ValueKind::Id),
            Self::DailyRateAmount => FieldSpec::required("daily_rate.amount", ValueKind::Decimal)
                .kept_in("daily_rate_amount"),
            Self::DailyRateCurrency => FieldSpec::required("daily_rate.currency", ValueKind::Text)
                .kept_in("daily_rate_currency"),
            Self::CreatedAt => FieldSpec::required("created_at", ValueKind::Instant),
            Self::UpdatedAt => FieldSpec::required("updated_at", ValueKind::Instant),
        }
    }
}

impl Readable<ItemField> for ItemView {
    fn value(&self, field: ItemField) -> Option<queries::Value> {
        match field {
            ItemField::Id => Some(queries::Value::Id(self.id.into())),
            ItemField::Sku => Some(queries::Value::Text(self.sku.clone())),
            ItemField::Name => Some(queries::Value::Text(self.name.clone())),
            ItemField::Description => self.description.clone().map(queries::Value::Text),
            ItemField::VendorId => Some(queries::Value::Id(self.vendor_id.into())),
            ItemField::DailyRateAmount => Some(queries::Value::Decimal(self.daily_rate.amount)),
            ItemField::DailyRateCurrency => {
                Some(queries::Value::Text(self.daily_rate.currency.clone()))
            }
            ItemField::CreatedAt => Some(queries::Value::Instant(self.audit.created.at)),
            ItemField::UpdatedAt => Some(queries::Value::Instant(self.audit.updated.at)),
        }
    }
}

/// Reads items.
#[async_trait]
pub trait ItemQueries: Send + Sync {
    /// The live item with `id`.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(&self, id: ItemId) -> Result<Option<ItemView>, RepositoryError>;

    /// A page of the live items that satisfy a query.
    ///
    /// # Errors
    /// When the store fails.
    async fn list(&self, query: &Query<ItemField>) -> Result<Page<ItemView>, RepositoryError>;
}
