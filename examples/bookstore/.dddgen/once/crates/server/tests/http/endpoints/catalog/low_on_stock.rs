//! Low on stock as a parameter of a list.

use axum::http::StatusCode;

use crate::endpoints::catalog::book as listed;
use crate::support::App;
use crate::support::violation;

#[tokio::test]
async fn lists_what_satisfies_it() {
    let app = App::new();
    let body = listed::valid(&app).await;
    let created = app.created(listed::PATH, &body).await;
    let path = format!("{}?specification=low_on_stock", listed::PATH);
    let answer = app.get(&path).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert_eq!(answer.json()["items"], serde_json::json!([created]));
}

#[tokio::test]
async fn is_taken_by_its_name_alone() {
    let app = App::new();
    let answer = app
        .get(&format!("{}?specification=nonsense", listed::PATH))
        .await;
    assert_eq!(answer.violations(), [violation("specification", "unknown")]);
}
