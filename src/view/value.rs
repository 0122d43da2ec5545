//! One value object as the templates see it.

use serde::Serialize;

use super::kind::scalar_rule;
use super::names::{ContextName, NameView, article, capital};
use super::rust;
use crate::model::ValueObject;
use crate::scalar::{BoundsMeaning, Holding};

/// A value object, ready for the templates.
#[derive(Debug, Serialize)]
pub(crate) struct ValueView {
    pub(crate) name: NameView,
    /// What it stands for, one sentence.
    pub(crate) doc: String,
    /// The context that it belongs to, if any.
    pub(crate) context: Option<ContextName>,
    /// What it wraps, `String`.
    pub(crate) inner: String,
    /// The type to import for it, as a statement.
    pub(crate) import: String,
    /// What its rule needs imported, as statements.
    pub(crate) rules: String,
    /// The rule on `value`, an expression; empty if every value is fine.
    pub(crate) rule: String,
    /// The source of its pattern as a literal; empty if it has none.
    pub(crate) pattern: String,
    /// Whether it is copied; else it lends what it wraps.
    pub(crate) copied: bool,
    /// What it lends, `&str`.
    pub(crate) lent: String,
    /// The method that hands out the content, `as_str` or `get`.
    pub(crate) getter: String,
    /// The type after the name of a constant, `: Value`, where the compiler has to be told.
    pub(crate) annotation: String,
    /// Whether it can be written as text.
    pub(crate) shown: bool,
    /// Whether all its values are equal to themselves (floating-point numbers are not).
    pub(crate) total: bool,
    /// A valid value for tests, an expression.
    pub(crate) sample: String,
    /// An invalid value for tests, an expression; empty if there is none.
    pub(crate) counterexample: String,
    /// The rule that the invalid value breaks.
    pub(crate) broken_rule: String,
}

impl ValueView {
    pub(crate) fn new(value: &ValueObject) -> Self {
        let spec = value.scalar.spec();
        let rule = match spec.rust.value_object {
            Some(built_in) => Some(format!(
                "{built_in}::parse(value).map({built_in}::into_inner)"
            )),
            None => scalar_rule(value.scalar, &value.constraints, "PATTERN")
                .map(|rule| rule.trim_start_matches("|value| ").to_owned()),
        };
        let counterexample = super::counterexample::of(value.scalar, &value.constraints)
            .into_iter()
            .next();
        Self {
            doc: doc(value),
            context: value.context.as_ref().map(ContextName::new),
            inner: spec.rust.name.to_owned(),
            import: imports(value),
            rules: rules(rule.as_deref().unwrap_or_default(), spec.rust.value_object),
            rule: rule.unwrap_or_default(),
            pattern: value
                .constraints
                .pattern
                .as_deref()
                .map(rust::raw_string)
                .unwrap_or_default(),
            copied: spec.rust.holding == Holding::Copy,
            lent: lent(spec.rust.holding, spec.rust.name),
            getter: spec.rust.holding.getter().to_owned(),
            annotation: match spec.rust.holding {
                Holding::Document => format!(": {}", spec.rust.name),
                _ => String::new(),
            },
            shown: spec.rust.holding != Holding::Bytes,
            total: spec.bounds != BoundsMeaning::Value
                || value.scalar != crate::scalar::Scalar::Float,
            sample: value
                .examples()
                .first()
                .map(|example| rust::expected(&rust::some(value.scalar, example)))
                .unwrap_or_default(),
            broken_rule: counterexample
                .as_ref()
                .map(|found| found.rule.to_owned())
                .unwrap_or_default(),
            counterexample: counterexample
                .map(|found| rust::expected(&found.option(value.scalar)))
                .unwrap_or_default(),
            name: NameView::new(&value.name),
        }
    }
}

fn doc(value: &ValueObject) -> String {
    if !value.doc.is_empty() {
        return value.doc.clone();
    }
    let human = value.name.human();
    capital(&format!("{} {human}.", article(&human)))
}

fn imports(value: &ValueObject) -> String {
    let paths = value
        .scalar
        .spec()
        .rust
        .import
        .map(super::kind::split_import)
        .unwrap_or_default();
    paths
        .iter()
        .map(|path| format!("use {path};"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn rules(rule: &str, built_in: Option<&str>) -> String {
    let mut uses = Vec::new();
    uses.extend(
        rule.contains("validation::")
            .then(|| "use crate::validation;".to_owned()),
    );
    uses.extend(
        rule.contains("PATTERN")
            .then(|| "use crate::validation::Pattern;".to_owned()),
    );
    uses.extend(built_in.map(|name| format!("use crate::value_objects::{name};")));
    uses.join("\n")
}

fn lent(holding: Holding, name: &str) -> String {
    match holding {
        Holding::Copy => name.to_owned(),
        Holding::Text => "&str".to_owned(),
        Holding::Bytes => "&[u8]".to_owned(),
        Holding::Document => format!("&{name}"),
    }
}
