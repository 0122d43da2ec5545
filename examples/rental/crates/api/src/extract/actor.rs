//! Who acts.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::audit::ActorId;

/// Who sent the request. There are no users yet, so it is the service itself.
#[derive(Debug)]
pub(crate) struct Actor(pub(crate) ActorId);

impl<S: Sync> FromRequestParts<S> for Actor {
    type Rejection = Infallible;

    async fn from_request_parts(_parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(ActorId::system()))
    }
}
