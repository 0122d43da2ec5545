//! Sales transactions and what they refer to, over HTTP.

use axum::http::StatusCode;
use serde_json::json;

use super::PATH;
use super::valid;
use crate::endpoints::partners::customer;
use crate::support::App;
use crate::support::with;

#[tokio::test]
async fn list_by_customer() {
    let app = App::new();
    let target = customer::present(&app).await;
    let path = format!(
        "/api/v1/partners/customers/{}/sales-transactions",
        target.as_str().expect("an id")
    );
    assert_eq!(app.get(&path).await.json()["total"], 0);
    let body = with(&valid(&app).await, "customer_id", target);
    let created = app.created(PATH, &body).await;
    assert_eq!(app.get(&path).await.json()["items"], json!([created]));
    let other = format!("{path}?id__ne={}", created["id"].as_str().expect("an id"));
    assert_eq!(app.get(&other).await.json()["total"], 0);
    let stranger = app.created(customer::PATH, &customer::other()).await;
    let stranger = stranger["id"].as_str().expect("an id");
    let path = format!("/api/v1/partners/customers/{stranger}/sales-transactions");
    assert_eq!(app.get(&path).await.json()["total"], 0);
    let nobody =
        "/api/v1/partners/customers/00000000-0000-7000-8000-000000000000/sales-transactions";
    app.get(nobody)
        .await
        .problem(StatusCode::NOT_FOUND, "not-found");
}

#[tokio::test]
async fn keeps_what_its_customer_id_refers_to() {
    let app = App::new();
    let target = customer::present(&app).await;
    let body = with(&valid(&app).await, "customer_id", target.clone());
    let created = app.created(PATH, &body).await;
    let target = format!(
        "/api/v1/partners/customers/{}",
        target.as_str().expect("an id")
    );
    app.delete(&target)
        .await
        .problem(StatusCode::CONFLICT, "in-use");
    assert_eq!(app.get(&super::path(&created)).await.json(), created);
}
