//! What a field holds, and how a value of that kind is written in each place.
//!
//! A field is a scalar, a value object or an id, alone or in a list. [`FieldKind`] names its types
//! and rules; [`Shape`] writes the expressions that carry its values from layer to layer.

use super::counterexample::{self, Counterexample};
use super::imports::EntityImports;
use super::rust;
use crate::model::{Constraints, ElementType, Field, FieldType, Literal, Model};
use crate::naming::Name;
use crate::scalar::{BoundsMeaning, Column, Holding, Scalar};

/// What a field holds.
#[derive(Debug)]
pub(crate) struct FieldKind {
    unit: Unit,
    list: bool,
    secret: bool,
    optional: bool,
    constraints: Constraints,
    pattern_name: String,
}

/// What a field or an element of a list is.
#[derive(Debug)]
enum Unit {
    /// A bare scalar.
    Bare(Scalar),
    /// A value object: its type, and the scalar that it wraps.
    Value {
        type_name: String,
        path: String,
        scalar: Scalar,
    },
    /// The id of an aggregate.
    Id(String),
}

impl FieldKind {
    pub(crate) fn new(model: &Model, field: &Field) -> Self {
        let (unit, list) = match &field.ty {
            FieldType::Scalar(scalar) => (Unit::scalar(*scalar), false),
            FieldType::Value(name) => (Unit::value(model, name), false),
            FieldType::Ref(target) => (Unit::Id(format!("{}Id", target.pascal())), false),
            FieldType::List(ElementType::Scalar(scalar)) => (Unit::scalar(*scalar), true),
            FieldType::List(ElementType::Value(name)) => (Unit::value(model, name), true),
        };
        Self {
            unit,
            list,
            secret: field.secret,
            optional: field.optional,
            constraints: field.constraints.clone(),
            pattern_name: format!("{}_PATTERN", field.member().screaming()),
        }
    }

    /// The scalar at the bottom; a UUID for an id.
    pub(crate) fn scalar(&self) -> Scalar {
        match &self.unit {
            Unit::Bare(scalar) | Unit::Value { scalar, .. } => *scalar,
            Unit::Id(_) => Scalar::Uuid,
        }
    }

    /// `Vec<String>`: what callers give and views show.
    pub(crate) fn raw_type(&self) -> String {
        let unit = match &self.unit {
            Unit::Bare(scalar) | Unit::Value { scalar, .. } => scalar.spec().rust.name,
            Unit::Id(type_name) => type_name,
        };
        self.listed(unit)
    }

    /// The raw type, unless it has to be kept from view.
    pub(crate) fn draft_type(&self) -> String {
        if self.secret {
            "Secret".to_owned()
        } else {
            self.raw_type()
        }
    }

    /// `Vec<Tag>`: what the aggregate holds.
    pub(crate) fn domain_type(&self) -> String {
        match &self.unit {
            Unit::Value { type_name, .. } => self.listed(type_name),
            _ => self.draft_type(),
        }
    }

    /// The kind by which it is filtered; empty if it is not.
    pub(crate) fn query_kind(&self) -> &'static str {
        if self.list || self.secret {
            return "";
        }
        self.scalar().spec().rust.kind.unwrap_or_default()
    }

    /// The static that holds the field's own pattern, and its source.
    pub(crate) fn pattern(&self) -> Option<(&str, String)> {
        let source = self.constraints.pattern.as_deref()?;
        Some((&self.pattern_name, rust::raw_string(source)))
    }

    /// The scalar of a list's elements and of everything else, with the rules of its own.
    pub(crate) fn counterexamples(&self, model: &Model, field: &Field) -> Vec<Counterexample> {
        if matches!(self.unit, Unit::Id(_)) {
            return Vec::new();
        }
        if !self.list {
            return counterexample::of(self.scalar(), model.rules(field));
        }
        let longest = self
            .constraints
            .bounds
            .max
            .and_then(|max| usize::try_from(max).ok());
        let examples = model.examples(field);
        let Some(Literal::List(elements)) = examples.first() else {
            return Vec::new();
        };
        let too_long = longest.filter(|longest| *longest < 100 && !elements.is_empty());
        let too_long = too_long.map(|longest| {
            let elements = elements.iter().cycle().take(longest + 1).cloned();
            Counterexample::new(Literal::List(elements.collect()), "length", "too_long")
        });
        too_long.into_iter().collect()
    }

    /// A draft's value, kept from view where the field is.
    pub(crate) fn guarded(&self, option: &str) -> String {
        if !self.secret {
            return option.to_owned();
        }
        format!("Some(Secret::new({}))", rust::expected(option))
    }

    /// The rule on the whole value, as a function.
    pub(crate) fn rule(&self) -> String {
        let rule = match &self.unit {
            Unit::Value { type_name, .. } if !self.list => return format!("{type_name}::parse"),
            _ if self.list => self.count_rule(),
            Unit::Id(_) => None,
            _ => scalar_rule(self.scalar(), &self.constraints, &self.pattern_name),
        };
        match rule {
            None => "Ok".to_owned(),
            Some(rule) if self.secret => format!("|secret| secret.checked({rule})"),
            Some(rule) => rule,
        }
    }

    /// The rule on each element of a list, as a function.
    pub(crate) fn element_rule(&self) -> Option<String> {
        match &self.unit {
            Unit::Value { type_name, .. } if self.list => Some(format!("{type_name}::parse")),
            _ => None,
        }
    }

    pub(crate) fn shape<'f>(&'f self, member: &'f Name, owner: &'f str) -> Shape<'f> {
        Shape {
            kind: self,
            member,
            owner,
        }
    }

    /// Adds what the field needs imported.
    pub(crate) fn import(&self, imports: &mut EntityImports) {
        match &self.unit {
            Unit::Id(type_name) => {
                imports.domain.add(format!("crate::ids::{type_name}"));
                imports.raw.add(format!("domain::ids::{type_name}"));
            }
            Unit::Bare(scalar) => {
                imports.domain.extend(
                    scalar
                        .spec()
                        .rust
                        .import
                        .map(split_import)
                        .unwrap_or_default(),
                );
            }
            Unit::Value { path, scalar, .. } => {
                imports.domain.add(format!("crate::value_objects::{path}"));
                let raw = scalar
                    .spec()
                    .rust
                    .import
                    .map(split_import)
                    .unwrap_or_default();
                imports.domain.extend(raw);
            }
        }
        if !matches!(self.unit, Unit::Id(_)) && !self.secret {
            imports.raw.extend(
                self.scalar()
                    .spec()
                    .rust
                    .import
                    .map(split_import)
                    .unwrap_or_default(),
            );
        }
        if self.secret {
            imports.domain.add("crate::secret::Secret");
            imports.repository.add("domain::secret::Secret");
        }
        self.import_rules(imports);
        self.import_columns(imports);
    }

    fn import_rules(&self, imports: &mut EntityImports) {
        for rule in ["count", "length", "matching", "within"] {
            if self.rule().contains(&format!("{rule}(")) {
                imports.domain.add(format!("crate::validation::{rule}"));
            }
        }
        if self.pattern().is_some() {
            imports.domain.add("crate::validation::Pattern");
        }
        // Bounds and defaults of decimals name the type in the rule itself.
        if self.rule().contains("Decimal::") {
            imports.domain.add("rust_decimal::Decimal");
        }
    }

    fn import_columns(&self, imports: &mut EntityImports) {
        if self.list || self.scalar().spec().rust.column == Column::Json {
            imports.rows.add("sqlx::types::Json");
        } else if self.scalar().spec().rust.column == Column::Exact {
            imports.rows.add("crate::database::Exact");
        }
        if let Unit::Value { path, scalar, .. } = &self.unit {
            if self.optional && !self.list && scalar.spec().rust.holding == Holding::Copy {
                imports
                    .read_models
                    .add(format!("domain::value_objects::{path}"));
            }
            let lent = scalar.spec().rust.holding == Holding::Text;
            let named = self.list || (self.optional && scalar.spec().rust.column != Column::Exact);
            if named && (lent || self.list || scalar.spec().rust.holding == Holding::Copy) {
                imports
                    .repository
                    .add(format!("domain::value_objects::{path}"));
            }
        }
    }

    fn listed(&self, unit: &str) -> String {
        if self.list {
            format!("Vec<{unit}>")
        } else {
            unit.to_owned()
        }
    }

    fn count_rule(&self) -> Option<String> {
        let range = rust::range(self.constraints.bounds, |count| {
            rust::number(Scalar::BigInt, count)
        })?;
        Some(format!("|values| count(values, {range})"))
    }
}

/// The rules on a scalar, as a function; none if every value is fine.
pub(crate) fn scalar_rule(
    scalar: Scalar,
    constraints: &Constraints,
    pattern_name: &str,
) -> Option<String> {
    let range = rust::range(constraints.bounds, |number| match scalar.spec().bounds {
        BoundsMeaning::Length => rust::number(Scalar::BigInt, number),
        _ => rust::number(scalar, number),
    });
    let bounded = match scalar.spec().bounds {
        BoundsMeaning::Length => range.map(|range| format!("length(value, {range})")),
        BoundsMeaning::Value => range.map(|range| format!("within(value, {range})")),
        BoundsMeaning::None => None,
    };
    let matched = constraints
        .pattern
        .as_ref()
        .map(|_| format!("matching(value, &{pattern_name})"));
    match (bounded, matched) {
        (None, None) => None,
        (Some(rule), None) | (None, Some(rule)) => Some(format!("|value| {rule}")),
        (Some(bounded), Some(matched)) => {
            Some(format!("|value| {bounded}.and_then(|value| {matched})"))
        }
    }
}

/// `chrono::{DateTime, Utc}` as one path each.
pub(crate) fn split_import(import: &'static str) -> Vec<String> {
    let Some((parent, names)) = import.split_once("::{") else {
        return vec![import.to_owned()];
    };
    let names = names.trim_end_matches('}').split(", ");
    names.map(|name| format!("{parent}::{name}")).collect()
}

impl Unit {
    fn scalar(scalar: Scalar) -> Self {
        match scalar.spec().rust.value_object {
            None => Self::Bare(scalar),
            Some(name) => Self::Value {
                type_name: name.to_owned(),
                path: name.to_owned(),
                scalar,
            },
        }
    }

    /// A validated model names only values that it has; one that it does not have is text.
    fn value(model: &Model, name: &Name) -> Self {
        let type_name = name.pascal();
        let value = model.value(name);
        let context = value.and_then(|value| value.context.as_ref());
        let path = match context {
            Some(context) => format!("{}::{type_name}", context.ident()),
            None => type_name.clone(),
        };
        let scalar = value.map_or(Scalar::String, |value| value.scalar);
        Self::Value {
            type_name,
            path,
            scalar,
        }
    }
}

/// The expressions that carry a field's values from layer to layer.
#[derive(Debug)]
pub(crate) struct Shape<'f> {
    kind: &'f FieldKind,
    member: &'f Name,
    owner: &'f str,
}

impl Shape<'_> {
    /// What the accessor returns.
    pub(crate) fn accessor_type(&self) -> String {
        let lent = match (&self.kind.unit, self.kind.list) {
            (_, true) => format!("&[{}]", self.unit_type()),
            _ if self.kind.secret => "&Secret".to_owned(),
            (Unit::Id(name), _) => name.clone(),
            (Unit::Value { type_name, .. }, _) if self.copied() => type_name.clone(),
            (Unit::Value { type_name, .. }, _) => format!("&{type_name}"),
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
        let lent = self.lent();
        if self.kind.list {
            return self.viewed_list(&lent);
        }
        match (&self.kind.unit, self.copied()) {
            (Unit::Value { type_name, .. }, true) => self.method(&lent, type_name, "get"),
            (Unit::Value { .. }, false) => {
                let owned = format!("value.{}().to_owned()", self.getter());
                self.mapped(&lent, "value", &owned)
            }
            (_, true) => lent,
            (Unit::Bare(scalar), false) => match (scalar.spec().rust.holding, self.kind.optional) {
                (Holding::Document, false) => format!("{lent}.clone()"),
                (Holding::Document, true) => format!("{lent}.cloned()"),
                (_, false) => format!("{lent}.to_owned()"),
                (_, true) => format!("{lent}.map(ToOwned::to_owned)"),
            },
            (Unit::Id(_), false) => lent,
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

    /// From the aggregate to a parameter.
    pub(crate) fn bound(&self) -> String {
        let lent = self.lent();
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
            (Unit::Value { .. }, Column::Json) => {
                self.mapped(&lent, "value", &format!("Json(value.{}())", self.getter()))
            }
            (Unit::Value { type_name, .. }, _) => self.method(&lent, type_name, self.getter()),
            (Unit::Bare(_), Column::Direct) => lent,
            (Unit::Bare(_), Column::Exact) => self.wrapped(&lent, "Exact"),
            (Unit::Bare(_), Column::Json) => self.wrapped(&lent, "Json"),
        }
    }

    fn bound_list(&self, lent: &str) -> String {
        let Unit::Value { type_name, .. } = &self.kind.unit else {
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
        self.row_value(None)
    }

    fn row_value(&self, constructor: Option<&str>) -> String {
        let name = rust::string(self.member.snake());
        let (wrapper, unwrap) = match (&self.kind.unit, self.kind.scalar().spec().rust.column) {
            _ if self.kind.list => ("Json<_>", ".0"),
            (_, Column::Json) => ("Json<_>", ".0"),
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
    pub(crate) fn value(&self) -> String {
        let kind = self.kind.query_kind();
        let held = format!("self.{}", self.member.ident());
        let variant = format!("Value::{kind}");
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

    /// The accessor's call.
    fn lent(&self) -> String {
        format!("{}.{}()", self.owner, self.member.ident())
    }

    fn unit_type(&self) -> &str {
        match &self.kind.unit {
            Unit::Bare(scalar) => scalar.spec().rust.name,
            Unit::Value { type_name, .. } | Unit::Id(type_name) => type_name,
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
        self.kind.scalar().spec().rust.holding == Holding::Copy
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
