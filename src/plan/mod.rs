//! What a run will do to a project: base, disk and render in, a [`Plan`] out.
//!
//! Nothing here touches the disk. A plan is shown by [`crate::report`] and carried out by
//! [`crate::commit`]; both get the same object, so a dry run shows what a run does.

mod asks;
mod decide;
mod make;
mod print;
mod relocate;
mod state;
mod step;
mod undo;

pub use asks::{Asks, covers};
pub(crate) use make::is_plain;
pub use make::{PlanInput, make, require_resolved, unresolved};
pub(crate) use print::Print;
pub use relocate::{Relocation, relocate};
pub use state::{
    BASE, Base, Disk, DiskFile, GITIGNORE, MIGRATIONS, MODEL, MOVED, Moved, ONCE, SCHEMA, Written,
};
pub use step::{Action, Change, OwnMigration, Plan, Reason, Step};
pub use undo::{UNDO, Undo, abort};
