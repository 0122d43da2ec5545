//! A name of before that the file does not say, since a command knows it.

use super::Model;
use crate::naming::Name;

/// What something was called before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Former {
    /// An entity or member by its new name.
    Entity(Name, Name),
    /// A value object.
    Value(Name, Name),
    /// An enum.
    Enum(Name, Name),
    /// A bounded context.
    Context(Name, Name),
    /// A field of an entity or member.
    Field {
        /// The entity.
        entity: Name,
        /// The field's new name.
        field: Name,
        /// The one before.
        was: Name,
    },
}

impl Former {
    /// Notes in the model what the file would say with `was`.
    pub fn note(&self, model: &mut Model) {
        if let Some((place, was)) = self.place(model) {
            *place = Some(was.clone());
        }
        model.note_kinds();
    }

    fn place<'a>(&'a self, model: &'a mut Model) -> Option<(&'a mut Option<Name>, &'a Name)> {
        Some(match self {
            Self::Entity(name, was) => {
                let found = model.entities_mut().find(|it| it.name == *name)?;
                (&mut found.was, was)
            }
            Self::Value(name, was) => {
                let values = model.values.iter_mut().map(|it| (&it.name, &mut it.was));
                let composites = model.composites.iter_mut();
                let composites = composites.map(|it| (&it.name, &mut it.was));
                let mut all = values.chain(composites);
                (all.find(|(other, _)| *other == name)?.1, was)
            }
            Self::Enum(name, was) => {
                let found = model.enums.iter_mut().find(|it| it.name == *name)?;
                (&mut found.was, was)
            }
            Self::Context(name, was) => {
                let found = model.contexts.iter_mut().find(|it| it.name == *name)?;
                (&mut found.was, was)
            }
            Self::Field { entity, field, was } => {
                let found = model.entities_mut().find(|it| it.name == *entity)?;
                let derived = found.derived.iter_mut().map(|derived| &mut derived.field);
                let mut fields = found.fields.iter_mut().chain(derived);
                (&mut fields.find(|it| it.name == *field)?.was, was)
            }
        })
    }
}

impl Model {
    /// All roots and members, to change.
    fn entities_mut(&mut self) -> impl Iterator<Item = &mut super::Entity> {
        let members = self.members.iter_mut().map(|member| &mut member.entity);
        self.entities.iter_mut().chain(members)
    }
}
