//! The words of the language, as the parser takes them: for whoever describes it.

use super::short::{LATER, PAIRS};
use super::{CONTEXT_KEYS, ROOT_KEYS, with_own};
use super::{combination, entity, enumeration, own, service, shape, transition, value};
use crate::model::OwnKind;

/// A kind of table of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::model) enum TableKind {
    Root,
    Service,
    Context,
    Value,
    Enum,
    Entity,
    Field,
    Transition,
    Index,
    Own(OwnKind),
}

/// The keys that a table may have.
pub(in crate::model) fn keys(kind: TableKind) -> Vec<&'static str> {
    let keys = match kind {
        TableKind::Root => return with_own(ROOT_KEYS),
        TableKind::Context => return with_own(CONTEXT_KEYS),
        TableKind::Service => service::KEYS,
        TableKind::Value => value::KEYS,
        TableKind::Enum => enumeration::KEYS,
        TableKind::Entity => entity::KEYS,
        TableKind::Field => return [shape::FIELD_KEYS, &["derived"]].concat(),
        TableKind::Transition => transition::KEYS,
        TableKind::Index => combination::INDEX_KEYS,
        TableKind::Own(kind) => own::keys(kind),
    };
    keys.to_vec()
}

/// The modifiers of a field without a value.
pub(in crate::model) fn flags() -> impl Iterator<Item = &'static str> {
    shape::FLAGS.iter().map(|(word, _)| *word)
}

/// The modifiers of a field with a value, `min`.
pub(in crate::model) fn pairs() -> &'static [&'static str] {
    PAIRS
}

/// Whether a type is of this version's language.
pub(in crate::model) fn offers(word: &str) -> bool {
    LATER.iter().all(|(later, _)| *later != word)
}
