//! Domain services of the context `inventory`.

mod relocation;

pub use relocation::Relocation;
