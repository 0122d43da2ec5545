//! References to one of several kinds of aggregates: `owner = { any = ["Customer", "Vendor"] }`.
//!
//! Such a field holds a value of two parts, the kind and the id. The value and the enum of the
//! kinds are brought along, named after the entity and the field.

use super::known::Known;
use super::node::{Entry, Text};
use super::problems::Problems;
use super::shape::{Flag, Shape};
use super::{Declared, Placed, built_in, entity::ReadEntity, names};
use crate::model::kinds::kind_type;
use crate::model::{Composite, Entity, Enum, EnumValue, Field, FieldType, Storage};
use crate::naming::Name;
use crate::scalar::Scalar;

/// Modifiers that say nothing of such a reference.
const REFUSED: [(Flag, &str, &str); 3] = [
    (
        Flag::Unique,
        "a reference to one of several kinds cannot be `unique`",
        "name it in a combination, `unique = [[\"owner\", \"label\"]]`",
    ),
    (
        Flag::Index,
        "a reference to one of several kinds has an index already",
        "drop `index`",
    ),
    (
        Flag::Readonly,
        "a reference to one of several kinds cannot be `readonly`",
        "let clients state it, once and for all if it is `immutable`",
    ),
];

/// The kinds that are named, each of which is an entity.
pub(super) fn kinds(
    texts: &[Text],
    shape: &Shape,
    known: &Known<'_>,
    problems: &mut Problems,
) -> Option<Vec<Name>> {
    let mut kinds: Vec<Name> = Vec::new();
    let mut sound = true;
    for text in texts {
        let Some(name) = known.entity_name(text, problems) else {
            sound = false;
            continue;
        };
        if kinds.contains(&name) {
            let message = format!("`{}` is listed twice", name.pascal());
            problems.hint(text.span(), message, "name each kind once");
            sound = false;
            continue;
        }
        kinds.push(name);
    }
    if sound && kinds.len() < 2 {
        let message = "`any` names at least two kinds of aggregates";
        let hint = match kinds.as_slice() {
            [only] => format!("write `ref:{}` for a reference to one kind", only.pascal()),
            _ => "write `any = [\"Customer\", \"Vendor\"]`".to_owned(),
        };
        problems.hint(shape.span.clone(), message, hint);
        sound = false;
    }
    for (flag, message, hint) in REFUSED {
        if let Some(span) = shape.flags.get(&flag) {
            problems.hint(span.clone(), message, hint);
        }
    }
    sound.then_some(kinds)
}

/// Refuses such a reference where no row holds it.
pub(super) fn refuse(field: &Field, entry: &Entry, what: &str, problems: &mut Problems) -> bool {
    if field.any.is_empty() {
        return false;
    }
    let message = format!(
        "`{}` refers to one of several kinds, which {what} cannot",
        field.name
    );
    let hint = "such references are fields of entities that are no members";
    problems.hint(entry.span.clone(), message, hint);
    true
}

/// Names the types of such fields after their entity.
pub(super) fn name(entity: &Name, fields: &mut [Field]) {
    for field in fields.iter_mut().filter(|field| !field.any.is_empty()) {
        if let Ok(name) = Name::from_snake(&format!("{entity}_{}", field.name)) {
            field.ty = FieldType::Composite(name);
        }
    }
}

/// The parts of such a field: which kind, and which of that kind.
pub(super) fn parts(field: &Field) -> Vec<Field> {
    let part = |name: &str, doc: String, ty: FieldType| {
        let name = Name::from_any(name).ok()?;
        Some(Field {
            doc,
            ..Field::plain(name, ty)
        })
    };
    let human = field.name.human();
    let kind = kind_name(field).map(FieldType::Enum);
    let kind = kind.and_then(|ty| part("type", format!("What kind of {human} it is."), ty));
    let doc = "Its id among those of that kind.".to_owned();
    let id = part("id", doc, FieldType::Scalar(Scalar::Uuid));
    kind.into_iter().chain(id).collect()
}

/// What the enum of the kinds is called.
fn kind_name(field: &Field) -> Option<Name> {
    let FieldType::Composite(name) = &field.ty else {
        return None;
    };
    kind_type(name)
}

/// The fields of roots that refer to one of several kinds.
fn fields(entities: &[Placed<ReadEntity>]) -> impl Iterator<Item = (&Entity, &Field)> {
    let roots = entities
        .iter()
        .map(|placed| &placed.item)
        .filter(|read| read.membership.is_none());
    roots.flat_map(|read| {
        let fields = read.entity.fields.iter();
        let fields = fields.filter(|field| !field.any.is_empty());
        fields.map(move |field| (&read.entity, field))
    })
}

/// The values that such fields hold.
pub(super) fn composites(entities: &[Placed<ReadEntity>]) -> impl Iterator<Item = Composite> {
    fields(entities).filter_map(|(entity, field)| {
        let FieldType::Composite(name) = &field.ty else {
            return None;
        };
        Some(Composite {
            name: name.clone(),
            was: None,
            context: entity.context.clone(),
            doc: format!(
                "What {} have as their {}.",
                entity.plural.human(),
                field.name.human()
            ),
            parts: parts(field),
            kinds: field.any.clone(),
            measured: None,
            storage: Storage::Columns,
        })
    })
}

/// The enums of their kinds, each of which is called as its entity is.
pub(super) fn enums(entities: &[Placed<ReadEntity>]) -> impl Iterator<Item = Enum> {
    fields(entities).filter_map(|(entity, field)| {
        let values = field.any.iter().map(|kind| EnumValue {
            name: kind.clone(),
            was: None,
            doc: String::new(),
        });
        Some(Enum {
            name: kind_name(field)?,
            was: None,
            context: entity.context.clone(),
            doc: format!(
                "The kinds of what {} have as their {}.",
                entity.plural.human(),
                field.name.human()
            ),
            values: values.collect(),
            finals: Vec::new(),
        })
    })
}

/// Checks such fields against the entities and the types of the model.
pub(super) fn check(
    entities: &[Placed<ReadEntity>],
    declared: &Declared<'_>,
    problems: &mut Problems,
) {
    let mut seen: Vec<String> = Vec::new();
    for read in entities.iter().map(|placed| &placed.item) {
        let entity = &read.entity;
        for (field, span) in entity.fields.iter().zip(&read.places) {
            let (FieldType::Composite(name), false) = (&field.ty, field.any.is_empty()) else {
                continue;
            };
            if read.membership.is_some() {
                let message = "a member of an aggregate refers to one kind alone";
                let hint = "give the reference to its root, or write `ref:Customer`";
                problems.hint(span.clone(), message, hint);
                continue;
            }
            if field.any.contains(&entity.name) {
                let of = entity.name.pascal();
                let message = format!(
                    "`{of}` cannot be one of the kinds that its `{}` refers to",
                    field.name
                );
                let hint = format!("refer to its own kind by a field beside it, `ref:{of}`");
                problems.hint(span.clone(), message, hint);
            }
            let kind = kind_name(field);
            let made = [Some(name.clone()), kind].into_iter().flatten();
            for made in made {
                for taken in built_in::names(&made).chain([format!("{}Schema", made.pascal())]) {
                    let is_declared = declared.iter().any(|it| it.name.pascal() == taken);
                    let mut others = declared.entities.iter();
                    let is_part = others.any(|it| names::is_derived(&taken, &it.name.pascal()));
                    if is_declared || is_part || seen.contains(&taken) {
                        let field = &field.name;
                        let message = format!("`{taken}` is what dddgen calls a type of `{field}`");
                        let hint = "rename the field, or what has the name already";
                        problems.hint(span.clone(), message, hint);
                    }
                    seen.push(taken);
                }
            }
        }
    }
}
