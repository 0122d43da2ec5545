//! Conditions on the version of a resource (RFC 9110, section 13.1).

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, header};
use domain::audit::Version;
use domain::validation::Invalid;
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::{ObjectBuilder, Required, Type};

use crate::problem::Problem;

/// The version that a change is to be made on; none if any will do.
#[derive(Debug)]
pub(crate) struct IfMatch(pub(crate) Option<Version>);

/// The versions that the caller has already.
#[derive(Debug)]
pub(crate) struct IfNoneMatch(Tags);

/// What stands in such a header.
#[derive(Debug)]
enum Tags {
    /// Nothing: it is not there.
    Absent,
    /// `*`: any version.
    Any,
    /// These.
    These(Vec<Tag>),
}

/// An entity tag.
#[derive(Debug)]
struct Tag {
    weak: bool,
    /// Its version; none if it is no tag of ours.
    version: Option<i64>,
}

impl IfNoneMatch {
    /// Whether the caller has this version.
    pub(crate) fn includes(&self, version: i64) -> bool {
        match &self.0 {
            Tags::Absent => false,
            Tags::Any => true,
            Tags::These(tags) => tags.iter().any(|tag| tag.version == Some(version)),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        let Tags::These(tags) = tags(&parts.headers, &header::IF_MATCH)? else {
            return Ok(Self(None));
        };
        // A weak tag never matches here.
        let strong = tags.iter().filter(|tag| !tag.weak);
        let versions: Vec<_> = strong.filter_map(|tag| tag.version).collect();
        match versions[..] {
            [] => Err(Problem::unmet_condition()),
            [version] => Ok(Self(Some(Version::restore(version)))),
            _ => Err(malformed(&header::IF_MATCH, "must name one version")),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for IfNoneMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        tags(&parts.headers, &header::IF_NONE_MATCH).map(Self)
    }
}

impl IntoParams for IfMatch {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let description = "The `ETag` of the version that is meant; if it is another by now, 412";
        vec![parameter("If-Match", description)]
    }
}

impl IntoParams for IfNoneMatch {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let description = "The `ETag` of the version that is known; if it still is, 304";
        vec![parameter("If-None-Match", description)]
    }
}

fn parameter(name: &str, description: &str) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(description))
        .schema(Some(ObjectBuilder::new().schema_type(Type::String).build()))
        .example(Some("\"1\"".into()))
        .build()
}

fn tags(headers: &HeaderMap, name: &HeaderName) -> Result<Tags, Problem> {
    let Some(value) = headers.get(name) else {
        return Ok(Tags::Absent);
    };
    let text = value.to_str().unwrap_or_default().trim();
    if text == "*" {
        return Ok(Tags::Any);
    }
    let tags: Option<_> = text.split(',').map(|tag| read(tag.trim())).collect();
    tags.map(Tags::These)
        .ok_or_else(|| malformed(name, "must be an entity tag such as \"1\", or *"))
}

fn read(text: &str) -> Option<Tag> {
    let strong = text.strip_prefix("W/");
    let opaque = strong
        .unwrap_or(text)
        .strip_prefix('"')?
        .strip_suffix('"')?;
    if opaque.contains('"') {
        return None;
    }
    Some(Tag {
        weak: strong.is_some(),
        version: opaque
            .parse()
            .ok()
            .filter(|version: &i64| version.to_string() == opaque),
    })
}

fn malformed(name: &HeaderName, message: &str) -> Problem {
    Problem::malformed_header(name.as_str(), Invalid::new("format", message))
}
