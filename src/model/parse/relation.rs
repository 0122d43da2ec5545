//! What a reference says beside its target: `on_delete` and `inverse`.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Placed;
use super::entity::ReadEntity;
use super::problems::{Problems, did_you_mean};
use super::shape::{Flag, Shape};
use crate::model::{Constraints, FieldType, Literal, Member, OnDelete};
use crate::naming::Name;

/// Reads what is to happen when the target is deleted.
pub(super) fn on_delete(shape: &Shape, ty: &FieldType, problems: &mut Problems) -> OnDelete {
    let Some(text) = &shape.on_delete else {
        return OnDelete::default();
    };
    if !is_reference(ty, "on_delete", text.span(), problems) {
        return OnDelete::default();
    }
    let word = text.value.as_str();
    let known = OnDelete::ALL.iter().find(|(known, _)| *known == word);
    let Some((_, on_delete)) = known else {
        let words = OnDelete::ALL.map(|(known, _)| known);
        let message = format!("unknown way to delete `{}`", word.escape_debug());
        problems.push(text.span(), message, did_you_mean(word, &words));
        return OnDelete::default();
    };
    if let FieldType::Refs(_) = ty {
        check_list(shape, *on_delete, text.span(), problems);
    } else if *on_delete == OnDelete::SetNull {
        if !shape.flags.contains_key(&Flag::Optional) {
            let message = "a required reference cannot be emptied";
            let hint = "make it `optional`, or delete with `cascade` or `restrict`";
            problems.hint(text.span(), message, hint);
        } else if shape.flags.contains_key(&Flag::Immutable) {
            let message = "an `immutable` reference cannot be emptied";
            let hint = "drop `immutable`, or delete with `cascade` or `restrict`";
            problems.hint(text.span(), message, hint);
        }
    }
    *on_delete
}

/// What becomes of an entry of a list of references.
fn check_list(shape: &Shape, on_delete: OnDelete, span: Range<usize>, problems: &mut Problems) {
    if on_delete == OnDelete::SetNull {
        let message = "an entry of a list cannot be emptied";
        let hint = "write `cascade`: the entry goes, and what has the list stays";
        problems.hint(span, message, hint);
    } else if on_delete == OnDelete::Cascade && shape.flags.contains_key(&Flag::Immutable) {
        let message = "no entry of an `immutable` list can go";
        let hint = "drop `immutable`, or delete with `restrict`";
        problems.hint(span, message, hint);
    }
}

/// What a list of references is when nothing is said about it, if it may be empty.
pub(super) fn nothing(ty: &FieldType, constraints: &Constraints) -> Option<Literal> {
    let min = constraints.bounds.min.unwrap_or_default();
    let empty = matches!(ty, FieldType::Refs(_)) && min.is_zero();
    empty.then(|| Literal::List(Vec::new()))
}

/// Reads where those that refer are listed.
pub(super) fn inverse(shape: &Shape, ty: &FieldType, problems: &mut Problems) -> Option<String> {
    let text = shape.inverse.as_ref()?;
    if !is_reference(ty, "inverse", text.span(), problems) {
        return None;
    }
    match Name::from_any(&text.value) {
        Err(error) => problems.push(text.span(), error.message.clone(), error.hint()),
        Ok(name) if name.kebab() != text.value => {
            let message = format!("`{}` is not written in kebab case", text.value);
            problems.hint(text.span(), message, format!("write `{}`", name.kebab()));
        }
        Ok(_) => return Some(text.value.clone()),
    }
    None
}

fn is_reference(ty: &FieldType, word: &str, span: Range<usize>, problems: &mut Problems) -> bool {
    let reference = matches!(ty, FieldType::Ref(_) | FieldType::Refs(_));
    if !reference {
        let message = format!("`{word}` is for references");
        problems.hint(span, message, "references are written `ref:Author`");
    }
    reference
}

/// Refuses references to one aggregate that would be listed in one place, and lists of references
/// that would stand in the place of another list.
pub(super) fn check(entities: &[Placed<ReadEntity>], members: &[Member], problems: &mut Problems) {
    let mut listed: BTreeMap<(&Name, String), String> = BTreeMap::new();
    for member in members {
        let place = (&member.root, member.collection.kebab());
        listed.insert(place, member.entity.name.pascal());
    }
    for read in entities.iter().map(|placed| &placed.item) {
        if read.membership.is_some() {
            refuse_of_members(read, problems);
            continue;
        }
        for (field, span) in read.entity.fields.iter().zip(&read.places) {
            let shown = format!("{}.{}", read.entity.name.pascal(), field.name);
            let forward = field.refers_to_many().then(|| {
                let hint = "rename the field, or give the other another `inverse`";
                (&read.entity.name, field.name.kebab(), hint)
            });
            let hint = "give one of them another `inverse`";
            let back = field.targets();
            let back = back.map(|target| (target, read.entity.inverse(field, target), hint));
            for (of, place, hint) in forward.into_iter().chain(back) {
                let Some(first) = listed.insert((of, place.clone()), shown.clone()) else {
                    continue;
                };
                let of = of.pascal();
                let message = format!("`{first}` and `{shown}` are both the `{place}` of `{of}`");
                problems.hint(span.clone(), message, hint);
            }
        }
    }
}

/// A member lives and dies with its root, and is listed below it.
fn refuse_of_members(read: &ReadEntity, problems: &mut Problems) {
    for (field, span) in read.entity.fields.iter().zip(&read.places) {
        if field.on_delete != OnDelete::Restrict {
            let message = "what a member refers to cannot be deleted as long as it does";
            problems.hint(span.clone(), message, "drop `on_delete`");
        }
        if field.inverse.is_some() {
            let message = "members are listed below their root alone";
            problems.hint(span.clone(), message, "drop `inverse`");
        }
    }
}
