//! The value object `Money` as it is sent and received.

use application::queries::MoneyView;
use domain::validation::Violations;
use domain::value_objects::Money;
use domain::value_objects::MoneyDraft;
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use crate::input::Body;
use crate::input::Faults;
use crate::input::FromJson;
use crate::input::Input;
use crate::input::Members;
use crate::input::whole;

/// What is said of a money.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct MoneyBody {
    /// How much it is.
    #[schema(value_type = String, format = "decimal", example = "19.99")]
    amount: Input<Decimal>,
    /// Of which currency.
    #[schema(value_type = String, example = "EUR")]
    currency: Input<String>,
}

impl Body for MoneyBody {
    fn take(members: &mut Members) -> Self {
        Self {
            amount: members.take("amount"),
            currency: members.take("currency"),
        }
    }
}

impl MoneyBody {
    fn draft(self, faults: &mut Faults) -> MoneyDraft {
        let body = self;
        MoneyDraft {
            amount: faults.value("amount", body.amount),
            currency: faults.value("currency", body.currency),
        }
    }
}

impl FromJson for MoneyDraft {
    fn from_json(json: &RawValue) -> Result<Self, Violations> {
        whole(json, MoneyBody::draft, Money::parse)
    }
}

/// An exact amount of a currency.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Money)]
pub(in crate::v1) struct MoneyResponse {
    /// How much it is.
    #[schema(format = "decimal", example = "19.99")]
    amount: String,
    /// Of which currency.
    #[schema(example = "EUR")]
    currency: String,
}

impl From<MoneyView> for MoneyResponse {
    fn from(money: MoneyView) -> Self {
        Self {
            amount: money.amount.to_string(),
            currency: money.currency,
        }
    }
}
