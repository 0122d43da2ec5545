//! Values with rules and a meaning of their own: equal when their content is, and valid always.

mod address;
mod currency;
mod email;
mod money;
pub mod partners;
mod phone_number;
pub mod sales;
mod sku;

pub use address::{Address, AddressDraft};
pub use currency::Currency;
pub use email::Email;
pub use money::{Money, MoneyDraft, MoneyError};
pub use phone_number::PhoneNumber;
pub use sku::Sku;
