//! The enum `OrderStatus` in the API document.

use std::borrow::Cow;

use domain::value_objects::sales::OrderStatus;
use utoipa::openapi;
use utoipa::{PartialSchema, ToSchema};

/// What describes the texts of a [`OrderStatus`]; no value of it is ever made.
#[derive(Debug)]
pub(in crate::v1) enum OrderStatusSchema {}

impl PartialSchema for OrderStatusSchema {
    fn schema() -> openapi::RefOr<openapi::Schema> {
        let schema = openapi::ObjectBuilder::new()
            .schema_type(openapi::Type::String)
            .description(Some("Where an order stands"))
            .enum_values(Some(OrderStatus::TEXTS.iter().copied()))
            .examples(OrderStatus::TEXTS.first().copied());
        schema.into()
    }
}

impl ToSchema for OrderStatusSchema {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("OrderStatus")
    }
}
