//! Who buys what.

mod customer;
mod order;
mod order_line;

pub use customer::{Customer, CustomerDetails, CustomerDraft};
pub use order::CancelOrderDraft;
pub use order::CancelOrderInput;
pub use order::{Order, OrderDetails, OrderDraft};
pub use order_line::{OrderLine, OrderLineDetails, OrderLineDraft};
