//! What the context `sales` sends and receives.

mod customer;
mod order;
mod order_line;
mod order_status;

pub(in crate::v1) use customer::{CustomerBody, CustomerPatch, CustomerResponse};
pub(in crate::v1) use order::CancelOrderBody;
pub(in crate::v1) use order::OrderReplacement;
pub(in crate::v1) use order::{OrderBody, OrderPatch, OrderResponse, OrderStatisticsResponse};
pub(in crate::v1) use order_line::OrderLineBody;
pub(in crate::v1) use order_line::OrderLinePatch;
pub(in crate::v1) use order_line::OrderLineResponse;
pub(in crate::v1) use order_status::OrderStatusSchema;
