//! Authors as they are sent and received.

use application::queries::catalog::AuthorView;
use application::use_cases::catalog::AuthorChanges;
use chrono::DateTime;
use chrono::NaiveDate;
use chrono::Utc;
use domain::entities::catalog::AuthorDetails;
use domain::entities::catalog::AuthorDraft;
use domain::validation::Violations;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::input::Body;
use crate::input::Faults;
use crate::input::Input;
use crate::input::Members;
use crate::response::Resource;

/// All that an author says about itself.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct AuthorBody {
    /// Its name.
    #[schema(value_type = String, min_length = 1, max_length = 120, example = "Ada Lovelace")]
    name: Input<String>,
    /// Its email.
    #[schema(value_type = Option<String>, format = "email", example = "ada@example.com")]
    email: Input<String>,
    /// Its website.
    #[schema(value_type = Option<String>, format = "uri", example = "https://example.com/catalog")]
    website: Input<String>,
    /// When it was born.
    #[schema(value_type = Option<String>, format = "date", example = "2024-05-17")]
    born_on: Input<NaiveDate>,
}

/// What changes about an author: an absent member stays as it is, null empties it.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct AuthorPatch {
    /// Its name.
    #[schema(value_type = String, required = false, min_length = 1, max_length = 120, example = "Ada Lovelace")]
    name: Input<String>,
    /// Its email.
    #[schema(value_type = Option<String>, format = "email", example = "ada@example.com")]
    email: Input<String>,
    /// Its website.
    #[schema(value_type = Option<String>, format = "uri", example = "https://example.com/catalog")]
    website: Input<String>,
    /// When it was born.
    #[schema(value_type = Option<String>, format = "date", example = "2024-05-17")]
    born_on: Input<NaiveDate>,
}

/// An author as it is shown.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::v1) struct AuthorResponse {
    /// Its identity.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    id: Uuid,
    /// Its name.
    #[schema(example = "Ada Lovelace")]
    name: String,
    /// Its email.
    #[schema(required = true, format = "email", example = "ada@example.com")]
    email: Option<String>,
    /// Its website.
    #[schema(
        required = true,
        format = "uri",
        example = "https://example.com/catalog"
    )]
    website: Option<String>,
    /// When it was born.
    #[schema(value_type = Option<String>, required = true, format = "date", example = "2024-05-17")]
    born_on: Option<NaiveDate>,
    /// How often it was written.
    #[schema(example = 1)]
    version: i64,
    /// When it was created.
    created_at: DateTime<Utc>,
    /// Who created it.
    #[schema(example = "system")]
    created_by: String,
    /// When it was last changed.
    updated_at: DateTime<Utc>,
    /// Who changed it last.
    #[schema(example = "system")]
    updated_by: String,
}

impl Body for AuthorBody {
    fn take(members: &mut Members) -> Self {
        Self {
            name: members.take("name"),
            email: members.take("email"),
            website: members.take("website"),
            born_on: members.take("born_on"),
        }
    }
}

impl Body for AuthorPatch {
    fn take(members: &mut Members) -> Self {
        Self {
            name: members.take("name"),
            email: members.take("email"),
            website: members.take("website"),
            born_on: members.take("born_on"),
        }
    }
}

impl TryFrom<AuthorBody> for AuthorDetails {
    type Error = Violations;

    fn try_from(body: AuthorBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let draft = AuthorDraft {
            name: faults.value("name", body.name),
            email: faults.nullable("email", body.email),
            website: faults.nullable("website", body.website),
            born_on: faults.nullable("born_on", body.born_on),
        };
        faults.whole(Self::parse(draft))
    }
}

impl TryFrom<AuthorPatch> for AuthorChanges {
    type Error = Violations;

    fn try_from(patch: AuthorPatch) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let changes = Self {
            name: faults.change("name", patch.name),
            email: faults.nullable_change("email", patch.email),
            website: faults.nullable_change("website", patch.website),
            born_on: faults.nullable_change("born_on", patch.born_on),
        };
        let parsed = AuthorDetails::parse(changes.clone().over(AuthorDraft::default()));
        faults.partial(changes, parsed)
    }
}

impl From<AuthorView> for AuthorResponse {
    fn from(author: AuthorView) -> Self {
        Self {
            id: author.id.into(),
            name: author.name,
            email: author.email,
            website: author.website,
            born_on: author.born_on,
            version: author.version.number(),
            created_at: author.audit.created.at,
            created_by: author.audit.created.by.as_str().to_owned(),
            updated_at: author.audit.updated.at,
            updated_by: author.audit.updated.by.as_str().to_owned(),
        }
    }
}

impl Resource for AuthorResponse {
    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }
}
