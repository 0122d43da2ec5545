//! How customers are read.

use async_trait::async_trait;
use domain::audit::Audit;
use domain::audit::Version;
use domain::entities::sales::Customer;
use domain::ids::CustomerId;
use domain::repositories::RepositoryError;

use crate::queries;
use crate::queries::FieldSpec;
use crate::queries::Page;
use crate::queries::Query;
use crate::queries::QueryField;
use crate::queries::Readable;
use crate::queries::ValueKind;

/// A customer as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerView {
    /// Its identity.
    pub id: CustomerId,
    /// Its name.
    pub name: String,
    /// Its email.
    pub email: String,
    /// Its phone.
    pub phone: Option<String>,
    /// Whether `newsletter` is set.
    pub newsletter: bool,
    /// Its history.
    pub audit: Audit,
    /// How often it was written.
    pub version: Version,
}

impl From<&Customer> for CustomerView {
    fn from(customer: &Customer) -> Self {
        Self {
            id: customer.id(),
            name: customer.name().to_owned(),
            email: customer.email().as_str().to_owned(),
            phone: customer.phone().map(|value| value.as_str().to_owned()),
            newsletter: customer.newsletter(),
            audit: customer.audit().clone(),
            version: customer.version(),
        }
    }
}

/// What customers can be filtered and sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CustomerField {
    /// Its identity.
    Id,
    /// Its name.
    Name,
    /// Its email.
    Email,
    /// Its phone.
    Phone,
    /// Whether `newsletter` is set.
    Newsletter,
    /// When it was created.
    CreatedAt,
    /// When it was last changed.
    UpdatedAt,
}

impl QueryField for CustomerField {
    const ALL: &'static [Self] = &[
        Self::Id,
        Self::Name,
        Self::Email,
        Self::Phone,
        Self::Newsletter,
        Self::CreatedAt,
        Self::UpdatedAt,
    ];

    fn spec(self) -> FieldSpec {
        match self {
            Self::Id => FieldSpec::required("id", ValueKind::Id),
            Self::Name => FieldSpec::required("name", ValueKind::Text),
            Self::Email => FieldSpec::required("email", ValueKind::Email),
            Self::Phone => FieldSpec::optional("phone", ValueKind::Text),
            Self::Newsletter => FieldSpec::required("newsletter", ValueKind::Boolean),
            Self::CreatedAt => FieldSpec::required("created_at", ValueKind::Instant),
            Self::UpdatedAt => FieldSpec::required("updated_at", ValueKind::Instant),
        }
    }
}

impl Readable<CustomerField> for CustomerView {
    fn value(&self, field: CustomerField) -> Option<queries::Value> {
        match field {
            CustomerField::Id => Some(queries::Value::Id(self.id.into())),
            CustomerField::Name => Some(queries::Value::Text(self.name.clone())),
            CustomerField::Email => Some(queries::Value::Text(self.email.clone())),
            CustomerField::Phone => self.phone.clone().map(queries::Value::Text),
            CustomerField::Newsletter => Some(queries::Value::Boolean(self.newsletter)),
            CustomerField::CreatedAt => Some(queries::Value::Instant(self.audit.created.at)),
            CustomerField::UpdatedAt => Some(queries::Value::Instant(self.audit.updated.at)),
        }
    }
}

/// Reads customers.
#[async_trait]
pub trait CustomerQueries: Send + Sync {
    /// The live customer with `id`.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(&self, id: CustomerId) -> Result<Option<CustomerView>, RepositoryError>;

    /// A page of the live customers that satisfy a query.
    ///
    /// # Errors
    /// When the store fails.
    async fn list(
        &self,
        query: &Query<CustomerField>,
    ) -> Result<Page<CustomerView>, RepositoryError>;
}
