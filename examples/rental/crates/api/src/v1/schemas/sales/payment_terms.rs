//! The enum `PaymentTerms` in the API document.

use std::borrow::Cow;

use domain::value_objects::sales::PaymentTerms;
use utoipa::openapi;
use utoipa::{PartialSchema, ToSchema};

/// What describes the texts of a [`PaymentTerms`]; no value of it is ever made.
#[derive(Debug)]
pub(in crate::v1) enum PaymentTermsSchema {}

impl PartialSchema for PaymentTermsSchema {
    fn schema() -> openapi::RefOr<openapi::Schema> {
        let schema = openapi::ObjectBuilder::new()
            .schema_type(openapi::Type::String)
            .description(Some("When a sale is to be paid"))
            .enum_values(Some(PaymentTerms::TEXTS.iter().copied()))
            .examples(PaymentTerms::TEXTS.first().copied());
        schema.into()
    }
}

impl ToSchema for PaymentTermsSchema {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("PaymentTerms")
    }
}
