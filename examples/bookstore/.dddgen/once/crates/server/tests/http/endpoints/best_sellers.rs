//! Best sellers over HTTP.

use axum::http::StatusCode;
use serde_json::json;

use crate::endpoints::catalog::book;
use crate::endpoints::sales::order;
use crate::support::App;

const PATH: &str = "/api/v1/best-sellers";

#[tokio::test]
async fn answers_with_what_there_is() {
    let app = App::new();
    let body = book::valid(&app).await;
    app.created(book::PATH, &body).await;
    let body = order::valid(&app).await;
    app.created(order::PATH, &body).await;
    let answer = app.get(PATH).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let expected = json!([
        { "kind": "book", "count": 1 },
        { "kind": "order", "count": 1 },
    ]);
    assert_eq!(answer.json(), expected);
}
