//! Use cases of the context `sales`.

mod customer;
mod order;

pub use customer::{
    CreateCustomer, CustomerChanges, CustomerUseCases, DeleteCustomer, PatchCustomer,
    ReplaceCustomer,
};
pub use order::{CreateOrder, DeleteOrder, OrderChanges, OrderUseCases, PatchOrder, ReplaceOrder};
