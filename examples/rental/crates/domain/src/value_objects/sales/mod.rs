//! Value objects of the context `sales`.

mod payment_status;
mod payment_terms;
mod sales_status;

pub use payment_status::PaymentStatus;
pub use payment_terms::PaymentTerms;
pub use sales_status::SalesStatus;
