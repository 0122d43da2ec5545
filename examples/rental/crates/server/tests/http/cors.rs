//! Which web pages may call the service.

use api::{HttpOptions, Origins};
use axum::http::{Request, StatusCode};

use crate::support::{Answer, App, empty, options};

async fn preflight(app: &App, origin: &str) -> Answer {
    let request = Request::options("/api/v1")
        .header("origin", origin)
        .header("access-control-request-method", "PUT")
        .header("access-control-request-headers", "content-type,if-match");
    app.send(empty(request)).await
}

#[tokio::test]
async fn lets_a_listed_origin_pass() {
    let answer = preflight(&App::new(), "https://shop.example").await;
    assert_eq!(answer.status, StatusCode::OK);
    let allowed = answer.header("access-control-allow-origin");
    assert_eq!(allowed, "https://shop.example");
    assert!(
        answer
            .header("access-control-allow-methods")
            .contains("PUT")
    );
}

#[tokio::test]
async fn gives_another_origin_no_permission() {
    let answer = preflight(&App::new(), "https://evil.example").await;
    assert_eq!(answer.header("access-control-allow-origin"), "");
}

#[tokio::test]
async fn lets_any_origin_pass_without_credentials() {
    let app = App::with(&HttpOptions {
        origins: Origins::Any,
        ..options()
    });
    let answer = preflight(&app, "https://any.example").await;
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.header("access-control-allow-credentials"), "");
}

#[tokio::test]
async fn shows_a_page_the_headers_that_it_needs() {
    let app = App::new();
    let request = Request::get("/nowhere").header("origin", "https://shop.example");
    let answer = app.send(empty(request)).await;
    answer.problem(StatusCode::NOT_FOUND, "not-found");
    let exposed = answer.header("access-control-expose-headers");
    assert_eq!(exposed, "etag,location,x-request-id");
}
