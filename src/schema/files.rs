//! A migration, and the two files that hold it.

/// The SQL of a difference and of the way back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Migration {
    /// What it does, in the words of a file name, `add_sku_to_products`.
    pub slug: String,
    /// Makes the change.
    pub up: String,
    /// Takes it back.
    pub down: String,
}

/// The path and the text of both files: up, then down.
pub fn migration_files(migration: &Migration, stamp: u64) -> [(String, String); 2] {
    let path = |way| format!("migrations/{stamp:014}_{}.{way}.sql", migration.slug);
    [
        (path("up"), migration.up.clone()),
        (path("down"), migration.down.clone()),
    ]
}
