//! What a field is when nothing is said of it.

use serde_json::{Map, Value};

use super::kind::FieldKind;
use super::{json, rust};
use crate::model::{Field, Literal, Model};
use crate::naming::Name;

impl FieldKind {
    /// An expression of type `Option<…>`; none if something has to be said.
    pub(crate) fn default(&self, field: &Field) -> Option<String> {
        if let Some(stated) = &field.default_parts {
            return Some(format!("Some({})", self.draft(stated)));
        }
        let default = field.default.as_ref()?;
        Some(rust::some(self.scalar(), default))
    }

    /// A draft that says such parts.
    fn draft(&self, stated: &[(Name, Literal)]) -> String {
        let said = self.parts().iter().filter_map(|part| {
            let (_, literal) = stated.iter().find(|(name, _)| *name == part.name)?;
            let value = rust::some(part.kind.scalar(), literal);
            Some(format!("{}: {value}", part.name.ident()))
        });
        let mut said: Vec<_> = said.collect();
        let type_name = self.raw_type();
        if said.len() < self.parts().len() {
            said.push(format!("..{type_name}::default()"));
        }
        format!("{type_name} {{ {} }}", said.join(", "))
    }

    /// The default of a value of several parts as a document, with those of its parts.
    pub(crate) fn default_document(&self, model: &Model, field: &Field) -> Option<Value> {
        field.default_parts.as_ref()?;
        let parts = model.parts(field);
        let members = parts.iter().zip(self.parts()).filter_map(|(of, part)| {
            let default = of.default.as_ref()?;
            let value = json::value(part.kind.scalar(), default);
            Some((part.name.snake().to_owned(), value))
        });
        Some(Value::Object(members.collect::<Map<_, _>>()))
    }
}
