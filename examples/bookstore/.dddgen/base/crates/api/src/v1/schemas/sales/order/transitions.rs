//! What the steps of an order have to be told.

use domain::entities::sales::CancelOrderDraft;
use domain::entities::sales::CancelOrderInput;
use domain::validation::Violations;
use utoipa::ToSchema;

use crate::input::Body;
use crate::input::Faults;
use crate::input::Input;
use crate::input::Members;

/// What `cancel` has to be told.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct CancelOrderBody {
    /// Its reason.
    #[schema(value_type = String, min_length = 1, max_length = 500, example = "The quick brown fox")]
    reason: Input<String>,
}

impl Body for CancelOrderBody {
    fn take(members: &mut Members) -> Self {
        Self {
            reason: members.take("reason"),
        }
    }
}

impl TryFrom<CancelOrderBody> for CancelOrderInput {
    type Error = Violations;

    fn try_from(body: CancelOrderBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let draft = CancelOrderDraft {
            reason: faults.value("reason", body.reason),
        };
        faults.whole(Self::parse(draft))
    }
}
