//! The parts of documents as SQLite says them.

use serde_json::Value;

use super::literal::literal;
use super::table::condition;
use crate::model::Literal;
use crate::scalar::Scalar;
use crate::schema::keys::Documents;
use crate::schema::{Column, ColumnType, Rule};

/// Those of the column of that name.
pub(super) struct Keys<'a>(pub(super) &'a str);

impl Documents for Keys<'_> {
    fn part(&self, name: &str) -> String {
        format!("{} -> '$.{name}'", self.0)
    }

    fn value(&self, key: &Column) -> String {
        match key.ty {
            ColumnType::Scalar(Scalar::Decimal) => {
                format!("({} ->> '$.{}') collate decimal", self.0, key.name)
            }
            _ => format!("({} ->> '$.{}')", self.0, key.name),
        }
    }

    fn of_text(&self, text: &str) -> String {
        format!("json_quote({text})")
    }

    fn constant(&self, json: &Value) -> String {
        self.text(&json.to_string())
    }

    fn otherwise(&self, json: &str, instead: &str) -> String {
        format!("coalesce(nullif({json}, 'null'), {instead})")
    }

    fn failure(&self, why: &str, name: &str) -> String {
        format!("{} || ({} ->> '$.{name}')", self.text(why), self.0)
    }

    fn text(&self, text: &str) -> String {
        let text = Literal::Text(text.to_owned());
        literal(&text, ColumnType::Scalar(Scalar::String))
    }

    fn condition(&self, value: &str, ty: ColumnType, rule: &Rule) -> Option<String> {
        Some(condition(value, ty, rule))
    }

    fn document(&self, gone: &[String], set: &[(String, String)]) -> String {
        let mut document = self.0.to_owned();
        if !gone.is_empty() {
            let paths: Vec<_> = gone.iter().map(|name| format!("'$.{name}'")).collect();
            document = format!("json_remove({document}, {})", paths.join(", "));
        }
        if set.is_empty() {
            return document;
        }
        let set = set.iter();
        let set: Vec<_> = set
            .map(|(name, json)| format!("    '$.{name}', json({json})"))
            .collect();
        format!("json_set(\n    {document},\n{}\n)", set.join(",\n"))
    }
}
