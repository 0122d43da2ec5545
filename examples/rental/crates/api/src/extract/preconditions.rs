//! Conditions on the version of a resource (RFC 9110, section 13.1).

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use domain::audit::Version;
use domain::validation::Invalid;
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::{ObjectBuilder, Required, Type};

use crate::problem::Problem;

/// What may stand round the elements of a list.
const SPACE: [char; 2] = [' ', '\t'];

/// What may stand between two tags.
const BETWEEN: [char; 3] = [' ', '\t', ','];

/// The versions that a change may be made on; none if any will do.
#[derive(Debug)]
pub(crate) struct IfMatch(pub(crate) Option<Vec<Version>>);

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

impl IfMatch {
    fn of(tags: Tags) -> Self {
        let Tags::These(tags) = tags else {
            return Self(None);
        };
        // A weak tag never matches here, nor does one that is not ours.
        let strong = tags.iter().filter(|tag| !tag.weak);
        let versions = strong.filter_map(|tag| tag.version.map(Version::restore));
        Self(Some(versions.collect()))
    }
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
        tags(&parts.headers, &header::IF_MATCH).map(Self::of)
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
        let description =
            "The `ETag` of the version that is meant, or of several; if it is another by now, 412";
        vec![parameter("If-Match", description)]
    }
}

impl IntoParams for IfNoneMatch {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let description = "The `ETag` of the version that is known, or of several; if it still is one of them, 304";
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

/// What stands in all lines of a header, which together are one list.
fn tags(headers: &HeaderMap, name: &HeaderName) -> Result<Tags, Problem> {
    let lines: Vec<_> = headers
        .get_all(name)
        .iter()
        .map(HeaderValue::as_bytes)
        .collect();
    if lines.is_empty() {
        return Ok(Tags::Absent);
    }
    let text = lines.join(&b',');
    // What is not ASCII may stand in a tag, but in none of ours.
    let text = String::from_utf8_lossy(&text);
    if text.trim_matches(SPACE) == "*" {
        return Ok(Tags::Any);
    }
    list(&text)
        .map(Tags::These)
        .ok_or_else(|| malformed(name, "must be entity tags such as \"1\", or *"))
}

/// The tags between commas, at least one; elements may be empty.
fn list(text: &str) -> Option<Vec<Tag>> {
    let mut tags = Vec::new();
    let mut rest = text.trim_start_matches(BETWEEN);
    while !rest.is_empty() {
        let (tag, after) = read(rest)?;
        tags.push(tag);
        let after = after.trim_start_matches(SPACE);
        if !after.is_empty() && !after.starts_with(',') {
            return None;
        }
        rest = after.trim_start_matches(BETWEEN);
    }
    (!tags.is_empty()).then_some(tags)
}

/// The tag that the text begins with, and what comes after it.
fn read(text: &str) -> Option<(Tag, &str)> {
    let weak = text.strip_prefix("W/");
    let (opaque, after) = weak.unwrap_or(text).strip_prefix('"')?.split_once('"')?;
    if opaque.contains(SPACE) {
        return None;
    }
    let version = opaque.parse().ok();
    let tag = Tag {
        weak: weak.is_some(),
        version: version.filter(|version: &i64| version.to_string() == opaque),
    };
    Some((tag, after))
}

fn malformed(name: &HeaderName, message: &str) -> Problem {
    Problem::malformed_header(name.as_str(), Invalid::new("format", message))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines, the versions that a change may be made on, and those that the caller has.
    type Case = (&'static [&'static [u8]], &'static [i64], &'static [i64]);

    fn read(lines: &[&[u8]]) -> Result<Tags, Problem> {
        let mut headers = HeaderMap::new();
        for line in lines {
            let value = HeaderValue::from_bytes(line).expect("a value");
            headers.append(header::IF_MATCH, value);
        }
        tags(&headers, &header::IF_MATCH)
    }

    #[test]
    fn read_the_tags_of_all_lines() {
        let cases: [Case; 9] = [
            (&[b"\"1\""], &[1], &[1]),
            (&[b"\"1\", \"2\""], &[1, 2], &[1, 2]),
            (&[b"\"1\",\"2\"", b"\"3\""], &[1, 2, 3], &[1, 2, 3]),
            (&[b" , \"1\" ,, \"2\"\t,"], &[1, 2], &[1, 2]),
            (&[b"\"a,1\", \"2\""], &[2], &[2]),
            (&[b"W/\"1\", \"2\""], &[2], &[1, 2]),
            (&[b"W/\"1\""], &[], &[1]),
            (&[b"\"abc\", \"01\", \"+1\", \"\", \"*\""], &[], &[]),
            (&[b"\"\xe9\", \"2\""], &[2], &[2]),
        ];
        for (lines, expected, known) in cases {
            let IfMatch(found) = IfMatch::of(read(lines).expect("tags"));
            let expected = expected.iter().copied().map(Version::restore).collect();
            assert_eq!(found, Some(expected), "{lines:?}");
            let found = IfNoneMatch(read(lines).expect("tags"));
            for version in 0..4 {
                assert_eq!(
                    found.includes(version),
                    known.contains(&version),
                    "{lines:?} {version}"
                );
            }
        }
    }

    #[test]
    fn take_any_version_without_tags() {
        let cases: [&[&[u8]]; 2] = [&[], &[b" * "]];
        for lines in cases {
            assert!(
                matches!(read(lines).map(IfMatch::of), Ok(IfMatch(None))),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn refuse_what_is_no_list_of_tags() {
        let cases: [&[u8]; 11] = [
            b"",
            b",",
            b"1",
            b"\"1",
            b"1\"",
            b"\"1\" \"2\"",
            b"\"1\"\"2\"",
            b"\"1\", *",
            b"w/\"1\"",
            b"W/ \"1\"",
            b"\"1 2\"",
        ];
        for line in cases {
            assert!(read(&[line]).is_err(), "{line:?}");
        }
    }
}
