//! Generated projects, built and run: slow, and the only proof that they work.
//!
//! They share one target folder, `generated` beside the others of cargo, so that the libraries they
//! use are compiled once. One project is built at a time, and its files are written after the
//! build before it has ended: cargo takes members of one name in two folders for each other, and
//! tells them apart by the age of their files alone. A broken canary shows that it does.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "tests look at the disk from outside, start programs, and end where that fails"
)]

mod bookstore;
mod calls;
mod demo;
mod examples;
mod http;
mod life;
mod lives;
mod models;
mod parity;
mod rental;
mod store;
mod workshop;
