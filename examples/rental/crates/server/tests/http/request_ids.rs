//! The id of each request.

use axum::http::Request;
use uuid::Uuid;

use crate::support::{App, empty};

async fn answered(id: &str) -> String {
    let request = Request::get("/nowhere").header("x-request-id", id);
    let answer = App::new().send(empty(request)).await;
    let given = answer.header("x-request-id").to_owned();
    assert_eq!(answer.json()["request_id"], given);
    given
}

#[tokio::test]
async fn keeps_the_id_of_the_caller() {
    assert_eq!(answered("job-7/step.2").await, "job-7/step.2");
}

#[tokio::test]
async fn replaces_an_id_that_could_do_harm() {
    for id in ["", "with space", "\"quoted\"", &"x".repeat(129)] {
        let given = answered(id).await;
        assert!(given.parse::<Uuid>().is_ok(), "{id} became {given}");
    }
}

#[tokio::test]
async fn gives_each_request_an_id() {
    let app = App::new();
    let first = app.get("/health").await;
    let second = app.get("/health").await;
    assert_ne!(first.header("x-request-id"), second.header("x-request-id"));
}
