//! How orders are read.

use async_trait::async_trait;
use chrono::DateTime;
use chrono::Utc;
use domain::audit::Audit;
use domain::audit::Version;
use domain::entities::sales::Order;
use domain::ids::CustomerId;
use domain::ids::OrderId;
use domain::repositories::RepositoryError;
use domain::value_objects::sales::OrderStatus;
use rust_decimal::Decimal;

use crate::queries;
use crate::queries::FieldSpec;
use crate::queries::Page;
use crate::queries::Query;
use crate::queries::QueryField;
use crate::queries::Readable;
use crate::queries::Statistics;
use crate::queries::ValueKind;
use crate::queries::sales::OrderLineView;

/// An order as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderView {
    /// Its identity.
    pub id: OrderId,
    /// Its customer, by id.
    pub customer_id: CustomerId,
    /// When it was placed.
    pub placed_at: DateTime<Utc>,
    /// Its status.
    pub status: String,
    /// Its note.
    pub note: Option<String>,
    /// What all of its lines cost.
    pub total: Decimal,
    /// Its lines, in order.
    pub lines: Vec<OrderLineView>,
    /// Its history.
    pub audit: Audit,
    /// How often it was written.
    pub version: Version,
}

impl From<&Order> for OrderView {
    fn from(order: &Order) -> Self {
        Self {
            id: order.id(),
            customer_id: order.customer_id(),
            placed_at: order.placed_at(),
            status: order.status().as_str().to_owned(),
            note: order.note().map(ToOwned::to_owned),
            total: order.total(),
            lines: order.lines().iter().map(OrderLineView::from).collect(),
            audit: order.audit().clone(),
            version: order.version(),
        }
    }
}

/// What orders can be filtered and sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderField {
    /// Its identity.
    Id,
    /// Its customer, by id.
    CustomerId,
    /// When it was placed.
    PlacedAt,
    /// Its status.
    Status,
    /// Its note.
    Note,
    /// What all of its lines cost.
    Total,
    /// When it was created.
    CreatedAt,
    /// When it was last changed.
    UpdatedAt,
}

impl QueryField for OrderField {
    const ALL: &'static [Self] = &[
        Self::Id,
        Self::CustomerId,
        Self::PlacedAt,
        Self::Status,
        Self::Note,
        Self::Total,
        Self::CreatedAt,
        Self::UpdatedAt,
    ];

    fn spec(self) -> FieldSpec {
        match self {
            Self::Id => FieldSpec::required("id", ValueKind::Id),
            Self::CustomerId => FieldSpec::required("customer_id", ValueKind::Id),
            Self::PlacedAt => FieldSpec::required("placed_at", ValueKind::Instant),
            Self::Status => FieldSpec::required("status", ValueKind::Choice(OrderStatus::TEXTS)),
            Self::Note => FieldSpec::optional("note", ValueKind::Text),
            Self::Total => FieldSpec::required("total", ValueKind::Decimal),
            Self::CreatedAt => FieldSpec::required("created_at", ValueKind::Instant),
            Self::UpdatedAt => FieldSpec::required("updated_at", ValueKind::Instant),
        }
    }
}

impl Readable<OrderField> for OrderView {
    fn value(&self, field: OrderField) -> Option<queries::Value> {
        match field {
            OrderField::Id => Some(queries::Value::Id(self.id.into())),
            OrderField::CustomerId => Some(queries::Value::Id(self.customer_id.into())),
            OrderField::PlacedAt => Some(queries::Value::Instant(self.placed_at)),
            OrderField::Status => Some(queries::Value::Text(self.status.clone())),
            OrderField::Note => self.note.clone().map(queries::Value::Text),
            OrderField::Total => Some(queries::Value::Decimal(self.total)),
            OrderField::CreatedAt => Some(queries::Value::Instant(self.audit.created.at)),
            OrderField::UpdatedAt => Some(queries::Value::Instant(self.audit.updated.at)),
        }
    }
}

/// What the numbers of orders amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderStatistics {
    /// What `total` of all of them amounts to.
    pub total: Statistics,
}

/// Reads orders.
#[async_trait]
pub trait OrderQueries: Send + Sync {
    /// The live order with `id`.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(&self, id: OrderId) -> Result<Option<OrderView>, RepositoryError>;

    /// A page of the live orders that satisfy a query.
    ///
    /// # Errors
    /// When the store fails.
    async fn list(&self, query: &Query<OrderField>) -> Result<Page<OrderView>, RepositoryError>;

    /// What the numbers of the live orders that satisfy the conditions of a query amount to; its
    /// order and its page do not matter.
    ///
    /// # Errors
    /// A sum has more digits than a decimal holds, or the store fails.
    async fn statistics(
        &self,
        query: &Query<OrderField>,
    ) -> Result<OrderStatistics, RepositoryError>;
}
