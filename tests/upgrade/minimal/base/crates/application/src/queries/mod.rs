//! Ports for reading: read models and the questions that can be asked of them.

mod filter;
mod note;
mod page;
mod query;
mod query_field;
mod sort;

pub use filter::{Case, Comparison, Condition, Test};
pub use note::{NoteField, NoteQueries, NoteView};
pub use page::{Page, PageRequest};
pub use query::Query;
pub use query_field::{FieldSpec, QueryField, Value, ValueKind};
pub use sort::{Direction, Sort};
