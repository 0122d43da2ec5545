//! One field: its type resolved, its rules and constants read, its modifiers held together.

use super::composite;
use super::constants::Constants;
use super::known::Known;
use super::modifiers;
use super::node::{Entry, Text};
use super::origin::Former;
use super::owner;
use super::problems::Problems;
use super::relation;
use super::rules::{self, Subject};
use super::shape::{Flag, Shape, TypeName};
use crate::model::{ElementType, Field, FieldType};
use crate::naming::{Name, Role};

/// Reads a field; none if its name or type is wrong, which is reported.
pub(super) fn read(
    entry: &Entry,
    context: Option<&Name>,
    known: &Known<'_>,
    problems: &mut Problems,
) -> Option<Field> {
    let name = problems.name(&entry.key, entry.span.clone(), Role::Field);
    let shape = Shape::of_field(entry, problems);
    let any = match shape.ty.as_ref()? {
        TypeName::Any(kinds) => owner::kinds(kinds, &shape, known, problems)?,
        _ => Vec::new(),
    };
    // What can be said of a reference can be said of one to several kinds.
    let ty = match any.first() {
        Some(first) => FieldType::Ref(first.clone()),
        None => resolve(&shape, context, known, problems)?,
    };
    let constraints = rules::read(&shape, subject(&ty, known), problems);
    let constants = Constants {
        ty: &ty,
        constraints: &constraints,
        known,
    };
    let (default, default_parts) = match &ty {
        FieldType::Composite(name) => {
            let given = shape.default.as_ref();
            (
                None,
                given.and_then(|node| constants.parts(name, node, problems)),
            )
        }
        _ => (
            constants.read(shape.default.as_ref(), "default", problems),
            None,
        ),
    };
    let default = default.or_else(|| relation::nothing(&ty, &constraints));
    let example = constants.read(shape.example.as_ref(), "example", problems);
    modifiers::check(&shape, &ty, known, problems);
    let former = Former::of(&shape, &ty, known, problems);
    let has = |flag| shape.flags.contains_key(&flag);
    Some(Field {
        name: name.clone()?,
        was: former.was,
        origins: former.origins,
        optional: has(Flag::Optional),
        unique: has(Flag::Unique),
        index: has(Flag::Index),
        readonly: has(Flag::Readonly),
        immutable: has(Flag::Immutable),
        secret: has(Flag::Secret),
        on_delete: relation::on_delete(&shape, &ty, problems),
        inverse: relation::inverse(&shape, &ty, problems),
        doc: shape.doc,
        ty: if any.is_empty() {
            ty
        } else {
            // The entity is named in front of it where it is known.
            FieldType::Composite(name.clone()?)
        },
        any,
        constraints,
        default,
        default_parts,
        example,
        chosen: None,
        chosen_parts: Vec::new(),
    })
}

fn resolve(
    shape: &Shape,
    context: Option<&Name>,
    known: &Known<'_>,
    problems: &mut Problems,
) -> Option<FieldType> {
    Some(match shape.ty.as_ref()? {
        TypeName::Scalar(scalar) => FieldType::Scalar(*scalar),
        TypeName::Named(text) => {
            let name = known.value_name(text, context, problems)?;
            if known.is_enum(&name) {
                FieldType::Enum(name)
            } else if known.is_composite(&name) {
                FieldType::Composite(name)
            } else {
                FieldType::Value(name)
            }
        }
        TypeName::Money => FieldType::Composite(composite::money_name()?),
        TypeName::Ref(text) => FieldType::Ref(known.entity_name(text, problems)?),
        TypeName::Refs(text) => FieldType::Refs(known.entity_name(text, problems)?),
        // Each of the kinds was looked for.
        TypeName::Any(_) => return None,
        TypeName::ListOfScalar(scalar) => FieldType::List(ElementType::Scalar(*scalar)),
        TypeName::ListOfNamed(text) => {
            let name = known.value_name(text, context, problems)?;
            if known.is_composite(&name) {
                refuse_list(text, &name, problems);
                return None;
            }
            FieldType::List(if known.is_enum(&name) {
                ElementType::Enum(name)
            } else {
                ElementType::Value(name)
            })
        }
    })
}

/// Refuses a list of values of several parts: each of them is worth an identity.
fn refuse_list(text: &Text, name: &Name, problems: &mut Problems) {
    problems.hint(
        text.span(),
        format!(
            "a list of `{}`, which has several parts, is not possible",
            name.pascal()
        ),
        "make an entity that is `part_of` this one, with a field of that type",
    );
}

fn subject(ty: &FieldType, known: &Known<'_>) -> Subject {
    let measured = |name| {
        known
            .composite(name)
            .is_some_and(|it| it.measured.is_some())
    };
    match ty {
        FieldType::Composite(name) if measured(name) => Subject::Amount,
        FieldType::Scalar(scalar) => Subject::Scalar(*scalar),
        FieldType::Value(_) | FieldType::Composite(_) => Subject::Value,
        FieldType::Enum(_) => Subject::Enum,
        FieldType::Ref(_) => Subject::Ref,
        FieldType::Refs(_) => Subject::Refs,
        FieldType::List(_) => Subject::List,
    }
}
