//! What the steps of a sales transaction have to be told.

use domain::entities::sales::CancelSalesTransactionDraft;
use domain::entities::sales::CancelSalesTransactionInput;
use domain::validation::Violations;
use utoipa::ToSchema;

use crate::input::Body;
use crate::input::Faults;
use crate::input::Input;
use crate::input::Members;

/// What `cancel` has to be told.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct CancelSalesTransactionBody {
    /// Its cancellation reason.
    #[schema(value_type = String, min_length = 1, max_length = 500, example = "The quick brown fox")]
    cancellation_reason: Input<String>,
}

impl Body for CancelSalesTransactionBody {
    fn take(members: &mut Members) -> Self {
        Self {
            cancellation_reason: members.take("cancellation_reason"),
        }
    }
}

impl TryFrom<CancelSalesTransactionBody> for CancelSalesTransactionInput {
    type Error = Violations;

    fn try_from(body: CancelSalesTransactionBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let draft = CancelSalesTransactionDraft {
            cancellation_reason: faults.value("cancellation_reason", body.cancellation_reason),
        };
        faults.whole(Self::parse(draft))
    }
}
