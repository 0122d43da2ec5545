//! Handlers of events of the context `sales`.

mod thank_customer;

pub use thank_customer::ThankCustomerHandler;
