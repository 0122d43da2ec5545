//! Refusals of requests that cannot be read or understood.

use std::fmt::Display;

use domain::validation::{Invalid, Violations};

use super::Problem;
use super::document::Refused;
use super::kind::Kind;

impl Problem {
    /// Parameters of the query that break rules.
    pub(crate) fn invalid_parameters(violations: &Violations) -> Self {
        Self::invalid(violations, |violation| Refused::Parameter {
            parameter: violation.field.clone(),
            invalid: violation.invalid.clone(),
        })
    }

    /// A body that is not JSON.
    pub(crate) fn malformed_body(reason: impl Display) -> Self {
        Self::new(Kind::Malformed, format!("the body is not JSON: {reason}"))
    }

    /// A body that could not be read to its end.
    pub(crate) fn unreadable_body(reason: impl Display) -> Self {
        Self::new(
            Kind::Malformed,
            format!("the body cannot be read: {reason}"),
        )
    }

    /// A part of the path that cannot be what it should be.
    pub(crate) fn malformed_path(parameter: &str, invalid: Invalid) -> Self {
        let mut problem = Self::new(Kind::Malformed, format!("`{parameter}` {invalid}"));
        problem.errors.push(Refused::Parameter {
            parameter: parameter.to_owned(),
            invalid,
        });
        problem
    }

    /// A header that cannot be what it should be.
    pub(crate) fn malformed_header(header: &str, invalid: Invalid) -> Self {
        let mut problem = Self::new(Kind::Malformed, format!("`{header}` {invalid}"));
        problem.errors.push(Refused::Header {
            header: header.to_owned(),
            invalid,
        });
        problem
    }

    /// A body of more than the most bytes.
    pub(crate) fn body_too_large() -> Self {
        Self::new(
            Kind::BodyTooLarge,
            "the body is larger than this service takes",
        )
    }

    /// A body of another type than JSON.
    pub(crate) fn unsupported_media_type() -> Self {
        Self::new(
            Kind::UnsupportedMediaType,
            "the body has to be JSON, with `Content-Type: application/json`",
        )
    }
}
