//! Reorder over HTTP.

use axum::http::StatusCode;
use serde_json::json;

use crate::endpoints::sales::order;
use crate::support::App;
use crate::support::violation;

const PATH: &str = "/api/v1/reorder";

#[tokio::test]
async fn answers_with_the_new_order() {
    let app = App::new();
    let body = order::valid(&app).await;
    let earlier = app.created(order::PATH, &body).await;
    let answer = app.post(PATH, &json!({ "order_id": earlier["id"] })).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let done = answer.json();
    assert_ne!(done["order_id"], earlier["id"]);
    let id = done["order_id"].as_str().expect("an id");
    let order = app.get(&format!("{}/{id}", order::PATH)).await.json();
    assert_eq!(order["total"], done["total"]);
    assert_eq!(order["customer_id"], earlier["customer_id"]);
    assert_eq!(order["lines"][0]["book_id"], earlier["lines"][0]["book_id"]);
}

#[tokio::test]
async fn names_the_id_that_is_missing() {
    let answer = App::new().post(PATH, &json!({})).await;
    assert_eq!(answer.violations(), [violation("/order_id", "required")]);
}

#[tokio::test]
async fn does_not_find_what_never_was() {
    let body = json!({ "order_id": "00000000-0000-7000-8000-000000000000" });
    let answer = App::new().post(PATH, &body).await;
    answer.problem(StatusCode::NOT_FOUND, "not-found");
}
