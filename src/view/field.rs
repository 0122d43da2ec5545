//! One field as each layer writes it.

use serde::Serialize;

use super::api::ApiView;
use super::imports::EntityImports;
use super::kind::{FieldKind, Part};
use super::rust;
use super::shape::Shape;
use super::tests::TestsView;
use crate::model::{Field, Model};
use crate::naming::Name;
use crate::scalar::Scalar;

/// A field, ready for the templates. Every member is a name, a type, or an expression of Rust.
#[derive(Debug, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a condition of a template"
)]
pub(crate) struct FieldView {
    /// `published_on`: the name in JSON and in queries.
    pub(crate) member: String,
    /// `r#type`: the name in Rust.
    pub(crate) ident: String,
    /// What it stands for, one sentence.
    pub(crate) doc: String,
    pub(crate) optional: bool,
    pub(crate) readonly: bool,
    pub(crate) immutable: bool,
    pub(crate) secret: bool,
    /// What lists can be filtered and sorted by; nothing if they cannot.
    pub(crate) queried: Vec<QueriedView>,
    pub(crate) domain: DomainView,
    pub(crate) application: ApplicationView,
    pub(crate) infrastructure: InfrastructureView,
    pub(crate) api: ApiView,
    pub(crate) tests: TestsView,
}

/// A field in the domain.
#[derive(Debug, Serialize)]
pub(crate) struct DomainView {
    /// Its type in the details, `Option<Isbn>`.
    pub(crate) details_type: String,
    /// Its type in the draft without the `Option`, `String`.
    pub(crate) draft_type: String,
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
}

/// A field in the infrastructure layer.
#[derive(Debug, Serialize)]
pub(crate) struct InfrastructureView {
    /// Where it is kept; more than one column for a value of several parts.
    pub(crate) columns: Vec<ColumnView>,
    /// From a row to the draft.
    pub(crate) row_draft: String,
    /// From a row to the read model.
    pub(crate) row_view: String,
}

/// A column that holds a field, or a part of it.
#[derive(Debug, Serialize)]
pub(crate) struct ColumnView {
    /// `isbn`: its name.
    pub(crate) name: String,
    /// From the aggregate to a parameter, `book.isbn().as_str()`.
    pub(crate) bound: String,
}

/// A field, or a part of it, that lists can be filtered and sorted by.
#[derive(Debug, Serialize)]
pub(crate) struct QueriedView {
    /// `published_on`: its name in queries.
    pub(crate) name: String,
    /// Its column.
    pub(crate) column: String,
    /// Whether it is a part of a field.
    pub(crate) is_part: bool,
    /// `PublishedOn`: its variant among those that can be asked for.
    pub(crate) variant: String,
    /// What it stands for, one sentence.
    pub(crate) doc: String,
    pub(crate) optional: bool,
    /// The kind of its values, `Integer`.
    pub(crate) kind: String,
    /// From the read model to a comparable value.
    pub(crate) value: String,
    /// The operand of a filter that the sample for tests passes; empty if there is none.
    pub(crate) operand: String,
    /// Whether it is looked into, and neither compared nor sorted by.
    pub(crate) document: bool,
}

impl FieldView {
    /// Whether clients say it in tests.
    pub(crate) fn is_said(&self) -> bool {
        !self.readonly && !self.tests.sample_json.is_empty()
    }

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
        // The constant names the type, whatever else the field needs.
        if kind
            .default(field)
            .is_some_and(|it| it.contains("Decimal::"))
        {
            imports.domain.add("rust_decimal::Decimal");
        }
        let member = field.member();
        let shape = kind.shape(&member, owner);
        Self {
            queried: queried(model, field, &kind, &shape),
            doc: doc(field),
            optional: field.optional,
            readonly: field.readonly,
            immutable: field.immutable,
            secret: field.secret,
            domain: domain(field, &kind, &shape),
            application: ApplicationView {
                view_type: wrapped(field, kind.view_type()),
                viewed: shape.viewed(),
            },
            infrastructure: InfrastructureView {
                columns: shape.columns(),
                row_draft: shape.row_draft(),
                row_view: shape.row_view(),
            },
            api: ApiView::new(model, field, owner, imports),
            tests: TestsView::new(model, field, &kind),
            ident: member.ident(),
            member: member.snake().to_owned(),
        }
    }
}

fn domain(field: &Field, kind: &FieldKind, shape: &Shape) -> DomainView {
    let ident = field.member().ident();
    DomainView {
        details_type: wrapped(field, kind.domain_type()),
        draft_type: kind.draft_type(),
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

fn queried(model: &Model, field: &Field, kind: &FieldKind, shape: &Shape) -> Vec<QueriedView> {
    // Nothing is compared with what is in a document.
    let parts = kind.parts().iter().filter(|_| kind.document().is_none());
    let parts = parts.zip(model.parts(field));
    let parts = parts.filter_map(|(part, of)| queried_part(model, field, (part, &of), shape));
    let parts: Vec<_> = parts.collect();
    let Some(compared) = kind.query_kind() else {
        return parts;
    };
    let member = field.member();
    let samples = model.samples(field);
    // A list of references is not compared with anything.
    let sample = samples.first().filter(|_| !kind.refers_to_many());
    let sample = sample.and_then(Option::as_ref);
    vec![QueriedView {
        name: member.snake().to_owned(),
        column: member.snake().to_owned(),
        is_part: false,
        variant: member.pascal(),
        doc: doc(field),
        optional: field.optional,
        kind: kind.stated_kind(),
        value: shape.value(compared),
        operand: sample.map(rust::noted).unwrap_or_default(),
        document: kind.scalar() == Scalar::Json,
    }]
}

fn queried_part(
    model: &Model,
    field: &Field,
    (part, of): (&Part, &Field),
    shape: &Shape,
) -> Option<QueriedView> {
    let compared = part.kind.query_kind()?;
    let examples = model.examples(of);
    let name = Name::from_any(&part.column).ok()?;
    Some(QueriedView {
        name: format!("{}.{}", field.name.snake(), of.name.snake()),
        column: part.column.clone(),
        is_part: true,
        variant: name.pascal(),
        doc: match of.doc.as_str() {
            "" => format!("Its {}.", name.human()),
            _ => doc(of),
        },
        optional: field.optional || of.optional,
        kind: part.kind.stated_kind(),
        value: shape.value_of(part, compared),
        // What a test refers to has an id that nobody knows before.
        operand: match examples.first() {
            Some(example) if field.any.is_empty() => rust::noted(example),
            _ => String::new(),
        },
        document: part.kind.scalar() == Scalar::Json,
    })
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
    let given = match kind.default(field) {
        Some(default) => format!("{ident}.or({default})"),
        None => ident.clone(),
    };
    let method = match (field.optional, kind.parts().is_empty()) {
        (true, true) => "optional",
        (false, true) => "required",
        (true, false) => "optional_whole",
        (false, false) => "required_whole",
    };
    let rule = kind.rule();
    let mut checks = vec![format!(
        "let {ident} = violations.{method}(\"{name}\", {given}, {rule});"
    )];
    if kind.refers_to_many() {
        checks.push(format!(
            "let {ident} = violations.distinct(\"{name}\", {ident});"
        ));
    }
    if let Some(rule) = kind.element_rule() {
        checks.push(format!(
            "let {ident} = violations.each(\"{name}\", {ident}, {rule});"
        ));
    }
    checks
}

/// What a field stands for: the user's words, or what its name says.
fn doc(field: &Field) -> String {
    if !field.doc.is_empty() {
        return field.doc.clone();
    }
    let human = field.name.human();
    match field.ty {
        crate::model::FieldType::Ref(_) => format!("Its {}, by id.", human.trim_end_matches(" id")),
        crate::model::FieldType::Refs(_) => {
            format!("Its {}, by id, in order.", human.trim_end_matches(" ids"))
        }
        crate::model::FieldType::Scalar(scalar) => scalar_doc(scalar, &human),
        _ => format!("Its {human}."),
    }
}

fn scalar_doc(scalar: crate::scalar::Scalar, human: &str) -> String {
    use crate::scalar::Scalar;
    match (scalar, human.rsplit_once(' ')) {
        (Scalar::Date | Scalar::DateTime | Scalar::Time, Some((event, "on" | "at"))) => {
            moment_doc(event)
        }
        (Scalar::Bool, _) => bool_doc(human),
        _ => format!("Its {human}."),
    }
}

/// As a sentence: most events are done to a thing, some it does itself.
fn moment_doc(event: &str) -> String {
    const ITS_OWN: [&str; 11] = [
        "arrived", "began", "departed", "died", "ended", "expired", "happened", "left", "occurred",
        "returned", "started",
    ];
    if event.ends_with('s') || ITS_OWN.contains(&event) {
        format!("When it {event}.")
    } else if event == "due" {
        format!("When it is {event}.")
    } else {
        format!("When it was {event}.")
    }
}

/// As a sentence where the name is a verb or an adjective, which the ends of English adjectives tell.
fn bool_doc(human: &str) -> String {
    const VERBS: [&str; 4] = ["is ", "has ", "can ", "was "];
    const ENDS: [&str; 9] = [
        "able", "al", "ed", "ent", "ful", "ible", "ic", "ive", "less",
    ];
    if VERBS.iter().any(|verb| human.starts_with(verb)) {
        format!("Whether it {human}.")
    } else if ENDS.iter().any(|end| human.ends_with(end)) {
        format!("Whether it is {human}.")
    } else {
        format!("Whether `{human}` is set.")
    }
}
