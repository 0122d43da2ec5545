//! Values with rules and a meaning of their own: equal when their content is, and valid always.

mod email;
mod isbn;
mod phone_number;
pub mod sales;
mod tag;
mod url;

pub use email::Email;
pub use isbn::Isbn;
pub use phone_number::PhoneNumber;
pub use tag::Tag;
pub use url::Url;
