//! What the context `sales` sends and receives.

mod customer;
mod order;

pub(in crate::v1) use customer::{CustomerBody, CustomerPatch, CustomerResponse};
pub(in crate::v1) use order::{OrderBody, OrderPatch, OrderResponse, OrderStatisticsResponse};
