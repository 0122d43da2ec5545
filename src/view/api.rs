//! One field in the HTTP interface: how it is described, read and shown.

use serde::Serialize;
use serde_json::Value;

use super::imports::EntityImports;
use super::json;
use super::kind::{FieldKind, Unit};
use super::rust;
use crate::model::{Bounds, Constraints, Field, FieldType, Literal, Model};
use crate::scalar::{BoundsMeaning, Scalar};
use rust_decimal::Decimal;

/// An id in documents.
const EXAMPLE_ID: &str = "0197f0c2-0000-7000-8000-000000000000";

/// A field in the HTTP interface.
#[derive(Debug, Serialize)]
pub(crate) struct ApiView {
    /// The type of the value that a body has, `Decimal`.
    pub(crate) input_type: String,
    /// How a body that says everything is described, the inside of `#[schema(…)]`.
    pub(crate) body_schema: String,
    /// How a partial body is described.
    pub(crate) patch_schema: String,
    /// From a body to the draft.
    pub(crate) drafted: String,
    /// From a partial body to the changes.
    pub(crate) changed: String,
    /// The type of the value that an answer has.
    pub(crate) response_type: String,
    /// How an answer is described.
    pub(crate) response_schema: String,
    /// From the read model to an answer.
    pub(crate) shown: String,
}

impl ApiView {
    /// The view of `field`; what it needs imported is added to `imports`.
    pub(crate) fn new(
        model: &Model,
        field: &Field,
        owner: &str,
        imports: &mut EntityImports,
    ) -> Self {
        let kind = FieldKind::new(model, field);
        let description = Description {
            model,
            field,
            kind: &kind,
        };
        description.import(imports);
        let (name, ident) = (rust::string(field.member().snake()), field.member().ident());
        let converted = |body: &str| description.converted(&format!("{body}.{ident}"));
        let (value, change) = if field.optional {
            ("nullable", "nullable_change")
        } else {
            ("value", "change")
        };
        Self {
            input_type: description.input_type(),
            body_schema: description.body(Body::Whole),
            patch_schema: description.body(Body::Partial),
            drafted: format!("faults.{value}({name}, {})", converted("body")),
            changed: format!("faults.{change}({name}, {})", converted("patch")),
            response_type: description.response_type(),
            response_schema: description.response(),
            shown: description.shown(&format!("{owner}.{ident}")),
        }
    }
}

/// The two kinds of bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Body {
    /// It says everything.
    Whole,
    /// It says what changes.
    Partial,
}

struct Description<'m> {
    model: &'m Model,
    field: &'m Field,
    kind: &'m FieldKind,
}

impl Description<'_> {
    fn scalar(&self) -> Scalar {
        self.kind.scalar()
    }

    fn is_list(&self) -> bool {
        matches!(self.field.ty, FieldType::List(_) | FieldType::Refs(_))
    }

    fn is_reference(&self) -> bool {
        self.field.target().is_some()
    }

    fn input_type(&self) -> String {
        if self.is_reference() {
            self.kind.listed("Uuid")
        } else {
            self.kind.raw_type()
        }
    }

    /// The value of a body as the draft takes it.
    fn converted(&self, input: &str) -> String {
        match self.field.target() {
            Some(target) if self.is_list() => format!(
                "{input}.map(|ids| ids.into_iter().map({}Id::from).collect())",
                target.pascal()
            ),
            Some(target) => format!("{input}.map({}Id::from)", target.pascal()),
            None if self.field.secret => format!("{input}.map(Secret::new)"),
            None => input.to_owned(),
        }
    }

    fn body(&self, body: Body) -> String {
        let mut parts = vec![format!("value_type = {}", self.of(&self.described_type()))];
        let may_be_absent = body == Body::Partial || self.field.has_default();
        if may_be_absent && !self.field.optional {
            parts.push("required = false".to_owned());
        }
        parts.extend(self.format());
        parts.extend(self.limits());
        // What is absent from a partial body stays as it is: no default takes its place.
        let default = self.field.default.as_ref().filter(|_| body == Body::Whole);
        parts.extend(default.map(|default| self.constant("default", default)));
        if body == Body::Whole
            && let Some(whole) = self.kind.default_document(self.model, self.field)
        {
            parts.push(format!("default = json!({})", json::tokens(&whole)));
        }
        parts.extend(self.example());
        parts.join(", ")
    }

    /// The type of the field whose unit is `unit`.
    fn of(&self, unit: &str) -> String {
        let listed = if self.is_list() {
            format!("Vec<{unit}>")
        } else {
            unit.to_owned()
        };
        if self.field.optional {
            format!("Option<{listed}>")
        } else {
            listed
        }
    }

    /// The type that the schema of the unit is derived from.
    fn described_type(&self) -> String {
        match &self.kind.unit {
            Unit::Enum { type_name, .. } => format!("{type_name}Schema"),
            Unit::Composite { type_name, .. } => format!("{type_name}Body"),
            _ => self.scalar().spec().api.name.to_owned(),
        }
    }

    fn is_composite(&self) -> bool {
        !self.kind.parts().is_empty()
    }

    fn is_enum(&self) -> bool {
        matches!(self.kind.unit, Unit::Enum { .. })
    }

    /// The format of a text; that of a list's elements has no place in the attribute.
    fn format(&self) -> Option<String> {
        let format = self
            .scalar()
            .spec()
            .api
            .format
            .filter(|_| !self.is_list())?;
        Some(format!("format = \"{format}\""))
    }

    fn response_type(&self) -> String {
        if let Unit::Composite { type_name, .. } = &self.kind.unit {
            return self.of(&format!("{type_name}Response"));
        }
        self.of(match self.scalar() {
            Scalar::Decimal | Scalar::Bytes => "String",
            _ if self.is_reference() => "Uuid",
            scalar => scalar.spec().rust.name,
        })
    }

    fn response(&self) -> String {
        let mut parts = Vec::new();
        let is_time = matches!(
            self.scalar(),
            Scalar::Date | Scalar::Time | Scalar::DateTime
        );
        if is_time || self.is_enum() {
            let described = self.of(&self.described_type());
            parts.push(format!("value_type = {described}"));
        }
        if self.is_composite() {
            parts.push(format!("value_type = {}", self.response_type()));
        }
        parts.extend(self.field.optional.then(|| "required = true".to_owned()));
        parts.extend(self.format());
        parts.extend(self.example());
        parts.join(", ")
    }

    /// From the read model to an answer.
    fn shown(&self, held: &str) -> String {
        if self.is_composite() {
            return if self.field.optional {
                format!("{held}.map(Into::into)")
            } else {
                format!("{held}.into()")
            };
        }
        let convert = match self.scalar() {
            Scalar::Decimal => "value.to_string()",
            Scalar::Bytes => "BASE64_STANDARD.encode(value)",
            _ if self.is_reference() => "value.into()",
            _ => return held.to_owned(),
        };
        let method = |path: &str| match (self.is_list(), self.field.optional) {
            (false, false) => convert.replace("value", held),
            (false, true) => format!("{held}.map({path})"),
            (true, false) if self.is_reference() => {
                format!("{held}.into_iter().map({path}).collect()")
            }
            (true, false) => format!("{held}.iter().map({path}).collect()"),
            (true, true) => {
                format!("{held}.map(|values| values.iter().map({path}).collect())")
            }
        };
        match self.scalar() {
            Scalar::Decimal if self.is_list() => method("ToString::to_string"),
            Scalar::Decimal => method("|value| value.to_string()"),
            Scalar::Bytes => method("|value| BASE64_STANDARD.encode(value)"),
            _ => method("Uuid::from"),
        }
    }

    /// What the model says about the values, as far as `OpenAPI` can say it.
    fn limits(&self) -> Vec<String> {
        let rules: Constraints = self.model.rules(self.field);
        let length = |end| rust::number(Scalar::Int, end);
        let number = |end| json::number(self.scalar(), end);
        let mut parts = match (self.is_list(), self.scalar().spec().bounds) {
            (true, _) => ends(rules.bounds, ["min_items", "max_items"], length),
            (_, BoundsMeaning::Length) => ends(rules.bounds, ["min_length", "max_length"], length),
            // A decimal is text in JSON, which has no bounds.
            (_, BoundsMeaning::Value) if self.scalar() != Scalar::Decimal => {
                ends(rules.bounds, ["minimum", "maximum"], number)
            }
            _ => Vec::new(),
        };
        if let Some(pattern) = rules.pattern.as_deref().filter(|_| !self.is_list()) {
            parts.push(format!("pattern = {}", rust::raw_string(pattern)));
        }
        parts
    }

    fn example(&self) -> Option<String> {
        // A schema of its own has its example.
        if self.is_composite() || (self.is_enum() && !self.is_list()) {
            return None;
        }
        if self.is_reference() {
            return Some(if self.is_list() {
                format!("example = json!([\"{EXAMPLE_ID}\"])")
            } else {
                format!("example = \"{EXAMPLE_ID}\"")
            });
        }
        let example = self.model.examples(self.field).into_iter().next()?;
        Some(self.constant("example", &example))
    }

    fn constant(&self, name: &str, literal: &Literal) -> String {
        let tokens = json::literal(self.scalar(), literal);
        match json::value(self.scalar(), literal) {
            // The attribute knows plain literals itself.
            Value::String(_) | Value::Bool(_) => format!("{name} = {tokens}"),
            _ => format!("{name} = json!({tokens})"),
        }
    }

    fn import(&self, imports: &mut EntityImports) {
        if let Some(target) = self.field.target() {
            if !self.field.readonly {
                imports
                    .schemas
                    .add(format!("domain::ids::{}Id", target.pascal()));
            }
            return;
        }
        if let Unit::Enum { path, .. } = &self.kind.unit {
            imports
                .schemas
                .add(format!("crate::v1::schemas::{path}Schema"));
            return;
        }
        if let Unit::Composite { path, .. } = &self.kind.unit {
            let response = format!("crate::v1::schemas::{path}Response");
            imports.responses.add(response);
            if !self.field.readonly {
                let draft = format!("domain::value_objects::{path}Draft");
                let body = format!("crate::v1::schemas::{path}Body");
                imports.schemas.extend([draft, body]);
            }
            return;
        }
        match self.scalar() {
            Scalar::Decimal if self.field.readonly => {}
            Scalar::Bytes if !self.field.secret => {
                imports
                    .responses
                    .extend(["base64::Engine as _", "base64::prelude::BASE64_STANDARD"]);
            }
            // Every answer has instants and ids.
            Scalar::DateTime | Scalar::Uuid => {}
            scalar => {
                let import = scalar.spec().rust.import.map(super::kind::split_import);
                imports.schemas.extend(import.unwrap_or_default());
            }
        }
        if self.field.secret && !self.field.readonly {
            imports.schemas.add("domain::secret::Secret");
        }
    }
}

fn ends(bounds: Bounds, names: [&str; 2], end: impl Fn(Decimal) -> String) -> Vec<String> {
    let ends = names.into_iter().zip([bounds.min, bounds.max]);
    let stated = ends.filter_map(|(name, value)| Some((name, value?)));
    stated
        .map(|(name, value)| format!("{name} = {}", end(value)))
        .collect()
}
