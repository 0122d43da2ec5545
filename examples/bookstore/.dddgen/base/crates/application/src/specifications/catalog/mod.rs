//! Specifications of the context `catalog`.

mod low_on_stock;

pub use low_on_stock::low_on_stock;
