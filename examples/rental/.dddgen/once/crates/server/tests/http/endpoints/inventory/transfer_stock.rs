//! Transfer stock over HTTP.

use axum::http::StatusCode;
use serde_json::json;

use crate::endpoints::inventory::warehouse;
use crate::support::App;
use crate::support::violation;

const PATH: &str = "/api/v1/inventory/transfer-stock";

#[tokio::test]
async fn answers_with_what_it_worked_on() {
    let app = App::new();
    let body = warehouse::valid(&app).await;
    let warehouse = app.created(warehouse::PATH, &body).await;
    let body = json!({
        "warehouse_id": warehouse["id"],
    });
    let answer = app.post(PATH, &body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let done = answer.json();
    assert_eq!(done["warehouse_id"], warehouse["id"]);
    assert_eq!(done["warehouse_version"], warehouse["version"]);
    assert_eq!(done["done_by"], "system");
}

#[tokio::test]
async fn names_every_id_that_is_missing() {
    let answer = App::new().post(PATH, &json!({})).await;
    let expected = [violation("/warehouse_id", "required")];
    assert_eq!(answer.violations(), expected);
}

#[tokio::test]
async fn does_not_find_what_never_was() {
    let body = json!({
        "warehouse_id": "00000000-0000-7000-8000-000000000000",
    });
    let answer = App::new().post(PATH, &body).await;
    answer.problem(StatusCode::NOT_FOUND, "not-found");
}
