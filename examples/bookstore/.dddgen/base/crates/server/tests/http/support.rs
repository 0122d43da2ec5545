//! An application to send requests to, and answers to look into.

use std::sync::Arc;
use std::time::Duration;

use api::AppState;
use api::{CutOff, HttpOptions, Origins};
use application::health::HealthCheck;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::request::Builder;
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode};
use serde_json::Value;
use tokio::sync::OnceCell;
use tower::ServiceExt as _;

use crate::store::Store;

/// The application, with a store of its own, which is opened when the first request is sent.
pub(crate) struct App {
    opened: OnceCell<(Router, Option<Store>)>,
    options: HttpOptions,
    health: Option<Arc<dyn HealthCheck>>,
    cut_off: CutOff,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

/// The options of tests.
pub(crate) fn options() -> HttpOptions {
    HttpOptions {
        body_limit: 1024 * 1024,
        bulk_limit: 5,
        request_timeout: Duration::from_secs(30),
        origins: Origins::These(vec![HeaderValue::from_static("https://shop.example")]),
        docs: true,
    }
}

impl App {
    pub(crate) fn new() -> Self {
        Self::with(&options())
    }

    pub(crate) fn with(options: &HttpOptions) -> Self {
        Self {
            opened: OnceCell::new(),
            options: options.clone(),
            health: None,
            cut_off: CutOff::default(),
        }
    }

    /// An application whose health is as told, which is a way into every layer.
    pub(crate) fn with_health(health: impl HealthCheck + 'static, options: &HttpOptions) -> Self {
        Self {
            health: Some(Arc::new(health)),
            ..Self::with(options)
        }
    }

    pub(crate) fn with_state(state: AppState) -> Self {
        let app = Self::new();
        let router = api::app(state, &app.options, &app.cut_off);
        Self {
            opened: OnceCell::new_with(Some((router, None))),
            ..app
        }
    }

    /// Ends its requests, as a stop does in the end.
    pub(crate) async fn cut_off(&self) {
        self.cut_off.cut().await;
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let (router, _) = self.opened.get_or_init(|| self.open()).await;
        let response = router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body");
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: body.to_vec(),
        }
    }

    async fn open(&self) -> (Router, Option<Store>) {
        let (store, mut state) = Store::open().await;
        if let Some(health) = &self.health {
            state.health = health.clone();
        }
        (api::app(state, &self.options, &self.cut_off), Some(store))
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(empty(Request::get(path))).await
    }

    /// A `GET` by someone who has what these lines of entity tags name.
    pub(crate) async fn get_unless(&self, path: &str, tags: &[&str]) -> Answer {
        let request = Request::get(path);
        let request = tags.iter().fold(request, |request, tag| {
            request.header("if-none-match", *tag)
        });
        self.send(empty(request)).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.send(empty(Request::delete(path))).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(json(Request::post(path), body)).await
    }

    pub(crate) async fn put(&self, path: &str, body: &Value) -> Answer {
        self.send(json(Request::put(path), body)).await
    }

    /// A `PUT` that means the version with this entity tag.
    pub(crate) async fn put_if(&self, path: &str, tag: &str, body: &Value) -> Answer {
        self.send(json(Request::put(path).header("if-match", tag), body))
            .await
    }

    /// A `POST` that means the version with this entity tag.
    pub(crate) async fn post_if(&self, path: &str, tag: &str, body: &Value) -> Answer {
        self.send(json(Request::post(path).header("if-match", tag), body))
            .await
    }

    pub(crate) async fn patch(&self, path: &str, body: &Value) -> Answer {
        self.send(json(Request::patch(path), body)).await
    }

    /// Creates something, and returns it.
    pub(crate) async fn created(&self, path: &str, body: &Value) -> Value {
        let answer = self.post(path, body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        answer.json()
    }
}

/// A request without a body.
pub(crate) fn empty(request: Builder) -> Request<Body> {
    request.body(Body::empty()).expect("a request")
}

/// A request with a body of JSON.
pub(crate) fn json(request: Builder, body: &Value) -> Request<Body> {
    let request = request.header("content-type", "application/json");
    request
        .body(Body::from(body.to_string()))
        .expect("a request")
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name).map(HeaderValue::to_str);
        value.and_then(Result::ok).unwrap_or_default()
    }

    /// The problem document that it is.
    pub(crate) fn problem(&self, status: StatusCode, kind: &str) -> Value {
        assert_eq!(self.status, status, "{}", self.text());
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["type"], format!("/problems/{kind}"));
        assert_eq!(problem["title"], status.canonical_reason().expect("known"));
        assert_eq!(problem["status"], status.as_u16());
        assert_eq!(problem["request_id"], self.header("x-request-id"));
        problem
    }

    /// The places and rules of what is refused with 422.
    pub(crate) fn violations(&self) -> Vec<(String, String)> {
        let problem = self.problem(StatusCode::UNPROCESSABLE_ENTITY, "validation");
        let errors = problem["errors"].as_array().expect("a list").clone();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        errors
            .iter()
            .map(|error| {
                let place = error.get("pointer").or(error.get("parameter"));
                (place.map(text).unwrap_or_default(), text(&error["rule"]))
            })
            .collect()
    }
}

/// `body` with `member` set to `value`.
pub(crate) fn with(body: &Value, member: &str, value: Value) -> Value {
    let mut body = body.clone();
    body[member] = value;
    body
}

/// A place and a rule.
pub(crate) fn violation(place: &str, rule: &str) -> (String, String) {
    (place.to_owned(), rule.to_owned())
}
