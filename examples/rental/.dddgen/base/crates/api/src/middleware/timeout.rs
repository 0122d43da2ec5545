//! Ends a request that takes too long; its unit of work is dropped, and so rolled back.

use axum::BoxError;

use crate::problem::Problem;

/// What the caller gets instead of an answer.
pub(crate) async fn timed_out(_elapsed: BoxError) -> Problem {
    Problem::timeout()
}
