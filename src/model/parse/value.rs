//! `[values.*]` and `[contexts.*.values.*]` of one part.

use super::constant::Target;
use super::problems::Problems;
use super::rules::{self, Subject};
use super::shape::{FLAGS, Shape, TypeName};
use super::table::Table;
use super::{Declaration, table, was};
use crate::model::ValueObject;
use crate::naming::Role;
use crate::scalar::Scalar;

pub(super) const KEYS: &[&str] = &[
    "type", "pattern", "min", "max", "range", "doc", "was", "example", "fields", "storage",
];
pub(super) const LATER: &[table::Unsupported] = &[(
    "rules",
    "rules are",
    "write the rule in the value's module, which stays yours",
)];

/// Reads a value object; none if its type is wrong, which is reported.
pub(super) fn read(declaration: &Declaration<'_>, problems: &mut Problems) -> Option<ValueObject> {
    let entry = declaration.entry;
    let table = Table::of(entry, problems)?;
    table.allow(KEYS, LATER, problems);
    let mut shape = Shape::default();
    shape.read_table(table, entry, problems);
    refuse_field_matters(&shape, problems);
    if let Some(entry) = table.entry("storage") {
        let message = "a value object of one part is one column, whatever it is";
        let hint = "drop `storage`, or name several parts in `fields`";
        problems.hint(entry.span.clone(), message, hint);
    }
    let scalar = wrapped(&shape, problems)?;
    let constraints = rules::read(&shape, Subject::Scalar(scalar), problems);
    let target = Target {
        scalar,
        rules: &constraints,
    };
    let example = shape.example.as_ref();
    let example = example.and_then(|node| target.read(node, "example", problems));
    Some(ValueObject {
        name: declaration.name.clone(),
        context: declaration.context.clone(),
        was: was::read(table, Role::Value, problems),
        doc: shape.doc,
        scalar,
        constraints,
        example,
    })
}

fn wrapped(shape: &Shape, problems: &mut Problems) -> Option<Scalar> {
    let ty = shape.ty.as_ref()?;
    if let TypeName::Scalar(scalar) = ty {
        return Some(*scalar);
    }
    problems.hint(
        shape.span.clone(),
        "a value object wraps one scalar",
        super::short::all_scalars(),
    );
    None
}

/// Refuses what is said of fields only, which the short grammar would let in.
fn refuse_field_matters(shape: &Shape, problems: &mut Problems) {
    for (flag, span) in &shape.flags {
        let word = FLAGS.iter().find(|(_, known)| known == flag);
        let word = word.map(|(word, _)| *word).unwrap_or_default();
        problems.hint(
            span.clone(),
            format!("`{word}` is a matter of fields, not of value objects"),
            format!("write it at the fields that need it, `\"…:{word}\"`"),
        );
    }
    for (word, text) in [("on_delete", &shape.on_delete), ("inverse", &shape.inverse)] {
        if let Some(text) = text {
            let message = format!("`{word}` is a matter of references, not of value objects");
            problems.add(text.span(), message);
        }
    }
    if let Some(default) = &shape.default {
        problems.hint(
            default.span.clone(),
            "`default` is a matter of fields, not of value objects",
            "write it at the fields that need it, `\"…:default=…\"`",
        );
    }
}
