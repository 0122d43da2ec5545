//! What references between aggregates say beside their target: what a deletion does, and where
//! those that refer are listed.

use super::{Entity, Field};
use crate::naming::Name;

/// What happens to an aggregate when one that it refers to is deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OnDelete {
    /// Nothing: the deletion is refused.
    #[default]
    Restrict,
    /// It is deleted as well.
    Cascade,
    /// Its reference is emptied.
    SetNull,
}

impl OnDelete {
    /// All of them, by their words in the model.
    pub const ALL: [(&'static str, Self); 3] = [
        ("restrict", Self::Restrict),
        ("cascade", Self::Cascade),
        ("set_null", Self::SetNull),
    ];
}

impl Entity {
    /// The last segment of the path that lists, below the aggregate that `field` refers to, the
    /// aggregates that refer to it: `books` in `/authors/{id}/books`.
    ///
    /// Where that alone does not tell which reference is meant, the field is named as well:
    /// `/accounts/{id}/transfers-as-sender`. What refers to its own kind as its `parent` is listed
    /// as its `children`.
    pub fn inverse(&self, field: &Field) -> String {
        if let Some(given) = &field.inverse {
            return given.clone();
        }
        let target = field.target();
        let is_alike = |other: &&Field| other.target() == target && other.inverse.is_none();
        let alone = self.fields.iter().filter(is_alike).count() == 1;
        match field.name.snake() {
            "parent" if target == Some(&self.name) => "children".to_owned(),
            _ if alone && target != Some(&self.name) => self.route.clone(),
            _ => format!("{}-as-{}", self.route, bare(&field.name)),
        }
    }
}

/// `author` for `author` and for `author_id`.
fn bare(name: &Name) -> String {
    let kebab = name.kebab();
    kebab.strip_suffix("-id").unwrap_or(&kebab).to_owned()
}
