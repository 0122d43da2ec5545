//! What the types of references to one of several kinds were called before.
//!
//! They are named after the entity, the field and the kinds, so they follow where one of those has
//! another name.

use super::{Entity, Field, FieldType, Model};
use crate::naming::Name;

impl Model {
    /// Notes the former names of such types, as those of entities and fields have it.
    pub(super) fn note_kinds(&mut self) {
        let fields = self.entities.iter().flat_map(|entity| {
            let fields = entity.fields.iter();
            let fields = fields.filter(|field| !field.any.is_empty());
            fields.filter_map(move |field| Some((type_of(field)?.clone(), former(entity, field))))
        });
        let former: Vec<_> = fields.collect();
        let kinds = self.entities.iter();
        let kinds: Vec<_> = kinds.map(|it| (it.name.clone(), it.was.clone())).collect();
        for (name, was) in former {
            for composite in self.composites.iter_mut().filter(|it| it.name == name) {
                composite.was.clone_from(&was);
            }
            let Some(of_kind) = kind_type(&name) else {
                continue;
            };
            for it in self.enums.iter_mut().filter(|it| it.name == of_kind) {
                it.was = was.as_ref().and_then(kind_type);
                for value in &mut it.values {
                    let known = kinds.iter().find(|(kind, _)| *kind == value.name);
                    value.was = known.and_then(|(_, was)| was.clone());
                }
            }
        }
    }
}

/// What the enum of the kinds is called, by the name of the value.
pub(super) fn kind_type(value: &Name) -> Option<Name> {
    Name::from_snake(&format!("{value}_type")).ok()
}

fn type_of(field: &Field) -> Option<&Name> {
    match &field.ty {
        FieldType::Composite(name) => Some(name),
        _ => None,
    }
}

/// What the value was called where the entity, the field or both had another name.
fn former(entity: &Entity, field: &Field) -> Option<Name> {
    if entity.was.is_none() && field.was.is_none() {
        return None;
    }
    let of = entity.was.as_ref().unwrap_or(&entity.name);
    let name = field.was.as_ref().unwrap_or(&field.name);
    Name::from_snake(&format!("{of}_{name}")).ok()
}
