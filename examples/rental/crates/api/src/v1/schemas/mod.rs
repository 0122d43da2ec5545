//! What is sent and received, aggregate by aggregate.

mod address;
pub(super) mod inventory;
mod money;
pub(super) mod partners;
pub(super) mod sales;

pub(super) use address::AddressBody;
pub(super) use address::AddressResponse;
pub(super) use money::MoneyBody;
pub(super) use money::MoneyResponse;
