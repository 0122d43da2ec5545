//! The parts of documents as PostgreSQL says them: as `jsonb`, which its functions are about.

use serde_json::Value;

use super::literal::literal;
use super::table::{column_type, condition};
use crate::model::Literal;
use crate::scalar::Scalar;
use crate::schema::keys::Documents;
use crate::schema::{Column, ColumnType, Rule};

/// Those of the column of that name.
pub(super) struct Keys<'a>(pub(super) &'a str);

impl Keys<'_> {
    fn document_as_jsonb(&self) -> String {
        format!("{}::jsonb", self.0)
    }
}

impl Documents for Keys<'_> {
    fn part(&self, name: &str) -> String {
        format!("{} -> '{name}'", self.document_as_jsonb())
    }

    fn value(&self, key: &Column) -> String {
        let text = format!("({} ->> '{}')", self.document_as_jsonb(), key.name);
        match column_type(key.ty) {
            word if word == column_type(ColumnType::Scalar(Scalar::String)) => text,
            word => format!("{text}::{word}"),
        }
    }

    fn of_text(&self, text: &str) -> String {
        format!("to_jsonb({text})")
    }

    fn constant(&self, json: &Value) -> String {
        format!("{}::jsonb", self.text(&json.to_string()))
    }

    fn otherwise(&self, json: &str, instead: &str) -> String {
        format!("coalesce(nullif({json}, 'null'), {instead})")
    }

    fn failure(&self, why: &str, name: &str) -> String {
        let found = format!("({} ->> '{name}')", self.document_as_jsonb());
        format!("({} || {found})::jsonb", self.text(why))
    }

    fn text(&self, text: &str) -> String {
        let text = Literal::Text(text.to_owned());
        literal(&text, ColumnType::Scalar(Scalar::String))
    }

    fn condition(&self, value: &str, ty: ColumnType, rule: &Rule) -> Option<String> {
        condition(value, ty, rule)
    }

    fn document(&self, gone: &[String], set: &[(String, String)]) -> String {
        let mut document = self.document_as_jsonb();
        if !gone.is_empty() {
            let names: Vec<_> = gone.iter().map(|name| format!("'{name}'")).collect();
            document = format!("({document} - array[{}])", names.join(", "));
        }
        if set.is_empty() {
            return format!("{document}::json");
        }
        let set = set.iter();
        let set: Vec<_> = set
            .map(|(name, json)| format!("    '{name}', {json}"))
            .collect();
        format!(
            "({document} || jsonb_build_object(\n{}\n))::json",
            set.join(",\n")
        )
    }
}
