//! Values of a field for generated tests: valid ones, and some that break a rule.

use serde::Serialize;

use super::json;
use super::kind::{FieldKind, Unit};
use super::parts::Parts;
use super::rust;
use crate::model::{Field, Literal, Model};
use crate::scalar::Scalar;

/// Values of a field for tests.
#[derive(Debug, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a condition of a template"
)]
pub(crate) struct TestsView {
    /// Whether a client can change it to another valid value.
    pub(crate) changeable: bool,
    /// Whether a client can take its value away.
    pub(crate) clearable: bool,
    /// Whether a client that takes its value away is refused.
    pub(crate) clearing_refused: bool,
    /// Whether tests can put the other value in its place without touching another field.
    pub(crate) replaceable: bool,
    /// Whether a rule speaks of it, so that its values depend on those of other fields.
    pub(crate) bound: bool,
    /// Whether a draft is incomplete without it.
    pub(crate) required: bool,
    /// A valid value for a draft, of type `Option<_>`; empty for a reference.
    pub(crate) sample: String,
    /// Another valid value for a draft; empty if there is none.
    pub(crate) other: String,
    /// A valid value for a draft whose references need not lead anywhere.
    pub(crate) stand_in: String,
    /// The same where ids are named by their paths.
    pub(crate) stand_in_by_path: String,
    /// The sample as JSON; empty for a reference.
    pub(crate) sample_json: String,
    /// The other value as JSON; empty if there is none.
    pub(crate) other_json: String,
    /// A value of the wrong type as an expression of type `serde_json::Value`; empty if every
    /// document is of its type.
    pub(crate) malformed: &'static str,
    /// Parts of the wrong form.
    pub(crate) misread: Vec<MisreadView>,
    /// Values that break a rule.
    pub(crate) broken: Vec<BrokenView>,
}

/// A value that breaks a rule.
#[derive(Debug, Serialize)]
pub(crate) struct BrokenView {
    /// Where it stands, `isbn`; a part as `address/zip`.
    pub(crate) place: String,
    /// The value of the whole field for a draft, of type `Option<_>`.
    pub(crate) draft: String,
    /// What stands at the place, as an expression of type `serde_json::Value`.
    pub(crate) json: String,
    /// The rule that it breaks.
    pub(crate) rule: &'static str,
}

/// A part that has the wrong form, as only a body can have it.
#[derive(Debug, Serialize)]
pub(crate) struct MisreadView {
    /// Where it stands, `address/zip`.
    pub(crate) place: String,
    /// What stands there, as an expression of type `serde_json::Value`.
    pub(crate) json: &'static str,
    /// The rule that it breaks.
    pub(crate) rule: &'static str,
}

impl TestsView {
    /// The values of `field`.
    pub(crate) fn new(model: &Model, field: &Field, kind: &FieldKind) -> Self {
        if let Unit::Composite { path, .. } = &kind.unit {
            if let Some(first) = field.any.first() {
                return Parts::new(model, field, path).owner_tests(field, first, path);
            }
            return Parts::new(model, field, path).tests(field);
        }
        let samples = model.samples(field);
        let (sample, other) = (samples.first(), samples.get(1));
        let draft = |sample: &Option<Literal>| match sample {
            Some(literal) => kind.guarded(&rust::some(kind.scalar(), literal)),
            None => "None".to_owned(),
        };
        let shown = |sample: &Option<Literal>| match sample {
            Some(literal) => json::literal(kind.scalar(), literal),
            None => "null".to_owned(),
        };
        let broken = kind
            .counterexamples(model, field)
            .into_iter()
            .map(|found| BrokenView {
                place: field.member().snake().to_owned(),
                draft: kind.guarded(&found.option(kind.scalar())),
                json: found.json(kind.scalar()),
                rule: found.rule,
            });
        Self {
            changeable: !field.immutable && !field.readonly && !field.secret && other.is_some(),
            clearable: field.optional
                && !field.immutable
                && !field.readonly
                && !field.secret
                && field.target().is_none(),
            clearing_refused: !field.optional
                && !field.has_default()
                && !field.secret
                && field.target().is_none(),
            replaceable: other.is_some(),
            bound: false,
            required: !field.optional && !field.has_default(),
            sample: sample.map(draft).unwrap_or_default(),
            other: other.map(draft).unwrap_or_default(),
            sample_json: sample.map(shown).unwrap_or_default(),
            other_json: other.map(shown).unwrap_or_default(),
            stand_in: stand_in(field, kind, sample.map(draft), ""),
            stand_in_by_path: stand_in(field, kind, sample.map(draft), "domain::ids::"),
            malformed: malformed(kind.scalar(), kind.list),
            misread: Vec::new(),
            broken: broken.collect(),
        }
    }
}

impl TestsView {
    /// Whether a value names the type of decimals.
    pub(crate) fn name_decimals(&self) -> bool {
        let broken = self.broken.iter().map(|broken| &broken.draft);
        let mut all = broken.chain([&self.sample, &self.other]);
        all.any(|value| value.contains("Decimal::"))
    }
}

/// The sample, or new ids.
fn stand_in(field: &Field, kind: &FieldKind, sample: Option<String>, path: &str) -> String {
    let Some(target) = field.target() else {
        return sample.unwrap_or_default();
    };
    let id = format!("{path}{}Id::generate()", target.pascal());
    match sample {
        Some(none) if !kind.list => none,
        _ if kind.list => format!("Some(vec![{id}])"),
        _ => format!("Some({id})"),
    }
}

/// A JSON value that is of another type than the scalar.
fn malformed(scalar: Scalar, list: bool) -> &'static str {
    match scalar {
        _ if list => "json!({})",
        Scalar::Json => "",
        Scalar::Int | Scalar::BigInt | Scalar::Decimal | Scalar::Float | Scalar::Bool => {
            "json!(\"nonsense\")"
        }
        _ => "json!(1)",
    }
}
