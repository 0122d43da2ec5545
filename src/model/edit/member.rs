//! Members of aggregates to add.

use super::place::Layout;
use super::target::EntityDraft;
use super::{EditError, append_entity, find_entity};
use crate::naming::Name;

/// A member of an aggregate to add.
#[derive(Debug, Clone, Copy)]
pub struct MemberDraft<'a> {
    /// The member itself; without a context, it stands in that of its root.
    pub entity: EntityDraft<'a>,
    /// The root of its aggregate.
    pub root: &'a Name,
    /// What the root calls all of them, where the derived word will not do.
    pub collection: Option<&'a Name>,
    /// How many the root has, `1..100`; none for any number.
    pub count: Option<&'a str>,
}

/// Adds a member after the last entity of its root's context.
///
/// # Errors
///
/// When there is no such root, something of the member's name exists, or the text is no TOML.
pub fn add_member(text: &str, draft: &MemberDraft<'_>) -> Result<String, EditError> {
    let layout = Layout::read(text)?;
    let root = find_entity(&layout, draft.root)?;
    let beside = match root.as_slice() {
        [_, context, ..] if root.len() > 2 => Name::from_any(context).ok(),
        _ => None,
    };
    let entity = EntityDraft {
        context: draft.entity.context.or(beside.as_ref()),
        ..draft.entity
    };
    let root = draft.root.pascal();
    let collection = draft.collection.map(Name::snake).unwrap_or_default();
    let place = [
        ("part_of", root.as_str()),
        ("collection", collection),
        ("count", draft.count.unwrap_or_default()),
    ];
    append_entity(&layout, &entity, &place)
}
