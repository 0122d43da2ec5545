//! Use cases of the context `sales`.

mod customer;
mod order;
mod order_line;

pub use customer::{
    CreateCustomer, CustomerChanges, CustomerUseCases, DeleteCustomer, PatchCustomer,
    ReplaceCustomer,
};
pub use order::CancelOrder;
pub use order::ConfirmOrder;
pub use order::DeliverOrder;
pub use order::ShipOrder;
pub use order::{CreateOrder, DeleteOrder, OrderChanges, OrderUseCases, PatchOrder};
pub use order_line::AddOrderLine;
pub use order_line::OrderLineChanges;
pub use order_line::OrderLineUseCases;
pub use order_line::PatchOrderLine;
pub use order_line::RemoveOrderLine;
pub use order_line::ReplaceOrderLine;
