//! The enum `SalesStatus` in the API document.

use std::borrow::Cow;

use domain::value_objects::sales::SalesStatus;
use utoipa::openapi;
use utoipa::{PartialSchema, ToSchema};

/// What describes the texts of a [`SalesStatus`]; no value of it is ever made.
#[derive(Debug)]
pub(in crate::v1) enum SalesStatusSchema {}

impl PartialSchema for SalesStatusSchema {
    fn schema() -> openapi::RefOr<openapi::Schema> {
        let schema = openapi::ObjectBuilder::new()
            .schema_type(openapi::Type::String)
            .description(Some("How far a sale is"))
            .enum_values(Some(SalesStatus::TEXTS.iter().copied()))
            .examples(SalesStatus::TEXTS.first().copied());
        schema.into()
    }
}

impl ToSchema for SalesStatusSchema {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("SalesStatus")
    }
}
