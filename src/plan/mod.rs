//! What a run will do to a project: base, disk and render in, a [`Plan`] out.
//!
//! Nothing here touches the disk. A plan is shown by [`crate::report`] and carried out by
//! [`crate::commit`]; both get the same object, so a dry run shows what a run does.

mod asks;
mod decide;
mod make;
mod state;
mod step;

pub use asks::{Asks, covers};
pub use make::{PlanInput, make, require_resolved, unresolved};
pub use state::{BASE, Base, Disk, DiskFile, GITIGNORE, MODEL, ONCE, Written};
pub use step::{Action, Change, Plan, Reason, Step};
