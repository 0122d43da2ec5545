//! Ports for reading: read models and the questions that can be asked of them.

mod best_sellers;
pub mod catalog;
mod filter;
mod lookup;
mod page;
mod query;
mod query_field;
mod readable;
pub mod sales;
mod sort;
mod specification;
mod statistics;

pub use best_sellers::{BestSellersQuery, BestSellersRow};
pub use filter::{Case, Comparison, Condition, Test};
pub use lookup::Lookup;
pub use page::{Page, PageRequest};
pub use query::Query;
pub use query_field::{FieldSpec, QueryField, Value, ValueKind};
pub use readable::Readable;
pub use sort::{Direction, Sort};
pub use specification::{NamedSpecification, Specification};
pub use statistics::Statistics;
