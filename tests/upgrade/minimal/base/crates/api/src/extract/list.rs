//! The query of a list: page, order and filters.

use std::fmt;

use application::queries::{FieldSpec, PageRequest, Query, QueryField, ValueKind};
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
        let query = parts.uri.query().unwrap_or_default();
        let pairs: Vec<_> = parse(query.as_bytes()).collect();
        let pairs = pairs.iter().map(|(name, text)| (&**name, &**text));
        Query::parse(pairs)
            .map(Self)
            .map_err(|violations| Problem::invalid_parameters(&violations))
    }
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
        parameters.extend(specs.into_iter().map(filter));
        parameters
    }
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

fn filter(spec: FieldSpec) -> Parameter {
    let lookups = Lookups(spec);
    let description = format!("Equal to this. Lookups: {lookups}");
    parameter(spec.name, description, schema(spec.kind))
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

/// The lookups of a field, as they are written in a query.
struct Lookups(FieldSpec);

impl fmt::Display for Lookups {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(FieldSpec {
            name,
            kind,
            nullable,
        }) = self;
        write!(f, "`{name}__ne`")?;
        for lookup in ["gt", "gte", "lt", "lte", "in", "not_in"] {
            write!(f, ", `{name}__{lookup}`")?;
        }
        if *kind == ValueKind::Text {
            write!(f, ", `{name}__like`, `{name}__ilike`")?;
        }
        if *nullable {
            write!(f, ", `{name}__is_null`")?;
        }
        Ok(())
    }
}
