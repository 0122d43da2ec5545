//! Notes as they are sent and received.

use application::queries::NoteView;
use application::use_cases::NoteChanges;
use chrono::DateTime;
use chrono::Utc;
use domain::entities::NoteDetails;
use domain::entities::NoteDraft;
use domain::validation::Violations;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::input::Body;
use crate::input::Faults;
use crate::input::Input;
use crate::input::Members;
use crate::response::Resource;

/// All that a note says about itself.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct NoteBody {
    /// Its title.
    #[schema(value_type = String, min_length = 1, max_length = 100, example = "The quick brown fox")]
    title: Input<String>,
    /// Its body.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 65_535, example = "The first delivery arrived on time.")]
    body: Input<String>,
}

/// What changes about a note: an absent member stays as it is, null empties it.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct NotePatch {
    /// Its title.
    #[schema(value_type = String, required = false, min_length = 1, max_length = 100, example = "The quick brown fox")]
    title: Input<String>,
    /// Its body.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 65_535, example = "The first delivery arrived on time.")]
    body: Input<String>,
}

/// A note as it is shown.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::v1) struct NoteResponse {
    /// Its identity.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    id: Uuid,
    /// Its title.
    #[schema(example = "The quick brown fox")]
    title: String,
    /// Its body.
    #[schema(required = true, example = "The first delivery arrived on time.")]
    body: Option<String>,
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

impl Body for NoteBody {
    fn take(members: &mut Members) -> Self {
        Self {
            title: members.take("title"),
            body: members.take("body"),
        }
    }
}

impl Body for NotePatch {
    fn take(members: &mut Members) -> Self {
        Self {
            title: members.take("title"),
            body: members.take("body"),
        }
    }
}

impl TryFrom<NoteBody> for NoteDetails {
    type Error = Violations;

    fn try_from(body: NoteBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let draft = NoteDraft {
            title: faults.value("title", body.title),
            body: faults.nullable("body", body.body),
        };
        faults.whole(Self::parse(draft))
    }
}

impl TryFrom<NotePatch> for NoteChanges {
    type Error = Violations;

    fn try_from(patch: NotePatch) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let changes = Self {
            title: faults.change("title", patch.title),
            body: faults.nullable_change("body", patch.body),
        };
        let parsed = NoteDetails::parse(changes.clone().over(NoteDraft::default()));
        faults.partial(changes, parsed)
    }
}

impl From<NoteView> for NoteResponse {
    fn from(note: NoteView) -> Self {
        Self {
            id: note.id.into(),
            title: note.title,
            body: note.body,
            version: note.version.number(),
            created_at: note.audit.created.at,
            created_by: note.audit.created.by.as_str().to_owned(),
            updated_at: note.audit.updated.at,
            updated_by: note.audit.updated.by.as_str().to_owned(),
        }
    }
}

impl Resource for NoteResponse {
    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }
}
