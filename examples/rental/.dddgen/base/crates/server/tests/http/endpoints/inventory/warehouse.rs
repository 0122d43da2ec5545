//! Warehouses over HTTP.

use axum::http::StatusCode;
use serde_json::Value;
use serde_json::json;

use crate::endpoints::inventory::warehouse_stock;
use crate::support::App;
use crate::support::violation;
use crate::support::with;

pub(crate) const PATH: &str = "/api/v1/inventory/warehouses";

/// A body that breaks no rule.
pub(crate) async fn valid(app: &App) -> Value {
    let mut body = json!({});
    body["code"] = json!("SFO1");
    body["name"] = json!("San Francisco");
    body["address"] = json!({ "street": "1600 Amphitheatre Parkway", "city": "Mountain View", "state": "CA", "zip_code": "94043", "country": "USA" });
    body["stock_levels"] = json!([warehouse_stock::valid(app).await]);
    body
}

/// The same without what is changed by itself.
fn replacement(mut body: Value) -> Value {
    let object = body.as_object_mut().expect("an object");
    object.remove("stock_levels");
    body
}

/// Another one, with other unique values.
pub(crate) async fn other(app: &App) -> Value {
    let mut body = valid(app).await;
    body["code"] = json!("Thequickbr");
    body["name"] = json!("The quick brown fox");
    body["address"] = json!({ "street": "The quick brown fox", "city": "The quick brown fox", "state": "AB", "zip_code": "12345-6789", "country": "The quick brown fox" });
    body
}

fn path(created: &Value) -> String {
    format!("{PATH}/{}", created["id"].as_str().expect("an id"))
}

#[tokio::test]
async fn says_what_was_sent() {
    let app = App::new();
    let body = valid(&app).await;
    let answer = app.post(PATH, &body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    assert_eq!(answer.header("etag"), "\"1\"");
    let created = answer.json();
    assert_eq!(answer.header("location"), path(&created));
    assert_eq!(created["code"], body["code"]);
    assert_eq!(created["name"], body["name"]);
    assert_eq!(created["address"], body["address"]);
    let found = app.get(&path(&created)).await;
    assert_eq!(found.status, StatusCode::OK);
    assert_eq!(found.header("etag"), "\"1\"");
    assert_eq!(found.json(), created);
}

#[tokio::test]
async fn names_every_member_that_is_missing() {
    let app = App::new();
    let answer = app.post(PATH, &json!({})).await;
    let expected = [
        violation("/code", "required"),
        violation("/name", "required"),
        violation("/address", "required"),
    ];
    assert_eq!(answer.violations(), expected);
}

#[tokio::test]
async fn refuses_members_that_it_does_not_know() {
    let app = App::new();
    let body = with(&valid(&app).await, "nonsense", json!(1));
    assert_eq!(
        app.post(PATH, &body).await.violations(),
        [violation("/nonsense", "unknown")]
    );
}

#[tokio::test]
async fn refuses_each_bad_value() {
    let app = App::new();
    let body = valid(&app).await;
    let cases = [
        ("code", json!(1), "type"),
        ("code", json!(null), "null"),
        ("code", json!(""), "length"),
        ("code", json!(" "), "blank"),
        ("code", json!("x".repeat(11)), "length"),
        ("name", json!(1), "type"),
        ("name", json!(null), "null"),
        ("name", json!(""), "length"),
        ("name", json!(" "), "blank"),
        ("name", json!("x".repeat(121)), "length"),
        ("address", json!(1), "type"),
        ("address", json!(null), "null"),
        ("address/nonsense", json!(1), "unknown"),
        ("address/street", json!(1), "type"),
        ("address/street", json!(null), "null"),
        ("address/city", json!(1), "type"),
        ("address/city", json!(null), "null"),
        ("address/state", json!(1), "type"),
        ("address/state", json!(null), "null"),
        ("address/zip_code", json!(1), "type"),
        ("address/zip_code", json!(null), "null"),
        ("address/country", json!(1), "type"),
        ("address/country", json!(null), "null"),
        ("address/street", json!(""), "length"),
        ("address/street", json!(" "), "blank"),
        ("address/street", json!("x".repeat(201)), "length"),
        ("address/city", json!(""), "length"),
        ("address/city", json!(" "), "blank"),
        ("address/city", json!("x".repeat(101)), "length"),
        ("address/state", json!(""), "length"),
        ("address/state", json!(" ".repeat(2)), "blank"),
        ("address/state", json!("x".repeat(3)), "length"),
        ("address/state", json!("??"), "pattern"),
        ("address/zip_code", json!(""), "length"),
        ("address/zip_code", json!(" ".repeat(5)), "blank"),
        ("address/zip_code", json!("x".repeat(11)), "length"),
        ("address/zip_code", json!("?????"), "pattern"),
        ("address/country", json!(""), "length"),
        ("address/country", json!(" ".repeat(2)), "blank"),
        ("address/country", json!("x".repeat(101)), "length"),
    ];
    for (member, value, rule) in cases {
        let answer = app.post(PATH, &with(&body, member, value)).await;
        assert_eq!(
            answer.violations(),
            [violation(&format!("/{member}"), rule)]
        );
    }
    assert_eq!(app.get(PATH).await.json()["total"], 0);
}

#[tokio::test]
async fn refuses_unique_values_that_are_taken() {
    let app = App::new();
    let body = valid(&app).await;
    app.created(PATH, &body).await;
    app.post(PATH, &body)
        .await
        .problem(StatusCode::CONFLICT, "duplicate");
    assert_eq!(app.get(PATH).await.json()["total"], 1);
}

#[tokio::test]
async fn replaces_the_version_that_is_meant() {
    let app = App::new();
    let created = app.created(PATH, &valid(&app).await).await;
    let body = other(&app).await;
    let body = replacement(body);
    let answer = app.put_if(&path(&created), "\"1\"", &body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert_eq!(answer.header("etag"), "\"2\"");
    let replaced = answer.json();
    assert_eq!(replaced["created_at"], created["created_at"]);
    assert_eq!(replaced["stock_levels"], created["stock_levels"]);
    assert_eq!(replaced["code"], body["code"]);
    assert_eq!(replaced["name"], body["name"]);
    assert_eq!(replaced["address"], body["address"]);
    for tag in ["\"1\"", "\"1\", \"3\"", "W/\"2\"", "\"nonsense\""] {
        let late = app.put_if(&path(&created), tag, &body).await;
        late.problem(StatusCode::PRECONDITION_FAILED, "version-mismatch");
    }
    let none = app.put_if(&path(&created), "2", &body).await;
    none.problem(StatusCode::BAD_REQUEST, "malformed");
    let answer = app.put_if(&path(&created), "\"a,b\", \"2\"", &body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
}

#[tokio::test]
async fn spares_the_answer_that_the_caller_has() {
    let app = App::new();
    let created = app.created(PATH, &valid(&app).await).await;
    let cases: [(&[&str], _); 5] = [
        (&["\"1\""], StatusCode::NOT_MODIFIED),
        (&["\"7\", W/\"1\""], StatusCode::NOT_MODIFIED),
        (&["\"7\"", "\"1\""], StatusCode::NOT_MODIFIED),
        (&["\"7\"", "\"nonsense,1\""], StatusCode::OK),
        (&["1"], StatusCode::BAD_REQUEST),
    ];
    for (tags, status) in cases {
        let answer = app.get_unless(&path(&created), tags).await;
        assert_eq!(answer.status, status, "{tags:?}");
    }
}

#[tokio::test]
async fn changes_each_member_alone() {
    let app = App::new();
    let mut expected = app.created(PATH, &valid(&app).await).await;
    let path = path(&expected);
    for (member, value) in [
        ("code", json!("Thequickbr")),
        ("name", json!("The quick brown fox")),
        (
            "address",
            json!({ "street": "The quick brown fox", "city": "The quick brown fox", "state": "AB", "zip_code": "12345-6789", "country": "The quick brown fox" }),
        ),
    ] {
        let answer = app.patch(&path, &json!({ member: value })).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        let patched = answer.json();
        assert_ne!(patched[member], expected[member], "{member}");
        expected[member] = value;
        expected["version"] = json!(expected["version"].as_i64().map(|version| version + 1));
        expected["updated_at"] = patched["updated_at"].clone();
        assert_eq!(patched, expected, "{member}");
    }
}

#[tokio::test]
async fn lists_page_by_page() {
    let app = App::new();
    let first = app.created(PATH, &valid(&app).await).await;
    let second = app.created(PATH, &other(&app).await).await;
    let page = app
        .get(&format!("{PATH}?sort=-id&page_size=1"))
        .await
        .json();
    assert_eq!(page["items"], json!([second]));
    assert_eq!((&page["total"], &page["pages"]), (&json!(2), &json!(2)));
    let page = app
        .get(&format!("{PATH}?sort=-id&page_size=1&page=2"))
        .await
        .json();
    assert_eq!(page["items"], json!([first]));
}

#[tokio::test]
async fn creates_many_or_none() {
    let app = App::new();
    let path = format!("{PATH}/bulk");
    let (first, second) = (valid(&app).await, other(&app).await);
    let broken = with(&second, "nonsense", json!(1));
    let answer = app.post(&path, &json!({ "items": [first, broken] })).await;
    assert_eq!(
        answer.violations(),
        [violation("/items/1/nonsense", "unknown")]
    );
    let answer = app
        .post(&path, &json!({ "items": [second, first, first] }))
        .await;
    let problem = answer.problem(StatusCode::CONFLICT, "duplicate");
    let pointer = problem["errors"][0]["pointer"].as_str().expect("a pointer");
    assert!(pointer.starts_with("/items/2/"), "{pointer}");
    assert_eq!(app.get(PATH).await.json()["total"], 0);
    let answer = app.post(&path, &json!({ "items": [first, second] })).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    let page = app.get(&format!("{PATH}?sort=id")).await.json();
    assert_eq!(answer.json()["items"], page["items"]);
}

#[tokio::test]
async fn takes_no_more_than_the_limit() {
    let app = App::new();
    let path = format!("{PATH}/bulk");
    let body = valid(&app).await;
    let answer = app.post(&path, &json!({ "items": vec![body; 6] })).await;
    assert_eq!(answer.violations(), [violation("/items", "length")]);
    for (body, rule) in [
        (json!({}), "required"),
        (json!({ "items": null }), "null"),
        (json!({ "items": 1 }), "type"),
    ] {
        assert_eq!(
            app.post(&path, &body).await.violations(),
            [violation("/items", rule)]
        );
    }
    let answer = app.post(&path, &json!({ "items": [1] })).await;
    assert_eq!(answer.violations(), [violation("/items/0", "type")]);
}

#[tokio::test]
async fn changes_many_or_none() {
    let app = App::new();
    let path = format!("{PATH}/bulk");
    let first = app.created(PATH, &valid(&app).await).await;
    let second = app.created(PATH, &other(&app).await).await;
    let (one, two) = (json!({ "id": first["id"] }), json!({ "id": second["id"] }));
    let late = with(&two, "version", json!(7));
    let answer = app.patch(&path, &json!({ "items": [one, late] })).await;
    let problem = answer.problem(StatusCode::PRECONDITION_FAILED, "version-mismatch");
    assert_eq!(problem["errors"][0]["pointer"], "/items/1");
    let nowhere = json!({ "id": "00000000-0000-7000-8000-000000000000" });
    let answer = app.patch(&path, &json!({ "items": [one, nowhere] })).await;
    answer.problem(StatusCode::NOT_FOUND, "not-found");
    let answer = app.patch(&path, &json!({ "items": [one, one] })).await;
    assert_eq!(answer.violations(), [violation("/items/1/id", "repeated")]);
    let answer = app.patch(&path, &json!({ "items": [{}] })).await;
    assert_eq!(answer.violations(), [violation("/items/0/id", "required")]);
    let page = app.get(&format!("{PATH}?sort=id")).await.json();
    assert_eq!(page["items"], json!([first, second]));
    let items = [with(&one, "version", json!(1)), two];
    let answer = app.patch(&path, &json!({ "items": items })).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let patched = answer.json();
    assert_eq!(
        (
            &patched["items"][0]["version"],
            &patched["items"][1]["version"]
        ),
        (&json!(2), &json!(2))
    );
    let page = app.get(&format!("{PATH}?sort=id")).await.json();
    assert_eq!(patched["items"], page["items"]);
}

#[tokio::test]
async fn filters_by_each_field() {
    let app = App::new();
    let created = app.created(PATH, &valid(&app).await).await;
    for (field, operand) in [
        ("code", "SFO1"),
        ("name", "San%20Francisco"),
        ("address.street", "1600%20Amphitheatre%20Parkway"),
        ("address.city", "Mountain%20View"),
        ("address.state", "CA"),
        ("address.zip_code", "94043"),
        ("address.country", "USA"),
        ("id", created["id"].as_str().expect("an id")),
    ] {
        let found = app.get(&format!("{PATH}?{field}={operand}")).await.json();
        assert_eq!(found["items"], json!([created]), "{field}={operand}");
        let others = app
            .get(&format!("{PATH}?{field}__ne={operand}"))
            .await
            .json();
        assert_eq!(others["total"], 0, "{field}__ne={operand}");
    }
}

#[tokio::test]
async fn refuses_queries_that_it_does_not_understand() {
    let app = App::new();
    for (name, text, rule) in [
        ("nonsense", "1", "unknown"),
        ("id__near", "1", "lookup"),
        ("id", "nonsense", "type"),
        ("sort", "nonsense", "unknown"),
        ("page", "0", "range"),
        ("page_size", "100000", "range"),
    ] {
        let answer = app.get(&format!("{PATH}?{name}={text}")).await;
        assert_eq!(answer.violations(), [violation(name, rule)]);
    }
}

#[tokio::test]
async fn is_gone_after_it_was_deleted() {
    let app = App::new();
    let body = valid(&app).await;
    let created = app.created(PATH, &body).await;
    let deleted = app.delete(&path(&created)).await;
    assert_eq!(deleted.status, StatusCode::NO_CONTENT, "{}", deleted.text());
    for answer in [
        app.get(&path(&created)).await,
        app.put(&path(&created), &replacement(body)).await,
        app.patch(&path(&created), &json!({})).await,
        app.delete(&path(&created)).await,
    ] {
        answer.problem(StatusCode::NOT_FOUND, "not-found");
    }
    assert_eq!(app.get(PATH).await.json()["total"], 0);
}

#[tokio::test]
async fn refuses_an_id_that_is_none() {
    let app = App::new();
    let answer = app.get(&format!("{PATH}/nonsense")).await;
    answer.problem(StatusCode::BAD_REQUEST, "malformed");
}
