//! Transfer stock over HTTP.

use axum::http::StatusCode;
use serde_json::Value;
use serde_json::json;

use crate::endpoints::inventory::warehouse;
use crate::support::App;
use crate::support::violation;

const PATH: &str = "/api/v1/inventory/transfer-stock";

/// A warehouse that has an item, and one that has nothing.
async fn two(app: &App) -> [Value; 2] {
    let full = warehouse::valid(app).await;
    let full = app.created(warehouse::PATH, &full).await;
    let mut empty = warehouse::valid(app).await;
    empty["code"] = json!("SFO2");
    empty["stock_levels"] = json!([]);
    let empty = app.created(warehouse::PATH, &empty).await;
    [full, empty]
}

fn body(source: &Value, target: &Value, quantity: i64) -> Value {
    json!({
        "source_id": source["id"],
        "target_id": target["id"],
        "item_id": source["stock_levels"][0]["item_id"],
        "quantity": quantity,
    })
}

async fn now(app: &App, warehouse: &Value) -> Value {
    let id = warehouse["id"].as_str().expect("an id");
    app.get(&format!("{}/{id}", warehouse::PATH)).await.json()
}

#[tokio::test]
async fn what_one_warehouse_loses_the_other_gets() {
    let app = App::new();
    let [full, empty] = two(&app).await;
    let all = full["stock_levels"][0]["quantity"].as_i64();
    let all = all.expect("a number");
    let answer = app.post(PATH, &body(&full, &empty, all - 1)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let done = answer.json();
    assert_eq!(done["source_id"], full["id"]);
    assert_eq!(done["source_version"], 2);
    assert_eq!(done["target_id"], empty["id"]);
    assert_eq!(done["target_version"], 2);
    assert_eq!(done["done_by"], "system");
    let (source, target) = (now(&app, &full).await, now(&app, &empty).await);
    assert_eq!(source["stock_levels"][0]["quantity"], 1);
    assert_eq!(target["stock_levels"][0]["quantity"], all - 1);
}

#[tokio::test]
async fn refuses_more_than_there_is() {
    let app = App::new();
    let [full, empty] = two(&app).await;
    let answer = app.post(PATH, &body(&full, &empty, 1_000_000)).await;
    let problem = answer.problem(StatusCode::CONFLICT, "rule");
    assert_eq!(problem["errors"][0]["pointer"], "/quantity");
    assert_eq!(problem["errors"][0]["rule"], "available");
    assert_eq!(now(&app, &full).await, full);
    assert_eq!(now(&app, &empty).await, empty);
}

#[tokio::test]
async fn refuses_one_warehouse_as_both() {
    let app = App::new();
    let [full, _] = two(&app).await;
    let answer = app.post(PATH, &body(&full, &full, 1)).await;
    assert_eq!(answer.violations(), [violation("/target_id", "self")]);
}

#[tokio::test]
async fn names_every_value_that_is_missing() {
    let answer = App::new().post(PATH, &json!({})).await;
    let expected = [
        violation("/source_id", "required"),
        violation("/target_id", "required"),
        violation("/item_id", "required"),
        violation("/quantity", "required"),
    ];
    assert_eq!(answer.violations(), expected);
}

#[tokio::test]
async fn does_not_find_what_never_was() {
    let body = json!({
        "source_id": "00000000-0000-7000-8000-000000000000",
        "target_id": "00000000-0000-7000-8000-000000000001",
        "item_id": "00000000-0000-7000-8000-000000000002",
        "quantity": 1,
    });
    let answer = App::new().post(PATH, &body).await;
    answer.problem(StatusCode::NOT_FOUND, "not-found");
}
