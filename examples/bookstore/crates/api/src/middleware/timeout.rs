//! Ends a request that takes too long. Its unit of work is dropped, and so rolled back, unless its
//! commit has begun: that runs to its end.

use axum::BoxError;

use crate::problem::Problem;

/// What the caller gets instead of an answer.
pub(crate) async fn timed_out(_elapsed: BoxError) -> Problem {
    Problem::timeout()
}
