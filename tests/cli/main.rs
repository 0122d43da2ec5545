//! The real program, run as a user runs it.
#![expect(
    clippy::disallowed_methods,
    reason = "tests look at the disk from outside, and start the program"
)]

mod adding;
mod applying;
mod checking;
mod crashing;
mod creating;
mod merging;
mod refusing;
mod support;
