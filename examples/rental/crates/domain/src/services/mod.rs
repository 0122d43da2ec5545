//! Domain services: decisions and calculations that belong to no single aggregate. They hold
//! nothing and know no port.

pub mod inventory;
