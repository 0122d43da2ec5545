//! What the store in memory keeps.

use domain::entities::Note;

use super::kept::Table;

/// All tables.
#[derive(Debug, Clone, Default)]
pub(crate) struct Contents {
    pub(crate) notes: Table<Note>,
}
