//! The enum `ContactOwnerType` in the API document.

use std::borrow::Cow;

use domain::value_objects::partners::ContactOwnerType;
use utoipa::openapi;
use utoipa::{PartialSchema, ToSchema};

/// What describes the texts of a [`ContactOwnerType`]; no value of it is ever made.
#[derive(Debug)]
pub(in crate::v1) enum ContactOwnerTypeSchema {}

impl PartialSchema for ContactOwnerTypeSchema {
    fn schema() -> openapi::RefOr<openapi::Schema> {
        let schema = openapi::ObjectBuilder::new()
            .schema_type(openapi::Type::String)
            .description(Some("The kinds of what contacts have as their owner."))
            .enum_values(Some(ContactOwnerType::TEXTS.iter().copied()))
            .examples(ContactOwnerType::TEXTS.first().copied());
        schema.into()
    }
}

impl ToSchema for ContactOwnerTypeSchema {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("ContactOwnerType")
    }
}
