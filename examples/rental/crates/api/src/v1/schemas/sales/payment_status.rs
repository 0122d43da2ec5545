//! The enum `PaymentStatus` in the API document.

use std::borrow::Cow;

use domain::value_objects::sales::PaymentStatus;
use utoipa::openapi;
use utoipa::{PartialSchema, ToSchema};

/// What describes the texts of a [`PaymentStatus`]; no value of it is ever made.
#[derive(Debug)]
pub(in crate::v1) enum PaymentStatusSchema {}

impl PartialSchema for PaymentStatusSchema {
    fn schema() -> openapi::RefOr<openapi::Schema> {
        let schema = openapi::ObjectBuilder::new()
            .schema_type(openapi::Type::String)
            .description(Some("Whether a sale is paid for"))
            .enum_values(Some(PaymentStatus::TEXTS.iter().copied()))
            .examples(PaymentStatus::TEXTS.first().copied());
        schema.into()
    }
}

impl ToSchema for PaymentStatusSchema {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("PaymentStatus")
    }
}
