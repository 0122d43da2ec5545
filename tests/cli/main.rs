//! The real program, run as a user runs it.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "tests look at the disk from outside, start the program, and end where that fails"
)]

mod adding;
mod applying;
mod checking;
mod crashing;
mod creating;
#[cfg(target_os = "linux")]
mod faults;
mod merging;
mod moving;
mod refusing;
mod removing;
mod renaming;
mod support;
mod upgrading;
