//! Every refusal is a problem document.

use application::health::HealthCheck;
use async_trait::async_trait;
use axum::body::Body;
use axum::http::request::Builder;
use axum::http::{Request, StatusCode};
use domain::repositories::BoxError;
use serde_json::json;
use server::composition;
use testing::TestDatabase;

use crate::sample;
use crate::support::{Answer, App, options, violation};

struct Panicking;

#[async_trait]
impl HealthCheck for Panicking {
    async fn check(&self) -> Result<(), BoxError> {
        panic!("a secret of the handler");
    }
}

async fn send(request: Builder, content_type: &str, body: &'static str) -> Answer {
    let request = request.header("content-type", content_type);
    let request = request.body(Body::from(body)).expect("a request");
    App::new().send(request).await
}

async fn post(content_type: &str, body: &'static str) -> Answer {
    send(Request::post(sample::PATH), content_type, body).await
}

#[tokio::test]
async fn refuses_a_body_that_is_not_json() {
    for body in ["", "{", "{\"title\": }", "nonsense"] {
        let answer = post("application/json", body).await;
        let problem = answer.problem(StatusCode::BAD_REQUEST, "malformed");
        assert_eq!(problem["instance"], sample::PATH);
    }
}

#[tokio::test]
async fn refuses_json_that_is_no_object() {
    for body in ["[]", "1", "null", "\"x\""] {
        let answer = post("application/json", body).await;
        assert_eq!(answer.violations(), [violation("", "type")], "{body}");
    }
}

#[tokio::test]
async fn refuses_a_body_of_another_type() {
    for name in [
        "text/plain",
        "",
        "application/xml",
        "application/jsonx",
        "application/merge-patch+json",
    ] {
        let answer = post(name, "{}").await;
        answer.problem(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type");
        assert!(!answer.headers.contains_key("accept-patch"), "{name}");
    }
    for name in ["application/json", "Application/JSON; charset=utf-8"] {
        let status = post(name, "{}").await.status;
        assert_ne!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{name}");
    }
}

#[tokio::test]
async fn names_the_types_of_a_change_in_part() {
    let path = format!("{}/0197f0c2-0000-7000-8000-000000000000", sample::PATH);
    for name in [
        "text/plain",
        "application/json-patch+json",
        "application/problem+json",
    ] {
        let answer = send(Request::patch(&path), name, "{}").await;
        answer.problem(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type");
        assert_eq!(
            answer.header("accept-patch"),
            "application/merge-patch+json, application/json"
        );
    }
    for name in [
        "application/json",
        "application/merge-patch+json; charset=utf-8",
    ] {
        let answer = send(Request::patch(&path), name, "{}").await;
        answer.problem(StatusCode::NOT_FOUND, "not-found");
        assert!(!answer.headers.contains_key("accept-patch"), "{name}");
    }
}

#[tokio::test]
async fn hides_a_failure_of_the_store() {
    let place = TestDatabase::empty();
    let without_tables = place.connect().await;
    let app = App::with_state(composition::on_database(
        &without_tables,
        &composition::dispatcher(),
    ));
    let answer = app.get(sample::PATH).await;
    let problem = answer.problem(StatusCode::INTERNAL_SERVER_ERROR, "internal");
    assert!(problem["error_id"].is_string());
    assert!(!answer.text().contains("table"), "{}", answer.text());
}

#[tokio::test]
async fn survives_a_panic() {
    let app = App::with_health(Panicking, &options());
    let answer = app.get("/health/ready").await;
    let problem = answer.problem(StatusCode::INTERNAL_SERVER_ERROR, "internal");
    assert!(problem["error_id"].is_string());
    assert!(!answer.text().contains("secret"), "{}", answer.text());
    assert_eq!(app.get("/health").await.json(), json!({ "status": "ok" }));
}
