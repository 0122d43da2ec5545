//! What the operands and constants of a rule are in the Rust of a service.

use rust_decimal::Decimal;

use crate::expression::rust::{Access, Place};
use crate::expression::{Aggregate, Operand, Type};
use crate::model::{Entity, Field, Literal, Model};
use crate::naming::Name;
use crate::scalar::{Holding, Scalar};
use crate::view::kind::{FieldKind, Unit};
use crate::view::rust::{self, Imports};

/// The details of an aggregate, as functions see them.
pub(in crate::view) struct Details<'a> {
    pub(in crate::view) model: &'a Model,
    pub(in crate::view) entity: &'a Entity,
    /// What stands before the functions that compute derived fields, `derived::`.
    pub(in crate::view) derived: &'static str,
}

/// Words that the expressions use for themselves.
const TAKEN: &[&str] = &["details", "exact", "first", "it", "second"];

impl Details<'_> {
    fn kind(&self, operand: &Operand) -> Option<FieldKind> {
        let field = self.entity.field(&operand.field)?;
        match operand
            .part
            .as_ref()
            .filter(|_| operand.aggregate.is_none())
        {
            Some(name) => {
                let parts = self.model.parts(field);
                let part = parts.iter().find(|part| part.name == *name)?;
                Some(FieldKind::new(self.model, part))
            }
            None => Some(FieldKind::new(self.model, field)),
        }
    }

    /// A part of a value, as its accessor lends it.
    fn part(&self, operand: &Operand, part: &Name) -> Access {
        let plain = match self.kind(operand) {
            Some(kind) => match (&kind.unit, kind.scalar().spec().rust.holding) {
                (Unit::Value { .. }, Holding::Copy) => ".get()",
                (Unit::Value { .. }, _) => ".as_str()",
                _ => "",
            },
            None => "",
        };
        let field = self.entity.field(&operand.field);
        let whole = format!("details.{}", operand.field.ident());
        let accessor = part.ident();
        let held = match field.filter(|field| field.optional) {
            None => format!("{whole}.{accessor}()"),
            Some(field) => {
                let type_name = match FieldKind::new(self.model, field).unit {
                    Unit::Composite { type_name, .. } => type_name,
                    _ => String::new(),
                };
                let parts = self.model.parts(field);
                let mut parts = parts.iter();
                let nested = parts.any(|it| it.name == *part && it.optional);
                let read = if nested { "and_then" } else { "map" };
                format!("{whole}.as_ref().{read}({type_name}::{accessor})")
            }
        };
        Access {
            held,
            lent: "",
            name: format!("{}_{}", operand.field.snake(), part.snake()),
            plain,
            plain_lent: plain,
        }
    }

    /// What expressions have to import.
    pub(in crate::view) fn imports<'e>(
        &self,
        conditions: impl Iterator<Item = &'e str>,
    ) -> Imports {
        let mut imports = Imports::default();
        let conditions: Vec<_> = conditions.collect();
        let names = |word: &str| conditions.iter().any(|condition| condition.contains(word));
        for (word, path) in [
            ("Decimal::", "rust_decimal::Decimal"),
            ("NaiveDate::", "chrono::NaiveDate"),
            ("NaiveTime::", "chrono::NaiveTime"),
            ("exact::", "crate::exact"),
            ("derived::", "super::derived"),
        ] {
            if names(word) {
                imports.add(path);
            }
        }
        for member in self.model.members_of(&self.entity.name) {
            let type_name = member.entity.name.pascal();
            if names(&format!("{type_name}::")) {
                imports.add(format!("super::{type_name}"));
            }
            for field in &member.entity.fields {
                if let Unit::Value {
                    type_name, path, ..
                } = FieldKind::new(self.model, field).unit
                    && names(&format!("{type_name}::"))
                {
                    imports.add(format!("crate::value_objects::{path}"));
                }
            }
        }
        for field in &self.entity.fields {
            if let Unit::Composite {
                type_name, path, ..
            } = FieldKind::new(self.model, field).unit
                && names(&format!("{type_name}::"))
            {
                imports.add(format!("crate::value_objects::{path}"));
            }
        }
        for rule in &self.entity.rules {
            for operand in rule.condition.operands() {
                if let Some(Unit::Enum { type_name, path }) = self.kind(operand).map(|it| it.unit)
                    && names(&format!("{type_name}::"))
                {
                    imports.add(format!("crate::value_objects::{path}"));
                }
            }
        }
        imports
    }
}

impl Details<'_> {
    /// What is made of all members of a collection, an expression.
    fn gathered(&self, operand: &Operand, aggregate: Aggregate) -> String {
        let collection = &operand.field;
        let all = format!("details.{}", collection.ident());
        let mut members = self.model.members_of(&self.entity.name);
        let member = members.find(|member| member.collection == *collection);
        let (Some(member), Some(part)) = (member, &operand.part) else {
            return all;
        };
        let said = member.entity.said(part);
        let Some(field) = said else { return all };
        let kind = FieldKind::new(self.model, field);
        let type_name = member.entity.name.pascal();
        let read = if field.optional { "filter_map" } else { "map" };
        let mut each = format!(
            "{all}.iter().{read}({type_name}::{})",
            field.member().ident()
        );
        if let Unit::Value { type_name, .. } = &kind.unit {
            each = format!("{each}.map({type_name}::get)");
        }
        match (aggregate, &operand.ty, kind.scalar()) {
            (Aggregate::Min, ..) => format!("{each}.min()"),
            (Aggregate::Max, ..) => format!("{each}.max()"),
            (_, Type::Decimal, Scalar::Decimal) => format!("exact::total({each})"),
            (_, Type::Decimal, _) => format!("exact::total({each}.map(Decimal::from))"),
            (_, _, Scalar::Int) => format!("{each}.map(i64::from).sum::<i64>()"),
            _ => format!("{each}.sum::<i64>()"),
        }
    }
}

impl Place for Details<'_> {
    fn access(&self, operand: &Operand) -> Access {
        let computed = |held: String, name: String| Access {
            held,
            lent: "",
            name,
            plain: "",
            plain_lent: "",
        };
        if let Some(aggregate) = operand.aggregate {
            let part = operand.part.as_ref().map_or("", |part| part.snake());
            let name = format!("{}_{part}", aggregate.keyword());
            return computed(self.gathered(operand, aggregate), name);
        }
        if self.entity.followed(operand).is_some() {
            let name = operand.field.ident();
            return computed(format!("{}{name}(details)", self.derived), name);
        }
        if let Some(part) = &operand.part {
            return self.part(operand, part);
        }
        let (lent, plain, plain_lent) = match self.kind(operand) {
            Some(kind) if kind.list => (".as_deref()", "", ""),
            Some(kind) => match (&kind.unit, kind.scalar().spec().rust.holding) {
                (Unit::Value { .. }, Holding::Copy) => ("", ".get()", ".get()"),
                (Unit::Value { .. }, _) => (".as_ref()", ".as_str()", ".as_str()"),
                (Unit::Bare(_), Holding::Text) => (".as_deref()", "", ""),
                _ => ("", "", ""),
            },
            None => ("", "", ""),
        };
        let member = self
            .entity
            .field(&operand.field)
            .map_or(operand.field.clone(), Field::member);
        let mut name = member.ident();
        if TAKEN.contains(&name.as_str()) {
            name.push_str("_value");
        }
        Access {
            held: format!("details.{}", member.ident()),
            lent,
            name,
            plain,
            plain_lent,
        }
    }

    fn constant(&self, literal: &Literal, scalar: Scalar) -> String {
        match (literal, scalar) {
            (Literal::Text(text), Scalar::Date) => format!("const {{ {} }}", date(text)),
            (Literal::Text(text), Scalar::Time) => {
                format!("const {{ NaiveTime::{} }}", time("from_hms", text))
            }
            (Literal::Text(text), Scalar::DateTime) => {
                let (day, clock) = text
                    .trim_end_matches('Z')
                    .split_once('T')
                    .unwrap_or_default();
                format!(
                    "const {{ {}.{}.and_utc() }}",
                    date(day),
                    time("and_hms", clock)
                )
            }
            (Literal::Text(text), _) => rust::string(text),
            (Literal::Integer(number), _) => rust::number(scalar, Decimal::from(*number)),
            (Literal::Decimal(number), _) => rust::number(scalar, *number),
            (Literal::Bool(truth), _) => truth.to_string(),
            (Literal::Json(_) | Literal::List(_), _) => String::new(),
        }
    }

    fn variant(&self, enumeration: &Name, text: &str) -> String {
        let variant = Name::from_any(text).map_or_else(|_| text.to_owned(), |name| name.pascal());
        format!("{}::{variant}", enumeration.pascal())
    }
}

/// A constant date: the compiler knows that there is such a day.
fn date(text: &str) -> String {
    let parts: Vec<_> = text.split('-').map(plain).collect();
    format!("NaiveDate::from_ymd_opt({}).unwrap()", parts.join(", "))
}

/// A constant time by a function that takes hours, minutes and seconds.
fn time(function: &str, text: &str) -> String {
    let (clock, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut parts: Vec<_> = clock.split(':').map(plain).collect();
    if fraction.is_empty() {
        return format!("{function}_opt({}).unwrap()", parts.join(", "));
    }
    let digits = plain(&format!("{fraction:0<9}"));
    parts.push(digits.parse().map_or(digits, rust::integer));
    format!("{function}_nano_opt({}).unwrap()", parts.join(", "))
}

/// Digits without zeros before them.
fn plain(digits: &str) -> String {
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() {
        "0".to_owned()
    } else {
        digits.to_owned()
    }
}
