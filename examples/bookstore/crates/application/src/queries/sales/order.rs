//! How orders are read.

use async_trait::async_trait;
use chrono::DateTime;
use chrono::Utc;
use domain::audit::Audit;
use domain::audit::Version;
use domain::entities::sales::Order;
use domain::ids::BookId;
use domain::ids::CustomerId;
use domain::ids::OrderId;
use domain::repositories::RepositoryError;

use crate::queries;
use crate::queries::FieldSpec;
use crate::queries::Page;
use crate::queries::Query;
use crate::queries::QueryField;
use crate::queries::Readable;
use crate::queries::Statistics;
use crate::queries::ValueKind;

/// An order as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderView {
    /// Its identity.
    pub id: OrderId,
    /// Its customer, by id.
    pub customer_id: CustomerId,
    /// Its book, by id.
    pub book_id: BookId,
    /// Its quantity.
    pub quantity: i32,
    /// When it was placed.
    pub placed_at: DateTime<Utc>,
    /// Its note.
    pub note: Option<String>,
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
            book_id: order.book_id(),
            quantity: order.quantity(),
            placed_at: order.placed_at(),
            note: order.note().map(ToOwned::to_owned),
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
    /// Its book, by id.
    BookId,
    /// Its quantity.
    Quantity,
    /// When it was placed.
    PlacedAt,
    /// Its note.
    Note,
    /// When it was created.
    CreatedAt,
    /// When it was last changed.
    UpdatedAt,
}

impl QueryField for OrderField {
    const ALL: &'static [Self] = &[
        Self::Id,
        Self::CustomerId,
        Self::BookId,
        Self::Quantity,
        Self::PlacedAt,
        Self::Note,
        Self::CreatedAt,
        Self::UpdatedAt,
    ];

    fn spec(self) -> FieldSpec {
        match self {
            Self::Id => FieldSpec::required("id", ValueKind::Id),
            Self::CustomerId => FieldSpec::required("customer_id", ValueKind::Id),
            Self::BookId => FieldSpec::required("book_id", ValueKind::Id),
            Self::Quantity => FieldSpec::required("quantity", ValueKind::Integer),
            Self::PlacedAt => FieldSpec::required("placed_at", ValueKind::Instant),
            Self::Note => FieldSpec::optional("note", ValueKind::Text),
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
            OrderField::BookId => Some(queries::Value::Id(self.book_id.into())),
            OrderField::Quantity => Some(queries::Value::Integer(self.quantity.into())),
            OrderField::PlacedAt => Some(queries::Value::Instant(self.placed_at)),
            OrderField::Note => self.note.clone().map(queries::Value::Text),
            OrderField::CreatedAt => Some(queries::Value::Instant(self.audit.created.at)),
            OrderField::UpdatedAt => Some(queries::Value::Instant(self.audit.updated.at)),
        }
    }
}

/// What the numbers of orders amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderStatistics {
    /// Its quantity.
    pub quantity: Statistics,
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
    /// A sum is too large to be exact, or the store fails.
    async fn statistics(
        &self,
        query: &Query<OrderField>,
    ) -> Result<OrderStatistics, RepositoryError>;
}
