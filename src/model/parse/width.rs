//! What a row of an index can hold: PostgreSQL refuses a row whose indexed values are longer, when
//! it is written.

use std::ops::Range;

use rust_decimal::prelude::ToPrimitive as _;

use super::Placed;
use super::entity::ReadEntity;
use super::known::Known;
use super::problems::Problems;
use crate::model::{Constraints, Database, Field, FieldPath, FieldType, Service};
use crate::naming::Name;
use crate::scalar::Scalar;

/// The most bytes of one text in an index of PostgreSQL: a third of a page (`BTMaxItemSize`, 2,704)
/// without the head of the row and of the text.
const MOST: u64 = 2_688;

/// What each further value takes beside its own bytes.
const FURTHER: u64 = 8;

/// The most bytes of a character in UTF-8.
const CHARACTER: u64 = 4;

/// Refuses indexes that some of the texts that the model allows would not fit in.
pub(super) fn check(
    service: Option<&Service>,
    entities: &[Placed<ReadEntity>],
    known: &Known<'_>,
    problems: &mut Problems,
) {
    if service.is_none_or(|service| service.database != Database::Postgres) {
        return;
    }
    for placed in entities {
        let entity = &placed.item.entity;
        for (field, place) in entity.fields.iter().zip(&placed.item.places) {
            if field.unique || field.index {
                require(
                    &[field.name.to_string()],
                    field_bytes(field, known),
                    place,
                    problems,
                );
            }
        }
        let whole = |name: &Name| FieldPath {
            field: name.clone(),
            part: None,
        };
        let uniques = entity.uniques.iter();
        let uniques = uniques.map(|unique| unique.fields.iter().map(whole).collect::<Vec<_>>());
        let indexes = entity.indexes.iter().map(|index| index.fields.clone());
        for paths in uniques.chain(indexes) {
            let values = paths
                .iter()
                .map(|path| path_bytes(path, &entity.fields, known));
            let bytes: Vec<u64> = values.collect();
            let bytes =
                bytes.iter().sum::<u64>() + FURTHER * (bytes.len() as u64).saturating_sub(1);
            let names: Vec<_> = paths.iter().map(ToString::to_string).collect();
            require(&names, bytes, &placed.span, problems);
        }
    }
}

fn require(names: &[String], bytes: u64, place: &Range<usize>, problems: &mut Problems) {
    if bytes <= MOST {
        return;
    }
    let message = format!(
        "an index of PostgreSQL has room for {MOST} bytes in a row, and `{}` can have {bytes}",
        names.join("`, `")
    );
    let hint = match names {
        [_] => format!(
            "give it `max={}`, for a character has up to {CHARACTER} bytes; or drop the index",
            MOST / CHARACTER
        ),
        _ => format!(
            "give the texts a `max`, for a character has up to {CHARACTER} bytes; or drop the index"
        ),
    };
    problems.hint(place.clone(), message, hint);
}

fn path_bytes(path: &FieldPath, fields: &[Field], known: &Known<'_>) -> u64 {
    let Some(field) = fields.iter().find(|field| field.name == path.field) else {
        return 0;
    };
    match (&field.ty, &path.part) {
        (FieldType::Composite(name), Some(part)) => {
            let parts = known.composite(name).map(|it| it.parts.as_slice());
            let part = parts.and_then(|parts| parts.iter().find(|it| it.name == *part));
            part.map_or(0, |part| field_bytes(part, known))
        }
        _ => field_bytes(field, known),
    }
}

/// The most bytes of a field's value, with what divides its parts.
fn field_bytes(field: &Field, known: &Known<'_>) -> u64 {
    match &field.ty {
        FieldType::Scalar(scalar) => scalar_bytes(*scalar, &field.constraints),
        FieldType::Value(name) => {
            let value = known.value(name);
            value.map_or(0, |value| scalar_bytes(value.scalar, &value.constraints))
        }
        FieldType::Composite(name) => {
            let parts = known.composite(name).map(|it| it.parts.as_slice());
            let parts = parts.unwrap_or_default().iter();
            parts.map(|part| field_bytes(part, known) + FURTHER).sum()
        }
        FieldType::Enum(_) => 64,
        FieldType::Ref(_) | FieldType::Refs(_) | FieldType::List(_) => 16,
    }
}

fn scalar_bytes(scalar: Scalar, constraints: &Constraints) -> u64 {
    match scalar {
        Scalar::String | Scalar::Text => {
            let max = constraints.bounds.max.and_then(|max| max.to_u64());
            max.map_or(u64::MAX / 1_000, |max| max.saturating_mul(CHARACTER))
        }
        Scalar::Email => 254 * CHARACTER,
        // At most 2,048 characters, each a byte as RFC 3986 (section 2) writes it.
        Scalar::Url => 2_048,
        _ => 32,
    }
}
