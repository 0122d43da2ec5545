//! One field as each layer writes it.

use serde::Serialize;

use super::api::ApiView;
use super::imports::EntityImports;
use super::json;
use super::kind::{FieldKind, Shape};
use super::rust;
use crate::model::{Field, Literal, Model};

/// A field, ready for the templates. Every member is a name, a type, or an expression of Rust.
#[derive(Debug, Serialize)]
pub(crate) struct FieldView {
    /// `published_on`: the name in JSON and in queries.
    pub(crate) member: String,
    /// `r#type`: the name in Rust.
    pub(crate) ident: String,
    /// `PublishedOn`: the variant of the fields that can be asked for.
    pub(crate) variant: String,
    /// `"order"`: the column, quoted where SQL needs it.
    pub(crate) column: String,
    /// What it stands for, one sentence.
    pub(crate) doc: String,
    pub(crate) optional: bool,
    pub(crate) readonly: bool,
    pub(crate) immutable: bool,
    pub(crate) secret: bool,
    pub(crate) domain: DomainView,
    pub(crate) application: ApplicationView,
    pub(crate) infrastructure: InfrastructureView,
    pub(crate) api: ApiView,
    pub(crate) tests: TestsView,
}

/// Values of a field for tests.
#[derive(Debug, Serialize)]
pub(crate) struct TestsView {
    /// Whether a client can change it to another valid value.
    pub(crate) changeable: bool,
    /// Whether two values of it are either equal or not (floating-point numbers need care).
    pub(crate) exact: bool,
    /// Whether a client can take its value away.
    pub(crate) clearable: bool,
    /// Whether a client that takes its value away is refused.
    pub(crate) clearing_refused: bool,
    /// Whether a draft is incomplete without it.
    pub(crate) required: bool,
    /// A valid value for a draft, of type `Option<_>`; empty for a reference.
    pub(crate) sample: String,
    /// Another valid value for a draft; empty if there is none.
    pub(crate) other: String,
    /// The sample as JSON; empty for a reference.
    pub(crate) sample_json: String,
    /// The other value as JSON; empty if there is none.
    pub(crate) other_json: String,
    /// A value of the wrong type as an expression of type `serde_json::Value`; empty if every
    /// document is of its type.
    pub(crate) malformed: &'static str,
    /// The sample as the operand of a filter; empty if it is not filtered.
    pub(crate) operand: String,
    /// Values that break a rule.
    pub(crate) broken: Vec<BrokenView>,
}

/// A value that breaks a rule.
#[derive(Debug, Serialize)]
pub(crate) struct BrokenView {
    /// The value for a draft, of type `Option<_>`.
    pub(crate) draft: String,
    /// The value as an expression of type `serde_json::Value`.
    pub(crate) json: String,
    /// The rule that it breaks.
    pub(crate) rule: &'static str,
}

/// A field in the domain.
#[derive(Debug, Serialize)]
pub(crate) struct DomainView {
    /// Its type in the details, `Option<Isbn>`.
    pub(crate) details_type: String,
    /// Its type in the draft without the `Option`, `String`.
    pub(crate) draft_type: String,
    /// The default, as `0`; empty if there is none.
    pub(crate) default_note: String,
    /// The statements that check it.
    pub(crate) checks: Vec<String>,
    /// Its entry when the details are made, `isbn: isbn?`.
    pub(crate) built: String,
    /// What its accessor returns, `&Isbn`.
    pub(crate) accessor_type: String,
    /// The body of its accessor, `&self.details.isbn`.
    pub(crate) accessor: String,
    /// What lets new details hold what the old ones do, a statement.
    pub(crate) kept: String,
    /// From owned details back to a draft, `Some(details.isbn.into_inner())`.
    pub(crate) drafted: String,
}

/// A field in the application layer.
#[derive(Debug, Serialize)]
pub(crate) struct ApplicationView {
    /// Its type in the read model, `Option<String>`.
    pub(crate) view_type: String,
    /// From the aggregate to the read model, `book.isbn().as_str().to_owned()`.
    pub(crate) viewed: String,
    /// The kind by which it is filtered and sorted; empty if it is not.
    pub(crate) kind: &'static str,
}

/// A field in the infrastructure layer.
#[derive(Debug, Serialize)]
pub(crate) struct InfrastructureView {
    /// From the aggregate to a parameter, `book.isbn().as_str()`.
    pub(crate) bound: String,
    /// From a row to the draft.
    pub(crate) row_draft: String,
    /// From a row to the read model.
    pub(crate) row_view: String,
    /// From the read model to a comparable value.
    pub(crate) value: String,
}

impl FieldView {
    /// The view of `field`, a field of the aggregate that code calls `owner`; what it needs
    /// imported is added to `imports`.
    pub(crate) fn new(
        model: &Model,
        field: &Field,
        owner: &str,
        imports: &mut EntityImports,
    ) -> Self {
        let kind = FieldKind::new(model, field);
        kind.import(imports);
        let member = field.member();
        let shape = kind.shape(&member, owner);
        Self {
            variant: member.pascal(),
            column: crate::schema::quote_ident(member.snake()),
            doc: doc(field),
            optional: field.optional,
            readonly: field.readonly,
            immutable: field.immutable,
            secret: field.secret,
            domain: domain(field, &kind, &shape),
            application: ApplicationView {
                view_type: wrapped(field, kind.raw_type()),
                viewed: shape.viewed(),
                kind: kind.query_kind(),
            },
            infrastructure: InfrastructureView {
                bound: shape.bound(),
                row_draft: shape.row_draft(),
                row_view: shape.row_view(),
                value: shape.value(),
            },
            api: ApiView::new(model, field, owner, imports),
            tests: tests(model, field, &kind),
            ident: member.ident(),
            member: member.snake().to_owned(),
        }
    }
}

impl FieldView {
    /// Whether its values for tests name the type of decimals.
    pub(crate) fn tests_name_decimals(&self) -> bool {
        let broken = self.tests.broken.iter().map(|broken| &broken.draft);
        let mut all = broken.chain([&self.tests.sample, &self.tests.other]);
        all.any(|value| value.contains("Decimal::"))
    }
}

fn tests(model: &Model, field: &Field, kind: &FieldKind) -> TestsView {
    let examples = model.examples(field);
    let (sample, other) = (examples.first(), examples.get(1));
    let draft = |literal: &Literal| kind.guarded(&rust::some(kind.scalar(), literal));
    let shown = |literal: &Literal| json::literal(kind.scalar(), literal);
    let filtered = !kind.query_kind().is_empty();
    let broken = kind
        .counterexamples(model, field)
        .into_iter()
        .map(|found| BrokenView {
            draft: kind.guarded(&found.option(kind.scalar())),
            json: found.json(kind.scalar()),
            rule: found.rule,
        });
    TestsView {
        changeable: !field.immutable && !field.readonly && !field.secret && other.is_some(),
        clearable: field.optional
            && !field.immutable
            && !field.readonly
            && !field.secret
            && field.target().is_none(),
        clearing_refused: !field.optional
            && field.default.is_none()
            && !field.secret
            && field.target().is_none(),
        exact: kind.scalar() != crate::scalar::Scalar::Float,
        required: !field.optional && field.default.is_none(),
        sample: sample.map(draft).unwrap_or_default(),
        other: other.map(draft).unwrap_or_default(),
        sample_json: sample.map(shown).unwrap_or_default(),
        other_json: other.map(shown).unwrap_or_default(),
        malformed: malformed(
            kind.scalar(),
            matches!(field.ty, crate::model::FieldType::List(_)),
        ),
        operand: sample.filter(|_| filtered).map(noted).unwrap_or_default(),
        broken: broken.collect(),
    }
}

fn domain(field: &Field, kind: &FieldKind, shape: &Shape) -> DomainView {
    let ident = field.member().ident();
    DomainView {
        details_type: wrapped(field, &kind.domain_type()),
        draft_type: kind.draft_type().to_owned(),
        default_note: field.default.as_ref().map(noted).unwrap_or_default(),
        checks: checks(field, kind),
        built: if field.optional {
            ident
        } else {
            format!("{ident}: {ident}?")
        },
        accessor_type: shape.accessor_type(),
        accessor: shape.accessor(),
        kept: shape.kept(),
        drafted: shape.drafted(),
    }
}

fn wrapped(field: &Field, inner: impl AsRef<str>) -> String {
    let inner = inner.as_ref();
    if field.optional {
        format!("Option<{inner}>")
    } else {
        inner.to_owned()
    }
}

fn checks(field: &Field, kind: &FieldKind) -> Vec<String> {
    let member = field.member();
    let (name, ident) = (member.snake(), member.ident());
    let given = match &field.default {
        Some(default) => format!("{ident}.or({})", rust::some(kind.scalar(), default)),
        None => ident.clone(),
    };
    let method = if field.optional {
        "optional"
    } else {
        "required"
    };
    let rule = kind.rule();
    let mut checks = vec![format!(
        "let {ident} = violations.{method}(\"{name}\", {given}, {rule});"
    )];
    if let Some(rule) = kind.element_rule() {
        checks.push(format!(
            "let {ident} = violations.each(\"{name}\", {ident}, {rule});"
        ));
    }
    checks
}

/// A constant as prose shows it.
fn noted(literal: &Literal) -> String {
    match literal {
        Literal::Text(text) => text.clone(),
        Literal::Integer(number) => number.to_string(),
        Literal::Decimal(number) => number.to_string(),
        Literal::Bool(truth) => truth.to_string(),
        Literal::Json(value) => value.to_string(),
        Literal::List(elements) => {
            let elements: Vec<_> = elements.iter().map(noted).collect();
            format!("[{}]", elements.join(", "))
        }
    }
}

/// What a field stands for: the user's words, or what its name says.
fn doc(field: &Field) -> String {
    if !field.doc.is_empty() {
        return field.doc.clone();
    }
    let human = field.name.human();
    match field.ty {
        crate::model::FieldType::Ref(_) => format!("Its {}, by id.", human.trim_end_matches(" id")),
        crate::model::FieldType::Scalar(scalar) => scalar_doc(scalar, &human),
        _ => format!("Its {human}."),
    }
}

fn scalar_doc(scalar: crate::scalar::Scalar, human: &str) -> String {
    use crate::scalar::Scalar;
    match (scalar, human.rsplit_once(' ')) {
        (Scalar::Date | Scalar::DateTime | Scalar::Time, Some((event, "on" | "at"))) => {
            format!("When it was {event}.")
        }
        (Scalar::Bool, _) => match human.strip_prefix("is ") {
            Some(quality) => format!("Whether it is {quality}."),
            None => format!("Whether it is {human}."),
        },
        _ => format!("Its {human}."),
    }
}

/// A JSON value that is of another type than the scalar.
fn malformed(scalar: crate::scalar::Scalar, list: bool) -> &'static str {
    use crate::scalar::Scalar;
    match scalar {
        _ if list => "json!({})",
        Scalar::Json => "",
        Scalar::Int | Scalar::BigInt | Scalar::Decimal | Scalar::Float | Scalar::Bool => {
            "json!(\"nonsense\")"
        }
        _ => "json!(1)",
    }
}
