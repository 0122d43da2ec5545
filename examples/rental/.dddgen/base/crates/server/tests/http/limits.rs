//! What a request may cost.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use api::HttpOptions;
use application::health::HealthCheck;
use async_trait::async_trait;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::repositories::BoxError;
use serde_json::json;
use tokio::sync::Notify;

use crate::sample;
use crate::support::{App, options};

struct Endless;

#[async_trait]
impl HealthCheck for Endless {
    async fn check(&self) -> Result<(), BoxError> {
        std::future::pending().await
    }
}

/// Never ends by itself, and tells when it has begun and when it was ended.
#[derive(Clone, Default)]
struct Slow {
    begun: Arc<Notify>,
    ended: Arc<AtomicBool>,
}

struct OnDrop<'a>(&'a AtomicBool);

impl Drop for OnDrop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

#[async_trait]
impl HealthCheck for Slow {
    async fn check(&self) -> Result<(), BoxError> {
        let _ended = OnDrop(&self.ended);
        self.begun.notify_one();
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

#[tokio::test]
async fn a_cut_off_ends_what_runs_and_lets_nothing_begin() {
    let slow = Slow::default();
    let app = App::with_health(slow.clone(), &options());
    let cut_off = async {
        slow.begun.notified().await;
        app.cut_off().await;
        assert!(slow.ended.load(Ordering::SeqCst));
    };
    let (running, ()) = tokio::join!(app.get("/health/ready"), cut_off);
    running.problem(StatusCode::SERVICE_UNAVAILABLE, "unavailable");
    let late = app.get("/health").await;
    late.problem(StatusCode::SERVICE_UNAVAILABLE, "unavailable");
}
