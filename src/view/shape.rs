//! How the values of a field are carried from layer to layer, as expressions of Rust.

mod parts;

use super::field::ColumnView;
use super::kind::{FieldKind, Unit};
use super::rust;
use crate::naming::Name;
use crate::scalar::{Column, Holding, Scalar};

/// The expressions that carry a field's values from layer to layer.
#[derive(Debug)]
pub(crate) struct Shape<'f> {
    /// What the field holds.
    pub(crate) kind: &'f FieldKind,
    /// Its name in Rust, SQL and JSON.
    pub(crate) member: &'f Name,
    /// The aggregate lends it, `book.isbn()`.
    pub(crate) lent: String,
    /// Its column.
    pub(crate) column: &'f str,
    /// The read model holds it, `self.isbn`.
    pub(crate) held: String,
}

impl Shape<'_> {
    /// What the accessor returns.
    pub(crate) fn accessor_type(&self) -> String {
        let lent = match (&self.kind.unit, self.kind.list) {
            (_, true) => format!("&[{}]", self.unit_type()),
            _ if self.kind.secret => "&Secret".to_owned(),
            (Unit::Id(name), _) => name.clone(),
            (Unit::Enum { type_name, .. }, _) => type_name.clone(),
            (Unit::Value { type_name, .. }, _) if self.copied() => type_name.clone(),
            (Unit::Value { type_name, .. } | Unit::Composite { type_name, .. }, _) => {
                format!("&{type_name}")
            }
            (Unit::Bare(scalar), _) => match scalar.spec().rust.holding {
                Holding::Copy => scalar.spec().rust.name.to_owned(),
                Holding::Text => "&str".to_owned(),
                Holding::Bytes => "&[u8]".to_owned(),
                Holding::Document => format!("&{}", scalar.spec().rust.name),
            },
        };
        if self.kind.optional {
            format!("Option<{lent}>")
        } else {
            lent
        }
    }

    /// The body of the accessor.
    pub(crate) fn accessor(&self) -> String {
        let held = format!("self.details.{}", self.member.ident());
        if self.copied() {
            return held;
        }
        if !self.kind.optional {
            return format!("&{held}");
        }
        let deref = self.kind.list
            || (!self.kind.secret
                && matches!(&self.kind.unit, Unit::Bare(scalar)
                    if matches!(scalar.spec().rust.holding, Holding::Text | Holding::Bytes)));
        format!("{held}.{}()", if deref { "as_deref" } else { "as_ref" })
    }

    /// What lets new details hold what the old ones do, a statement.
    pub(crate) fn kept(&self) -> String {
        let ident = self.member.ident();
        if self.copied() {
            format!("details.{ident} = self.details.{ident};")
        } else {
            format!("details.{ident}.clone_from(&self.details.{ident});")
        }
    }

    /// From owned details back to a draft.
    pub(crate) fn drafted(&self) -> String {
        let held = format!("details.{}", self.member.ident());
        match &self.kind.unit {
            Unit::Enum { .. } => {
                let text = self.text(&held, ".into_iter()");
                if self.kind.optional {
                    text
                } else {
                    format!("Some({text})")
                }
            }
            Unit::Composite { .. } if self.kind.optional => format!("{held}.map(Into::into)"),
            Unit::Composite { .. } => format!("Some({held}.into())"),
            Unit::Value { type_name, .. } => {
                let unwrap = if self.unit_copied() {
                    "get"
                } else {
                    "into_inner"
                };
                match (self.kind.list, self.kind.optional) {
                    (false, false) => format!("Some({held}.{unwrap}())"),
                    (false, true) => format!("{held}.map({type_name}::{unwrap})"),
                    (true, false) => {
                        format!("Some({held}.into_iter().map({type_name}::{unwrap}).collect())")
                    }
                    (true, true) => format!(
                        "{held}.map(|values| values.into_iter().map({type_name}::{unwrap}).collect())"
                    ),
                }
            }
            _ if self.kind.optional => held,
            _ => format!("Some({held})"),
        }
    }

    /// From the aggregate to the read model.
    pub(crate) fn viewed(&self) -> String {
        let lent = self.lent.clone();
        if matches!(self.kind.unit, Unit::Enum { .. }) {
            return self.text(&lent, ".iter()");
        }
        if !self.kind.parts().is_empty() {
            return self.wrapped(&lent, &format!("{}::from", self.kind.view_type()));
        }
        if self.kind.list {
            return self.viewed_list(&lent);
        }
        match (&self.kind.unit, self.copied()) {
            (Unit::Id(_), _) | (Unit::Bare(_), true) => lent,
            (Unit::Value { type_name, .. }, true) => self.method(&lent, type_name, "get"),
            (Unit::Value { .. } | Unit::Enum { .. } | Unit::Composite { .. }, _) => {
                let owned = format!("value.{}().to_owned()", self.getter());
                self.mapped(&lent, "value", &owned)
            }
            (Unit::Bare(scalar), false) => match (scalar.spec().rust.holding, self.kind.optional) {
                (Holding::Document, false) => format!("{lent}.clone()"),
                (Holding::Document, true) => format!("{lent}.cloned()"),
                (_, false) => format!("{lent}.to_owned()"),
                (_, true) => format!("{lent}.map(ToOwned::to_owned)"),
            },
        }
    }

    /// The text of an enum's value, or of each in a list over which `iter` goes.
    fn text(&self, held: &str, iter: &str) -> String {
        let text = "value.as_str().to_owned()";
        let texts = format!("{iter}.map(|value| {text}).collect()");
        match (self.kind.list, self.kind.optional) {
            (false, false) => text.replacen("value", held, 1),
            (false, true) => format!("{held}.map(|value| {text})"),
            (true, false) => format!("{held}{texts}"),
            (true, true) => format!("{held}.map(|values| values{texts})"),
        }
    }

    fn viewed_list(&self, lent: &str) -> String {
        let Unit::Value { .. } = self.kind.unit else {
            return if self.kind.optional {
                format!("{lent}.map(<[_]>::to_vec)")
            } else {
                format!("{lent}.to_vec()")
            };
        };
        let owned = if self.unit_copied() {
            ""
        } else {
            ".to_owned()"
        };
        let unwrap = format!("value.{}(){owned}", self.getter());
        let collected = format!("values.iter().map(|value| {unwrap}).collect()");
        if self.kind.optional {
            format!("{lent}.map(|values| {collected})")
        } else {
            collected.replacen("values", lent, 1)
        }
    }

    /// The columns that hold it.
    pub(crate) fn columns(&self) -> Vec<ColumnView> {
        if self.kind.refers_to_many() {
            return Vec::new();
        }
        let parts = self.kind.parts();
        if parts.is_empty() || self.kind.document().is_some() {
            return vec![ColumnView {
                name: self.column.to_owned(),
                bound: self.bound(),
            }];
        }
        let columns = parts.iter().map(|part| ColumnView {
            name: part.column.clone(),
            bound: self.bound_part(part),
        });
        columns.collect()
    }

    /// From the aggregate to a parameter.
    fn bound(&self) -> String {
        let lent = self.lent.clone();
        if self.kind.list {
            return self.bound_list(&lent);
        }
        if self.kind.secret {
            return self.method(&lent, "Secret", "expose");
        }
        let column = self.kind.scalar().spec().rust.column;
        match (&self.kind.unit, column) {
            (Unit::Id(_), _) if self.kind.optional => format!("{lent}.map(Uuid::from)"),
            (Unit::Id(_), _) => format!("Uuid::from({lent})"),
            (Unit::Value { .. }, Column::Exact) => {
                self.mapped(&lent, "value", "Exact(value.get())")
            }
            (Unit::Value { .. }, Column::Json) => self.mapped(
                &lent,
                "value",
                &format!("Document(value.{}())", self.getter()),
            ),
            (Unit::Value { type_name, .. } | Unit::Enum { type_name, .. }, _) => {
                self.method(&lent, type_name, self.getter())
            }
            (Unit::Composite { type_name, .. }, _) => {
                let document = format!("{type_name}Document::from");
                let wrapped = self.wrapped(&lent, &document);
                if self.kind.optional {
                    format!("{wrapped}.map(Document)")
                } else {
                    format!("Document({wrapped})")
                }
            }
            (Unit::Bare(_), Column::Direct) => lent,
            (Unit::Bare(_), Column::Exact) => self.wrapped(&lent, "Exact"),
            (Unit::Bare(_), Column::Json) => self.wrapped(&lent, "Document"),
        }
    }

    fn bound_list(&self, lent: &str) -> String {
        let (Unit::Value { type_name, .. } | Unit::Enum { type_name, .. }) = &self.kind.unit else {
            return self.wrapped(lent, "Json");
        };
        let copied = if self.unit_copied() { ".copied()" } else { "" };
        let getter = self.getter();
        let elements = format!(".iter(){copied}.map({type_name}::{getter}).collect::<Vec<_>>()");
        if self.kind.optional {
            format!("{lent}.map(|values| Json(values{elements}))")
        } else {
            format!("Json({lent}{elements})")
        }
    }

    /// From a row to the draft.
    pub(crate) fn row_draft(&self) -> String {
        // The list is in rows of its own.
        if self.kind.refers_to_many() {
            return "None".to_owned();
        }
        if self.kind.document().is_some() {
            let read = self.row_document();
            return if self.kind.optional {
                read
            } else {
                format!("Some({read})")
            };
        }
        if !self.kind.parts().is_empty() {
            return self.row_parts_draft();
        }
        let read = self.row_value(if self.kind.secret {
            Some("Secret::new")
        } else {
            None
        });
        if self.kind.optional {
            read
        } else {
            format!("Some({read})")
        }
    }

    /// From a row to the read model.
    pub(crate) fn row_view(&self) -> String {
        if self.kind.refers_to_many() {
            return "Vec::new()".to_owned();
        }
        if self.kind.document().is_some() {
            return self.row_document();
        }
        if self.kind.parts().is_empty() {
            return self.row_value(None);
        }
        self.row_parts_view()
    }

    fn row_value(&self, constructor: Option<&str>) -> String {
        let name = rust::string(self.column);
        let (wrapper, unwrap) = match (&self.kind.unit, self.kind.scalar().spec().rust.column) {
            _ if self.kind.list => ("Json<_>", ".0"),
            (_, Column::Json) => ("Document<_>", ".0"),
            (_, Column::Exact) => ("Exact", ".0"),
            (Unit::Id(_), _) => ("Uuid", ".into()"),
            _ => {
                let read = format!("row.try_get({name})?");
                return match (constructor, self.kind.optional) {
                    (None, _) => read,
                    (Some(new), false) => format!("{new}(row.try_get::<String, _>({name})?)"),
                    (Some(new), true) => {
                        format!("row.try_get::<Option<String>, _>({name})?.map({new})")
                    }
                };
            }
        };
        if !self.kind.optional {
            return format!("row.try_get::<{wrapper}, _>({name})?{unwrap}");
        }
        let inner = if unwrap == ".0" {
            "|value| value.0"
        } else {
            "Into::into"
        };
        format!("row.try_get::<Option<{wrapper}>, _>({name})?.map({inner})")
    }

    /// From the read model to a comparable value.
    pub(crate) fn value(&self, kind: &str) -> String {
        let held = &self.held;
        if self.kind.refers_to_many() {
            return format!("Some(queries::Value::ids(&{held}))");
        }
        if self.kind.scalar() == Scalar::Json {
            return if self.kind.optional {
                format!("{held}.as_ref().map(|value| queries::Value::Text(value.to_string()))")
            } else {
                format!("Some(queries::Value::Text({held}.to_string()))")
            };
        }
        let variant = format!("queries::Value::{kind}");
        let converted = matches!(self.kind.unit, Unit::Id(_)) || self.kind.scalar() == Scalar::Int;
        let owned = if self.kind.scalar().spec().rust.holding == Holding::Copy {
            ""
        } else {
            ".clone()"
        };
        match (self.kind.optional, converted) {
            (false, true) => format!("Some({variant}({held}.into()))"),
            (false, false) => format!("Some({variant}({held}{owned}))"),
            (true, true) => format!("{held}.map(|value| {variant}(value.into()))"),
            (true, false) => format!("{held}{owned}.map({variant})"),
        }
    }

    pub(super) fn unit_type(&self) -> &str {
        match &self.kind.unit {
            Unit::Bare(scalar) => scalar.spec().rust.name,
            Unit::Value { type_name, .. }
            | Unit::Enum { type_name, .. }
            | Unit::Composite { type_name, .. }
            | Unit::Id(type_name) => type_name,
        }
    }

    /// Whether the accessor hands out a copy.
    fn copied(&self) -> bool {
        !self.kind.list && self.unit_copied()
    }

    /// The method of its value object that hands out the content.
    fn getter(&self) -> &'static str {
        self.kind.scalar().spec().rust.holding.getter()
    }

    fn unit_copied(&self) -> bool {
        matches!(self.kind.unit, Unit::Enum { .. })
            || self.kind.scalar().spec().rust.holding == Holding::Copy
    }

    /// `body` over a named value, through `map` where the field is optional.
    fn mapped(&self, lent: &str, name: &str, body: &str) -> String {
        if self.kind.optional {
            format!("{lent}.map(|{name}| {body})")
        } else {
            body.replacen(name, lent, 1)
        }
    }

    fn method(&self, lent: &str, type_name: &str, method: &str) -> String {
        if self.kind.optional {
            format!("{lent}.map({type_name}::{method})")
        } else {
            format!("{lent}.{method}()")
        }
    }

    fn wrapped(&self, lent: &str, wrapper: &str) -> String {
        if self.kind.optional {
            format!("{lent}.map({wrapper})")
        } else {
            format!("{wrapper}({lent})")
        }
    }
}
