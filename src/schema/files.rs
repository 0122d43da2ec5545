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
            up: script(&sentence(difference), &notes(difference), &up),
            down: script(&sentence(&back), &notes(&back), &down),
        })
    }
}

/// What a reader must know of data that is lost.
fn notes(difference: &Difference) -> Vec<String> {
    let loses = difference.losses.iter();
    let loses = loses.map(|it| format!("Loses data: {}.", it.loss()));
    let lost = difference.lost.iter();
    let lost = lost.map(|it| format!("Not given back: {}.", it.loss()));
    loses.chain(lost).collect()
}

fn script(sentence: &str, notes: &[String], statements: &[String]) -> String {
    let notes = notes.iter().map(|note| format!("-- {note}"));
    let head: Vec<_> = [format!("-- {sentence}")]
        .into_iter()
        .chain(notes)
        .collect();
    format!("{}\n\n{}\n", head.join("\n"), statements.join("\n\n"))
}

/// The path and the text of both files: up, then down.
pub fn migration_files(migration: &Migration, stamp: u64) -> [(String, String); 2] {
    let path = |way| format!("migrations/{stamp:014}_{}.{way}.sql", migration.slug);
    [
        (path("up"), migration.up.clone()),
        (path("down"), migration.down.clone()),
    ]
}
