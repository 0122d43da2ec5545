//! What the errors of use cases mean to HTTP: the one table.

use application::error::UseCaseError;
use domain::transition::TransitionError;
use domain::validation::Invalid;
use domain::validation::Violations;

use super::document::Refused;
use super::kind::Kind;
use super::{Problem, pointer};

impl From<UseCaseError> for Problem {
    fn from(error: UseCaseError) -> Self {
        let detail = error.to_string();
        match error {
            UseCaseError::NotFound { .. } => Self::new(Kind::NotFound, detail),
            UseCaseError::Invalid(violations) => Self::from(violations),
            UseCaseError::Transition(step) => Self::transition(detail, step),
            UseCaseError::Duplicate { fields } => Self::duplicate(detail, fields),
            UseCaseError::Rules(violations) => Self::rules(violations),
            UseCaseError::MemberCount { .. } => Self::new(Kind::MemberCount, detail),
            UseCaseError::InUse { .. } => Self::new(Kind::InUse, detail),
            UseCaseError::VersionMismatch { .. } => Self::new(Kind::VersionMismatch, detail),
            UseCaseError::Stale => Self::new(Kind::Stale, detail),
            UseCaseError::Item { index, source } => Self::from(*source).within_item(index),
            UseCaseError::Unavailable(cause) => Self::unavailable(cause.as_ref()),
            UseCaseError::Store(cause) => Self::internal(cause.as_ref()),
        }
    }
}

impl Problem {
    fn transition(detail: String, step: TransitionError) -> Self {
        let mut problem = Self::new(Kind::Transition, detail);
        problem.step = Some(Box::new(step));
        problem
    }

    /// The same about one of many items.
    fn within_item(mut self, index: usize) -> Self {
        let item = format!("/items/{index}");
        self.detail = format!("item {index}: {}", self.detail);
        for refused in &mut self.errors {
            if let Refused::Pointer { pointer, .. } = refused {
                pointer.insert_str(0, &item);
            }
        }
        if self.errors.is_empty() {
            let invalid = Invalid::new(self.kind.slug(), self.detail.clone());
            self.errors.push(Refused::Pointer {
                pointer: item,
                invalid,
            });
        }
        self
    }

    fn rules(violations: Violations) -> Self {
        let mut problem = Self::from(violations);
        problem.kind = Kind::Rule;
        problem
    }

    fn duplicate(detail: String, fields: &[&str]) -> Self {
        let mut problem = Self::new(Kind::Duplicate, detail);
        let message = match fields {
            [_] => String::from("is taken"),
            _ => format!("are taken together: {}", fields.join(", ")),
        };
        problem.errors = fields
            .iter()
            .map(|field| Refused::Pointer {
                pointer: pointer(field),
                invalid: Invalid::new("unique", message.clone()),
            })
            .collect();
        problem
    }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use domain::audit::Version;

    use super::*;
    use crate::problem::Context;

    fn status(error: UseCaseError, conditional: bool) -> StatusCode {
        let context = Context {
            instance: String::from("/"),
            request_id: String::from("1"),
            conditional,
            safe: true,
            patch: false,
        };
        Problem::from(error).answer(context).status()
    }

    #[test]
    fn gives_each_error_its_status() {
        let not_found = UseCaseError::NotFound {
            entity: "thing",
            id: String::from("1"),
        };
        let too_many = UseCaseError::MemberCount {
            members: "parts",
            expected: String::from("must be at most 1"),
        };
        let mismatch = UseCaseError::VersionMismatch {
            actual: Version::FIRST.next(),
        };
        let refused = TransitionError::State {
            action: "open",
            state: "closed",
        };
        let table = [
            (not_found, 404),
            (UseCaseError::Invalid(Violations::default()), 422),
            (UseCaseError::Duplicate { fields: &["name"] }, 409),
            (UseCaseError::Transition(refused), 409),
            (UseCaseError::Rules(Violations::default()), 409),
            (too_many, 409),
            (UseCaseError::InUse { by: "others" }, 409),
            (mismatch, 412),
            (UseCaseError::Stale, 409),
            (UseCaseError::Unavailable("busy".into()), 503),
            (UseCaseError::Store("broken".into()), 500),
        ];
        for (error, expected) in table {
            let message = error.to_string();
            assert_eq!(status(error, false), expected, "{message}");
        }
    }

    #[test]
    fn fails_the_condition_of_a_request_that_came_second() {
        let status = status(UseCaseError::Stale, true);
        assert_eq!(status, StatusCode::PRECONDITION_FAILED);
    }
}
