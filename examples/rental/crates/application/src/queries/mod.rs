//! Ports for reading: read models and the questions that can be asked of them.

mod address;
mod filter;
pub mod inventory;
mod lookup;
mod money;
mod page;
pub mod partners;
mod query;
mod query_field;
mod readable;
pub mod sales;
mod sort;
mod statistics;

pub use address::AddressView;
pub use filter::{Case, Comparison, Condition, Test};
pub use lookup::Lookup;
pub use money::MoneyView;
pub use page::{Page, PageRequest};
pub use query::Query;
pub use query_field::{FieldSpec, QueryField, Value, ValueKind};
pub use readable::Readable;
pub use sort::{Direction, Sort};
pub use statistics::Statistics;
