//! Best sellers over HTTP.

use axum::http::StatusCode;
use serde_json::json;

use crate::endpoints::catalog::book;
use crate::endpoints::sales::order;
use crate::support::App;

const PATH: &str = "/api/v1/best-sellers";

#[tokio::test]
async fn answers_with_what_was_ordered() {
    let app = App::new();
    let answer = app.get(PATH).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert_eq!(answer.json(), json!([]));
    let body = order::valid(&app).await;
    let order = app.created(order::PATH, &body).await;
    app.created(order::PATH, &body).await;
    let id = &order["lines"][0]["book_id"];
    let path = format!("{}/{}", book::PATH, id.as_str().expect("an id"));
    let book = app.get(&path).await.json();
    let copies = order["lines"][0]["quantity"].as_u64().expect("a number");
    let expected = json!([{
        "book_id": id,
        "title": book["title"],
        "copies": 2 * copies,
        "orders": 2,
    }]);
    assert_eq!(app.get(PATH).await.json(), expected);
}
