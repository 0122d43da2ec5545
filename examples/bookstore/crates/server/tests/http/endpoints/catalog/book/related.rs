//! Books and what they refer to, over HTTP.

use axum::http::StatusCode;
use serde_json::json;

use super::PATH;
use super::valid;
use crate::endpoints::catalog::author;
use crate::support::App;
use crate::support::with;

#[tokio::test]
async fn list_by_author() {
    let app = App::new();
    let target = author::present(&app).await;
    let path = format!(
        "/api/v1/catalog/authors/{}/books",
        target.as_str().expect("an id")
    );
    assert_eq!(app.get(&path).await.json()["total"], 0);
    let body = with(&valid(&app).await, "author_id", target);
    let created = app.created(PATH, &body).await;
    assert_eq!(app.get(&path).await.json()["items"], json!([created]));
    let other = format!("{path}?id__ne={}", created["id"].as_str().expect("an id"));
    assert_eq!(app.get(&other).await.json()["total"], 0);
    let stranger = app.created(author::PATH, &author::other()).await;
    let stranger = stranger["id"].as_str().expect("an id");
    let path = format!("/api/v1/catalog/authors/{stranger}/books");
    assert_eq!(app.get(&path).await.json()["total"], 0);
    let nobody = "/api/v1/catalog/authors/00000000-0000-7000-8000-000000000000/books";
    app.get(nobody)
        .await
        .problem(StatusCode::NOT_FOUND, "not-found");
}

#[tokio::test]
async fn keeps_what_its_author_id_refers_to() {
    let app = App::new();
    let target = author::present(&app).await;
    let body = with(&valid(&app).await, "author_id", target.clone());
    let created = app.created(PATH, &body).await;
    let target = format!(
        "/api/v1/catalog/authors/{}",
        target.as_str().expect("an id")
    );
    app.delete(&target)
        .await
        .problem(StatusCode::CONFLICT, "in-use");
    assert_eq!(app.get(&super::path(&created)).await.json(), created);
}
