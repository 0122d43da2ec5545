//! The query of a list: page, order and filters.

use std::borrow::Cow;
use std::fmt::Write as _;

use application::queries::{FieldSpec, Lookup, PageRequest, Query, QueryField, ValueKind};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use form_urlencoded::parse;
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::SchemaType;
use utoipa::openapi::{KnownFormat, ObjectBuilder, Required, SchemaFormat, Type};

use crate::problem::Problem;

/// A query on the fields of a read model.
#[derive(Debug)]
pub(crate) struct ListQuery<F>(pub(crate) Query<F>);

impl<S: Sync, F: QueryField> FromRequestParts<S> for ListQuery<F> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        let pairs = pairs(parts);
        Query::parse(named(&pairs))
            .map(Self)
            .map_err(|violations| Problem::invalid_parameters(&violations))
    }
}

/// The parameters of a request.
fn pairs(parts: &Parts) -> Vec<(Cow<'_, str>, Cow<'_, str>)> {
    parse(parts.uri.query().unwrap_or_default().as_bytes()).collect()
}

fn named<'p>(
    pairs: &'p [(Cow<'_, str>, Cow<'_, str>)],
) -> impl Iterator<Item = (&'p str, &'p str)> {
    pairs.iter().map(|(name, text)| (&**name, &**text))
}

impl<F: QueryField> IntoParams for ListQuery<F> {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let page = PageRequest::default();
        let specs: Vec<_> = F::ALL.iter().map(|field| field.spec()).collect();
        let mut parameters = vec![
            number("page", "Which page, from 1", page.number(), None),
            number(
                "page_size",
                "The most items of a page",
                page.size(),
                Some(PageRequest::MAX_SIZE),
            ),
            parameter("sort", sort(&specs), string()),
        ];
        parameters.extend(conditions::<F>());
        parameters
    }
}

/// The parameters that say what an item has to satisfy.
fn conditions<F: QueryField>() -> Vec<Parameter> {
    let filters = F::ALL.iter().map(|field| filter(field.spec()));
    filters.collect()
}

fn number(name: &str, description: &str, default: u32, maximum: Option<u32>) -> Parameter {
    let schema = of(Type::Integer)
        .minimum(Some(1))
        .maximum(maximum)
        .default(Some(default.into()));
    parameter(name, description, schema)
}

fn sort(specs: &[FieldSpec]) -> String {
    let names: Vec<_> = specs.iter().map(|spec| spec.name).collect();
    format!(
        "The order, as `-created_at,id`: `-` is descending. Fields: {}",
        names.join(", ")
    )
}

/// One parameter for each field, which asks what is asked most; it names the others, since a page
/// that lists them all would hide what a list is about.
fn filter(spec: FieldSpec) -> Parameter {
    let mut lookups = spec.lookups();
    let first = lookups.next().unwrap_or(Lookup::Equal);
    let mut description = format!("Finds what is {}", first.meaning());
    for (at, lookup) in lookups.enumerate() {
        let lead = if at == 0 { ". Others: " } else { ", " };
        // Writing into a `String` cannot fail.
        let _ = write!(description, "{lead}`{}`", lookup.parameter(spec.name));
    }
    parameter(&first.parameter(spec.name), description, schema(spec.kind))
}

fn parameter(name: &str, description: impl Into<String>, schema: ObjectBuilder) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(description))
        .schema(Some(schema.build()))
        .build()
}

fn schema(kind: ValueKind) -> ObjectBuilder {
    match kind {
        ValueKind::Text => string(),
        ValueKind::Integer => of(Type::Integer),
        ValueKind::Decimal | ValueKind::Float => of(Type::Number),
        ValueKind::Boolean => of(Type::Boolean),
        ValueKind::Date => formatted(KnownFormat::Date),
        ValueKind::Time => formatted(KnownFormat::Time),
        ValueKind::Instant => formatted(KnownFormat::DateTime),
        ValueKind::Id => formatted(KnownFormat::Uuid),
    }
}

fn string() -> ObjectBuilder {
    of(Type::String)
}

fn formatted(format: KnownFormat) -> ObjectBuilder {
    string().format(Some(SchemaFormat::KnownFormat(format)))
}

fn of(kind: Type) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(SchemaType::Type(kind))
}
