//! One enum as the templates see it.

use serde::Serialize;

use super::names::{ContextName, NameView, article, capital, path_prefix};
use crate::model::{ElementType, Entity, Enum, EnumValue, FieldType, Model};
use crate::naming::Name;

/// An enum, ready for the templates.
#[derive(Debug, Serialize)]
pub(crate) struct EnumView {
    pub(crate) name: NameView,
    /// What it tells apart, one sentence.
    pub(crate) doc: String,
    /// The context that it belongs to, if any.
    pub(crate) context: Option<ContextName>,
    /// `sales::`, or nothing without a context.
    pub(crate) path: String,
    pub(crate) values: Vec<EnumValueView>,
    /// The variants that are the end of a life.
    pub(crate) finals: Vec<String>,
    /// A text that is none of its values, for tests.
    pub(crate) counterexample: String,
    /// Whether clients send or see it.
    pub(crate) is_shown: bool,
}

/// A value of an enum.
#[derive(Debug, Serialize)]
pub(crate) struct EnumValueView {
    /// `Pending`.
    pub(crate) variant: String,
    /// `pending`: in JSON and in columns.
    pub(crate) text: String,
    /// What it stands for, one sentence.
    pub(crate) doc: String,
}

impl EnumView {
    /// The enums of a context, or those that all share.
    pub(crate) fn all(model: &Model, context: Option<&Name>) -> Vec<Self> {
        let enums = model.enums.iter();
        let enums = enums.filter(|it| it.context.as_ref() == context);
        enums.map(|it| Self::new(model, it)).collect()
    }

    fn new(model: &Model, it: &Enum) -> Self {
        let human = it.name.human();
        Self {
            name: NameView::new(&it.name),
            doc: match it.doc.as_str() {
                "" => capital(&format!("{} {human}.", article(&human))),
                doc => doc.to_owned(),
            },
            context: it.context.as_ref().map(ContextName::new),
            path: path_prefix(it.context.as_ref()),
            values: it.values.iter().map(EnumValueView::new).collect(),
            finals: it.finals.iter().map(Name::pascal).collect(),
            counterexample: super::counterexample::no_choice(&it.rules().one_of),
            is_shown: is_shown(model, it),
        }
    }
}

impl EnumValueView {
    fn new(value: &EnumValue) -> Self {
        Self {
            variant: value.name.pascal(),
            text: value.name.snake().to_owned(),
            doc: match value.doc.as_str() {
                "" => format!("{}.", capital(&value.name.human())),
                doc => doc.to_owned(),
            },
        }
    }
}

/// Whether a field or an input has it.
fn is_shown(model: &Model, it: &Enum) -> bool {
    let inputs = model.entities.iter().flat_map(Entity::inputs);
    let parts = model.composites.iter().flat_map(|it| &it.parts);
    let mut fields = model.fields().chain(inputs).chain(parts);
    fields.any(|field| match &field.ty {
        FieldType::Enum(name) | FieldType::List(ElementType::Enum(name)) => *name == it.name,
        _ => false,
    })
}
