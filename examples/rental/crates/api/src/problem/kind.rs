//! The kinds of problems: one table of statuses and names.

use axum::http::StatusCode;

/// A kind of problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The request cannot be read.
    Malformed,
    /// There is no such thing.
    NotFound,
    /// The path does not have the method.
    MethodNotAllowed,
    /// Values that are unique are taken.
    Duplicate,
    /// There would be too many members, or too few.
    MemberCount,
    /// A rule of the whole would be broken.
    Rule,
    /// Others still refer to it.
    InUse,
    /// Someone else changed it at the same time.
    Stale,
    /// Its state does not allow the step.
    Transition,
    /// It is at another version than the caller expects.
    VersionMismatch,
    /// The body is too large.
    BodyTooLarge,
    /// The body has the wrong type.
    UnsupportedMediaType,
    /// Values break rules.
    Validation,
    /// The service failed.
    Internal,
    /// The store does not answer, or the service stops.
    Unavailable,
    /// The request took too long.
    Timeout,
}

impl Kind {
    /// All of them.
    pub(crate) const ALL: &[Self] = &[
        Self::Malformed,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::Duplicate,
        Self::MemberCount,
        Self::Rule,
        Self::InUse,
        Self::Stale,
        Self::Transition,
        Self::VersionMismatch,
        Self::BodyTooLarge,
        Self::UnsupportedMediaType,
        Self::Validation,
        Self::Internal,
        Self::Unavailable,
        Self::Timeout,
    ];

    /// Its status.
    pub(crate) const fn status(self) -> StatusCode {
        match self {
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Duplicate
            | Self::InUse
            | Self::Stale
            | Self::MemberCount
            | Self::Rule
            | Self::Transition => StatusCode::CONFLICT,
            Self::VersionMismatch => StatusCode::PRECONDITION_FAILED,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Validation => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable | Self::Timeout => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// Its name in `type`.
    pub(crate) const fn slug(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::Duplicate => "duplicate",
            Self::MemberCount => "member-count",
            Self::Rule => "rule",
            Self::InUse => "in-use",
            Self::Stale => "stale",
            Self::Transition => "transition",
            Self::VersionMismatch => "version-mismatch",
            Self::BodyTooLarge => "body-too-large",
            Self::UnsupportedMediaType => "unsupported-media-type",
            Self::Validation => "validation",
            Self::Internal => "internal",
            Self::Unavailable => "unavailable",
            Self::Timeout => "timeout",
        }
    }

    /// When it occurs.
    pub(crate) const fn described(self) -> &'static str {
        match self {
            Self::Malformed => "The path, a header or the body cannot be read",
            Self::NotFound => "There is none, or it was deleted",
            Self::MethodNotAllowed => "The path does not have the method",
            Self::Duplicate => "Values that have to be unique are taken",
            Self::MemberCount => "There would be too many of its members, or too few",
            Self::Rule => {
                "The whole would break rules; `errors` lists each, by its place in the whole"
            }
            Self::InUse => "Others still refer to it",
            Self::Stale => "Someone else changed it at the same time",
            Self::Transition => "Its `state` does not allow the `action`",
            Self::VersionMismatch => "It is at none of the versions that `If-Match` says",
            Self::BodyTooLarge => "The body is too large",
            Self::UnsupportedMediaType => "The body is not JSON by its `Content-Type`",
            Self::Validation => "Values break rules; `errors` lists each of them",
            Self::Internal => "The service failed",
            Self::Unavailable => "The store does not answer, or the service stops",
            Self::Timeout => "The request took too long",
        }
    }
}
