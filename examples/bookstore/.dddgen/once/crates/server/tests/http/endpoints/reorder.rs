//! Reorder over HTTP.

use axum::http::StatusCode;
use serde_json::json;

use crate::endpoints::catalog::book;
use crate::endpoints::sales::order;
use crate::support::App;
use crate::support::violation;

const PATH: &str = "/api/v1/reorder";

#[tokio::test]
async fn answers_with_what_it_worked_on() {
    let app = App::new();
    let body = book::valid(&app).await;
    let book = app.created(book::PATH, &body).await;
    let body = order::valid(&app).await;
    let order = app.created(order::PATH, &body).await;
    let body = json!({
        "order_id": order["id"],
        "book_id": book["id"],
    });
    let answer = app.post(PATH, &body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let done = answer.json();
    assert_eq!(done["order_id"], order["id"]);
    assert_eq!(done["order_version"], order["version"]);
    assert_eq!(done["book_id"], book["id"]);
    assert_eq!(done["book_version"], book["version"]);
    assert_eq!(done["done_by"], "system");
}

#[tokio::test]
async fn names_every_id_that_is_missing() {
    let answer = App::new().post(PATH, &json!({})).await;
    let expected = [
        violation("/order_id", "required"),
        violation("/book_id", "required"),
    ];
    assert_eq!(answer.violations(), expected);
}

#[tokio::test]
async fn does_not_find_what_never_was() {
    let body = json!({
        "order_id": "00000000-0000-7000-8000-000000000000",
        "book_id": "00000000-0000-7000-8000-000000000000",
    });
    let answer = App::new().post(PATH, &body).await;
    answer.problem(StatusCode::NOT_FOUND, "not-found");
}
