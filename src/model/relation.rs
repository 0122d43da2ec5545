//! What references between aggregates say beside their target: what a deletion does, and where
//! those that refer are listed.

use serde::{Deserialize, Serialize};

use super::{Entity, Field, FieldType};
use crate::naming::Name;

/// What happens to an aggregate when one that it refers to is deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnDelete {
    /// Nothing: the deletion is refused.
    #[default]
    Restrict,
    /// It is deleted as well. Of references in a list it is the entry that goes, and what has the
    /// list stays.
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
    /// The last segment of the path that lists, below a `target` that `field` refers to, the
    /// aggregates that refer to it: `books` in `/authors/{id}/books`.
    ///
    /// Where that alone does not tell which reference is meant, the field is named as well:
    /// `/accounts/{id}/transfers-as-sender`. What refers to its own kind as its `parent` is listed
    /// as its `children`.
    pub fn inverse(&self, field: &Field, target: &Name) -> String {
        if let Some(given) = &field.inverse {
            return given.clone();
        }
        let is_alike = |other: &&Field| other.leads_to(target) && other.inverse.is_none();
        let alone = self.fields.iter().filter(is_alike).count() == 1;
        match field.name.snake() {
            "parent" if *target == self.name => "children".to_owned(),
            _ if alone && *target != self.name => self.route.clone(),
            _ => format!("{}-as-{}", self.route, bare(&field.name)),
        }
    }
}

impl Entity {
    /// The table that holds which aggregates a field refers to that refers to many: `book_tags`.
    pub fn join_table(&self, field: &Field) -> String {
        format!("{}_{}", self.name.snake(), field.name.snake())
    }
}

impl Field {
    /// Whether it is a list of references.
    pub fn refers_to_many(&self) -> bool {
        matches!(self.ty, FieldType::Refs(_))
    }

    /// What a reference of a list is called by itself: a `tag_id` of the `tags`.
    #[must_use]
    pub fn one(&self) -> Name {
        match &self.ty {
            FieldType::Refs(target) => self.name.singular_of(target).reference(),
            _ => self.member(),
        }
    }

    /// The same under the names that the field and what it refers to had before.
    #[must_use]
    pub fn one_before(&self, target: &Entity) -> Name {
        let name = self.was.as_ref().unwrap_or(&self.name);
        let target = target.was.as_ref().unwrap_or(&target.name);
        name.singular_of(target).reference()
    }

    /// The entity without one of which there is no value for it; the first of several kinds.
    pub fn needs(&self) -> Option<&Name> {
        let at_least_one = match self.ty {
            FieldType::Refs(_) => self.bounds().min.is_some_and(|min| min >= 1.into()),
            _ => !self.optional,
        };
        self.targets().next().filter(|_| at_least_one)
    }

    /// Whether what refers goes with what it refers to.
    pub fn goes_along(&self) -> bool {
        self.refers() && !self.refers_to_many() && self.on_delete == OnDelete::Cascade
    }

    /// Whether what refers stays without what it refers to.
    pub fn lets_go(&self) -> bool {
        match self.ty {
            FieldType::Refs(_) => self.on_delete == OnDelete::Cascade,
            _ => self.refers() && self.on_delete == OnDelete::SetNull,
        }
    }

    /// Whether what it refers to is kept from being deleted.
    pub fn keeps(&self) -> bool {
        self.refers() && self.on_delete == OnDelete::Restrict
    }
}

/// `author` for `author` and for `author_id`, `tags` for `tags` and for `tag_ids`.
fn bare(name: &Name) -> String {
    let kebab = name.kebab();
    let bare = kebab.strip_suffix("-ids").or(kebab.strip_suffix("-id"));
    bare.unwrap_or(&kebab).to_owned()
}
