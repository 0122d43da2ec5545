//! What the caller of a transition says.

use super::Owner;
use crate::model::parse::field;
use crate::model::parse::node::Entry;
use crate::model::parse::owner;
use crate::model::parse::problems::Problems;
use crate::model::parse::shape::{FLAGS, Flag, Shape};
use crate::model::parse::table::Table;
use crate::model::{Field, FieldType};

impl Owner<'_> {
    /// Reads the input fields of a transition.
    pub(super) fn inputs(&self, table: Table<'_>, problems: &mut Problems) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::new();
        for entry in table.table("input", problems).entries() {
            let found = problems.len();
            let Some(field) = field::read(entry, self.context, self.known, problems) else {
                continue;
            };
            if owner::refuse(&field, entry, "an input", problems) {
                continue;
            }
            refuse_was(entry, "an input", problems);
            refuse_flags(entry, "an input", problems);
            if field.refers_to_many() {
                let message = format!("the input `{}` is a list of references", field.name);
                let hint = "a transition takes single references; the list changes by `PATCH`";
                problems.hint(entry.span.clone(), message, hint);
            }
            if problems.len() == found {
                self.check_meaning(&field, entry, problems);
            }
            if fields
                .iter()
                .any(|known| known.name.fold() == field.name.fold())
            {
                let message = format!("there are two inputs `{}`", field.name);
                problems.add(entry.span.clone(), message);
                continue;
            }
            fields.push(field);
        }
        fields
    }

    /// An input with the name of a field sets the field, so it is what the field is.
    fn check_meaning(&self, input: &Field, entry: &Entry, problems: &mut Problems) {
        let name = &input.name;
        let Some(field) = self.fields.iter().find(|field| field.name == *name) else {
            if matches!(input.ty, FieldType::Ref(_)) {
                let message = format!("the reference `{name}` would be kept nowhere");
                let hint =
                    format!("give the entity a field `{name}`, which the transition then sets");
                problems.hint(entry.span.clone(), message, hint);
            }
            return;
        };
        let required = input.optional && !field.optional;
        if field.immutable {
            let message = format!("`{name}` is `immutable`, so no transition sets it");
            problems.hint(entry.span.clone(), message, "call the input something else");
        } else if input.ty != field.ty || input.constraints != field.constraints || required {
            let message =
                format!("an input `{name}` sets the field `{name}`, which is something else");
            let hint = "write the input as the field is written, or call it something else";
            problems.hint(entry.span.clone(), message, hint);
        }
    }
}

/// Refuses a former name of what no row holds.
pub(in crate::model::parse) fn refuse_was(entry: &Entry, what: &str, problems: &mut Problems) {
    if let Some(was) = Shape::of_field(entry, &mut Problems::default()).was {
        let message = format!("`was` is a matter of an entity's fields, not of {what}");
        problems.add(was.span, message);
    }
}

/// Refuses what is said of columns only.
pub(in crate::model::parse) fn refuse_flags(entry: &Entry, what: &str, problems: &mut Problems) {
    let shape = Shape::of_field(entry, &mut Problems::default());
    for (flag, span) in &shape.flags {
        if *flag == Flag::Optional {
            continue;
        }
        let word = FLAGS.iter().find(|(_, known)| known == flag);
        let word = word.map(|(word, _)| *word).unwrap_or_default();
        let message = format!("`{word}` is a matter of an entity's fields, not of {what}");
        problems.add(span.clone(), message);
    }
}
