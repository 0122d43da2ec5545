//! Conditions of the context `sales`.

mod order_has_lines;
