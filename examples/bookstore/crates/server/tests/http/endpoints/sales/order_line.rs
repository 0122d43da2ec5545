//! Order lines over HTTP.

use axum::http::StatusCode;
use serde_json::Value;
use serde_json::json;

use crate::endpoints::catalog::book;
use crate::endpoints::sales::order as root;
use crate::support::App;
use crate::support::violation;
use crate::support::with;

/// A body that breaks no rule.
pub(crate) async fn valid(app: &App) -> Value {
    let book = book::present(app).await;
    let mut body = json!({});
    body["quantity"] = json!(42);
    body["unit_price"] = json!("19.99");
    body["book_id"] = book.clone();
    body
}

/// The place of the lines of a new order, and one of them.
async fn present(app: &App) -> (String, Value) {
    let created = app.created(root::PATH, &root::valid(app).await).await;
    let path = format!(
        "{}/{}/lines",
        root::PATH,
        created["id"].as_str().expect("an id")
    );
    let one = created["lines"][0].clone();
    (path, one)
}

fn within(path: &str, one: &Value) -> String {
    format!("{path}/{}", one["id"].as_str().expect("an id"))
}

#[tokio::test]
async fn is_found_at_its_place() {
    let app = App::new();
    let (path, one) = present(&app).await;
    let found = app.get(&within(&path, &one)).await;
    assert_eq!(found.status, StatusCode::OK, "{}", found.text());
    assert_eq!(found.json(), one);
    let all = app.get(&path).await;
    assert_eq!(all.json(), json!({ "items": [one] }));
    assert_eq!(all.header("etag"), found.header("etag"));
}

#[tokio::test]
async fn shows_what_follows() {
    let app = App::new();
    let (path, one) = present(&app).await;
    let found = app.get(&within(&path, &one)).await.json();
    assert_eq!(found["subtotal"], json!("839.58"));
}

/// Checks what the root of these lines says that follows from them.
#[track_caller]
fn says(root: &Value, expected: &Value) {
    let expected = expected.as_object().expect("an object");
    for (member, value) in expected {
        assert_eq!(root[member], *value, "{member}");
    }
}

#[tokio::test]
async fn its_root_follows_each_change() {
    let app = App::new();
    let (path, one) = present(&app).await;
    let root = path.trim_end_matches("/lines");
    says(
        &app.get(root).await.json(),
        &json!({
            "total": "839.58",
        }),
    );
    for (patch, expected) in [
        (
            json!({ "quantity": 7 }),
            json!({
                "total": "139.93",
            }),
        ),
        (
            json!({ "unit_price": "5.00" }),
            json!({
                "total": "35",
            }),
        ),
    ] {
        let answer = app.patch(&within(&path, &one), &patch).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        says(&app.get(root).await.json(), &expected);
    }
    app.delete(&within(&path, &one)).await;
    says(
        &app.get(root).await.json(),
        &json!({
            "total": "0",
        }),
    );
}

#[tokio::test]
async fn names_every_member_that_is_missing() {
    let app = App::new();
    let (path, _) = present(&app).await;
    let missing = ["book_id", "quantity", "unit_price"];
    let answer = app.post(&path, &json!({})).await;
    assert_eq!(
        answer.violations(),
        missing.map(|member| violation(&format!("/{member}"), "required"))
    );

    let body = with(&root::valid(&app).await, "lines", json!([{}]));
    let answer = app.post(root::PATH, &body).await;
    let within = missing.map(|member| violation(&format!("/lines/0/{member}"), "required"));
    assert_eq!(answer.violations(), within);
}

#[tokio::test]
async fn refuses_each_bad_value() {
    let app = App::new();
    let (path, one) = present(&app).await;
    let body = valid(&app).await;
    let root = root::valid(&app).await;
    let cases = [
        ("nonsense", json!(1), "unknown"),
        ("subtotal", json!(1), "unknown"),
        ("book_id", json!(1), "type"),
        ("book_id", json!(null), "null"),
        ("quantity", json!("nonsense"), "type"),
        ("quantity", json!(null), "null"),
        ("quantity", json!(0), "range"),
        ("quantity", json!(101), "range"),
        ("unit_price", json!("nonsense"), "type"),
        ("unit_price", json!(null), "null"),
        ("unit_price", json!("-1"), "range"),
        (
            "book_id",
            json!("00000000-0000-7000-8000-000000000000"),
            "reference",
        ),
    ];
    for (member, value, rule) in cases {
        let body = with(&body, member, value);
        let answer = app.put(&within(&path, &one), &body).await;
        assert_eq!(
            answer.violations(),
            [violation(&format!("/{member}"), rule)]
        );
        let answer = app
            .post(root::PATH, &with(&root, "lines", json!([body])))
            .await;
        assert_eq!(
            answer.violations(),
            [violation(&format!("/lines/0/{member}"), rule)]
        );
    }
    let answer = app
        .post(root::PATH, &with(&root, "lines", json!([1])))
        .await;
    assert_eq!(answer.violations(), [violation("/lines/0", "type")]);
}

#[tokio::test]
async fn keeps_subtotal_is_exact() {
    let app = App::new();
    let (path, one) = present(&app).await;
    let place = within(&path, &one);
    let mut body = valid(&app).await;
    let changes = json!({
        "quantity": 100,
        "unit_price": "79228162514264337593543950335",
    });
    for (member, value) in changes.as_object().expect("an object") {
        body[member] = value.clone();
    }
    let expected = [violation("/unit_price", "exact")];
    assert_eq!(app.patch(&place, &changes).await.violations(), expected);
    assert_eq!(app.put(&place, &body).await.violations(), expected);
    assert_eq!(app.post(&path, &body).await.violations(), expected);
    assert_eq!(app.get(&place).await.json(), one);

    let root = with(&root::valid(&app).await, "lines", json!([body]));
    let answer = app.post(root::PATH, &root).await;
    assert_eq!(
        answer.violations(),
        [violation("/lines/0/unit_price", "exact")]
    );
}

#[tokio::test]
async fn replaces_it_at_the_version_of_its_root_that_is_meant() {
    let app = App::new();
    let (path, one) = present(&app).await;
    let place = within(&path, &one);
    let tag = app.get(&place).await.header("etag").to_owned();
    let body = valid(&app).await;
    let answer = app.put_if(&place, &tag, &body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert_ne!(answer.header("etag"), tag);
    assert_eq!(answer.json()["id"], one["id"]);
    let late = app.put_if(&place, &tag, &body).await;
    late.problem(StatusCode::PRECONDITION_FAILED, "version-mismatch");
}

#[tokio::test]
async fn changes_each_member_alone() {
    let app = App::new();
    let (path, mut expected) = present(&app).await;
    let place = within(&path, &expected);
    for (member, value) in [("quantity", json!(7)), ("unit_price", json!("5.00"))] {
        let answer = app.patch(&place, &json!({ member: value })).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        let patched = answer.json();
        assert_ne!(patched[member], expected[member], "{member}");
        expected[member] = value;
        expected["subtotal"] = patched["subtotal"].clone();
        assert_eq!(patched, expected, "{member}");
    }
}

#[tokio::test]
async fn is_gone_after_it_was_removed() {
    let app = App::new();
    let (path, one) = present(&app).await;
    let place = within(&path, &one);
    let removed = app.delete(&place).await;
    assert_eq!(removed.status, StatusCode::NO_CONTENT, "{}", removed.text());
    let all = app.get(&path).await;
    assert_eq!(all.json(), json!({ "items": [] }));
    assert_eq!(removed.header("etag"), all.header("etag"));
    for answer in [
        app.get(&place).await,
        app.put(&place, &valid(&app).await).await,
        app.patch(&place, &json!({})).await,
        app.delete(&place).await,
    ] {
        answer.problem(StatusCode::NOT_FOUND, "not-found");
    }
}

#[tokio::test]
async fn refuses_ids_that_are_none() {
    let app = App::new();
    let (path, _) = present(&app).await;
    let answer = app.get(&format!("{path}/nonsense")).await;
    answer.problem(StatusCode::BAD_REQUEST, "malformed");
    let answer = app.get(&format!("{}/nonsense/lines", root::PATH)).await;
    answer.problem(StatusCode::BAD_REQUEST, "malformed");
}
