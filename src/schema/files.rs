//! A migration, and the two files that hold it.

use super::change::Difference;
use super::title::{sentence, slug};

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

impl Migration {
    /// What a dialect's `statements` make of a difference; none when they are none.
    pub(super) fn of(
        difference: &Difference,
        statements: impl Fn(&Difference) -> Vec<String>,
    ) -> Option<Self> {
        let back = difference.reversed();
        let (up, down) = (statements(difference), statements(&back));
        (!up.is_empty()).then(|| Self {
            slug: slug(difference),
            up: script(&sentence(difference), &up),
            down: script(&sentence(&back), &down),
        })
    }
}

fn script(sentence: &str, statements: &[String]) -> String {
    format!("-- {sentence}\n\n{}\n", statements.join("\n\n"))
}

/// The path and the text of both files: up, then down.
pub fn migration_files(migration: &Migration, stamp: u64) -> [(String, String); 2] {
    let path = |way| format!("migrations/{stamp:014}_{}.{way}.sql", migration.slug);
    [
        (path("up"), migration.up.clone()),
        (path("down"), migration.down.clone()),
    ]
}
