//! What a request may cost.

use std::time::Duration;

use api::HttpOptions;
use application::health::HealthCheck;
use async_trait::async_trait;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::repositories::BoxError;
use serde_json::json;

use crate::sample;
use crate::support::{App, options};

struct Endless;

#[async_trait]
impl HealthCheck for Endless {
    async fn check(&self) -> Result<(), BoxError> {
        std::future::pending().await
    }
}

#[tokio::test]
async fn refuses_a_body_that_is_too_large() {
    let app = App::with(&HttpOptions {
        body_limit: 100,
        ..options()
    });
    let body = Body::from(json!({ "x": "x".repeat(100) }).to_string());
    let request = Request::post(sample::PATH).header("content-type", "application/json");
    let answer = app.send(request.body(body).expect("a request")).await;
    answer.problem(StatusCode::PAYLOAD_TOO_LARGE, "body-too-large");
}

#[tokio::test]
async fn ends_a_request_that_takes_too_long() {
    let options = HttpOptions {
        request_timeout: Duration::from_millis(1),
        ..options()
    };
    let answer = App::with_health(Endless, &options)
        .get("/health/ready")
        .await;
    let problem = answer.problem(StatusCode::SERVICE_UNAVAILABLE, "timeout");
    assert!(problem["error_id"].is_string());
}
