//! Whether the service lives and is ready.

use application::health::HealthCheck;
use async_trait::async_trait;
use axum::http::StatusCode;
use domain::repositories::BoxError;
use serde_json::json;

use crate::support::{App, options};

struct Silent;

#[async_trait]
impl HealthCheck for Silent {
    async fn check(&self) -> Result<(), BoxError> {
        Err("the cable is cut".into())
    }
}

#[tokio::test]
async fn lives_and_is_ready() {
    let app = App::new();
    for path in ["/health", "/health/live", "/health/ready"] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.json(), json!({ "status": "ok" }));
    }
}

#[tokio::test]
async fn lives_but_is_not_ready_without_its_store() {
    let app = App::with_health(Silent, &options());
    assert_eq!(app.get("/health/live").await.status, StatusCode::OK);
    let answer = app.get("/health/ready").await;
    let problem = answer.problem(StatusCode::SERVICE_UNAVAILABLE, "unavailable");
    assert!(problem["error_id"].is_string());
    assert!(!answer.text().contains("cable"), "{}", answer.text());
}
