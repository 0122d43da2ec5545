//! What sales transactions say that follows from the rest, over HTTP.

use axum::http::StatusCode;
use serde_json::json;

use super::PATH;
use super::other;
use super::path;
use super::replacement;
use super::valid;
use crate::support::App;
use crate::support::violation;
use crate::support::with;

#[tokio::test]
async fn shows_what_follows() {
    let app = App::new();
    let created = app.created(PATH, &valid(&app).await).await;
    assert_eq!(created["total_amount"], json!("839.58"));
    let mut body = other(&app).await;
    body["number"] = created["number"].clone();
    body["customer_id"] = created["customer_id"].clone();
    let answer = app.put(&path(&created), &replacement(body)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let replaced = answer.json();
    assert_eq!(replaced["total_amount"], created["total_amount"]);
}

#[tokio::test]
async fn finds_by_what_follows() {
    let app = App::new();
    let created = app.created(PATH, &valid(&app).await).await;
    for (field, operand) in [("total_amount", "839.58")] {
        let found = app
            .get(&format!("{PATH}?{field}={operand}&sort=-{field}"))
            .await
            .json();
        assert_eq!(found["items"], json!([created]), "{field}={operand}");
        let others = app
            .get(&format!("{PATH}?{field}__gt={operand}"))
            .await
            .json();
        assert_eq!(others["total"], 0, "{field}__gt={operand}");
    }
}

#[tokio::test]
async fn takes_nothing_that_follows() {
    let app = App::new();
    let body = valid(&app).await;
    for member in ["total_amount"] {
        let answer = app.post(PATH, &with(&body, member, json!(1))).await;
        assert_eq!(
            answer.violations(),
            [violation(&format!("/{member}"), "unknown")]
        );
    }
}
