//! How contacts are read.

use async_trait::async_trait;
use domain::audit::Audit;
use domain::audit::Version;
use domain::entities::partners::Contact;
use domain::ids::ContactId;
use domain::repositories::RepositoryError;

use domain::value_objects::partners::ContactOwnerType;

use crate::queries;
use crate::queries::FieldSpec;
use crate::queries::Page;
use crate::queries::Query;
use crate::queries::QueryField;
use crate::queries::Readable;
use crate::queries::ValueKind;
use crate::queries::partners::ContactOwnerView;

/// A contact as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct ContactView {
    /// Its identity.
    pub id: ContactId,
    /// The partner whose contact it is.
    pub owner: ContactOwnerView,
    /// Its label.
    pub label: String,
    /// Its name.
    pub name: String,
    /// Its email.
    pub email: Option<String>,
    /// Its phone.
    pub phone: Option<String>,
    /// Its history.
    pub audit: Audit,
    /// How often it was written.
    pub version: Version,
}

impl From<&Contact> for ContactView {
    fn from(contact: &Contact) -> Self {
        Self {
            id: contact.id(),
            owner: ContactOwnerView::from(contact.owner()),
            label: contact.label().to_owned(),
            name: contact.name().to_owned(),
            email: contact.email().map(|value| value.as_str().to_owned()),
            phone: contact.phone().map(|value| value.as_str().to_owned()),
            audit: contact.audit().clone(),
            version: contact.version(),
        }
    }
}

/// What contacts can be filtered and sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactField {
    /// Its identity.
    Id,
    /// What kind of owner it is.
    OwnerType,
    /// Its id among those of that kind.
    OwnerId,
    /// Its label.
    Label,
    /// Its name.
    Name,
    /// Its email.
    Email,
    /// Its phone.
    Phone,
    /// When it was created.
    CreatedAt,
    /// When it was last changed.
    UpdatedAt,
}

impl QueryField for ContactField {
    const ALL: &'static [Self] = &[
        Self::Id,
        Self::OwnerType,
        Self::OwnerId,
        Self::Label,
        Self::Name,
        Self::Email,
        Self::Phone,
        Self::CreatedAt,
        Self::UpdatedAt,
    ];

    fn spec(self) -> FieldSpec {
        match self {
            Self::Id => FieldSpec::required("id", ValueKind::Id),
            Self::OwnerType => {
                FieldSpec::required("owner.type", ValueKind::Choice(ContactOwnerType::TEXTS))
                    .kept_in("owner_type")
            }
            Self::OwnerId => FieldSpec::required("owner.id", ValueKind::Id).kept_in("owner_id"),
            Self::Label => FieldSpec::required("label", ValueKind::Text),
            Self::Name => FieldSpec::required("name", ValueKind::Text),
            Self::Email => FieldSpec::optional("email", ValueKind::Email),
            Self::Phone => FieldSpec::optional("phone", ValueKind::Text),
            Self::CreatedAt => FieldSpec::required("created_at", ValueKind::Instant),
            Self::UpdatedAt => FieldSpec::required("updated_at", ValueKind::Instant),
        }
    }
}

impl Readable<ContactField> for ContactView {
    fn value(&self, field: ContactField) -> Option<queries::Value> {
        match field {
            ContactField::Id => Some(queries::Value::Id(self.id.into())),
            ContactField::OwnerType => Some(queries::Value::Text(self.owner.r#type.clone())),
            ContactField::OwnerId => Some(queries::Value::Id(self.owner.id)),
            ContactField::Label => Some(queries::Value::Text(self.label.clone())),
            ContactField::Name => Some(queries::Value::Text(self.name.clone())),
            ContactField::Email => self.email.clone().map(queries::Value::Text),
            ContactField::Phone => self.phone.clone().map(queries::Value::Text),
            ContactField::CreatedAt => Some(queries::Value::Instant(self.audit.created.at)),
            ContactField::UpdatedAt => Some(queries::Value::Instant(self.audit.updated.at)),
        }
    }
}

/// Reads contacts.
#[async_trait]
pub trait ContactQueries: Send + Sync {
    /// The live contact with `id`.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(&self, id: ContactId) -> Result<Option<ContactView>, RepositoryError>;

    /// A page of the live contacts that satisfy a query.
    ///
    /// # Errors
    /// When the store fails.
    async fn list(&self, query: &Query<ContactField>)
    -> Result<Page<ContactView>, RepositoryError>;
}
