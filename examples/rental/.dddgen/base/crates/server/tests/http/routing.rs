//! What leads somewhere, and what does not.

use axum::http::{Request, StatusCode};
use serde_json::json;

use crate::sample;
use crate::support::json as request;
use crate::support::{App, empty};

#[tokio::test]
async fn says_where_there_is_nothing() {
    let app = App::new();
    for path in ["/", "/nowhere", "/api/v1", "/api/v1/nowhere"] {
        let answer = app.get(path).await;
        let problem = answer.problem(StatusCode::NOT_FOUND, "not-found");
        assert_eq!(problem["instance"], path);
    }
}

#[tokio::test]
async fn keeps_a_browser_from_misreading_answers() {
    let answer = App::new().send(empty(Request::get("/health"))).await;
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("x-frame-options"), "DENY");
}

#[tokio::test]
async fn takes_a_trailing_slash() {
    let app = App::new();
    let path = format!("{}/", sample::PATH);
    assert_eq!(app.get(&path).await.status, StatusCode::OK);
    let created = app.post(&path, &sample::valid()).await;
    let place = created.header("location");
    assert!(!place.contains("//"), "{place}");
    assert_eq!(app.get(&format!("{place}/")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn says_which_methods_there_are() {
    let app = App::new();
    let put = request(Request::put(sample::PATH), &json!({}));
    let answer = app.send(put).await;
    answer.problem(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed");
    assert_eq!(answer.header("allow"), "POST,GET,HEAD");
}
