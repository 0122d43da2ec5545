//! Contacts and what they refer to, over HTTP.

use axum::http::StatusCode;
use serde_json::json;

use super::PATH;
use super::valid;
use crate::endpoints::partners::customer;
use crate::endpoints::partners::vendor;
use crate::support::App;
use crate::support::violation;
use crate::support::with;

#[tokio::test]
async fn list_by_customer_owner() {
    let app = App::new();
    let target = customer::present(&app).await;
    let path = format!(
        "/api/v1/partners/customers/{}/contacts",
        target.as_str().expect("an id")
    );
    assert_eq!(app.get(&path).await.json()["total"], 0);
    let body = with(
        &valid(&app).await,
        "owner",
        json!({ "type": "customer", "id": target }),
    );
    let created = app.created(PATH, &body).await;
    assert_eq!(app.get(&path).await.json()["items"], json!([created]));
    let other = format!("{path}?id__ne={}", created["id"].as_str().expect("an id"));
    assert_eq!(app.get(&other).await.json()["total"], 0);
    let stranger = app.created(customer::PATH, &customer::other()).await;
    let stranger = stranger["id"].as_str().expect("an id");
    let path = format!("/api/v1/partners/customers/{stranger}/contacts");
    assert_eq!(app.get(&path).await.json()["total"], 0);
    let nobody = "/api/v1/partners/customers/00000000-0000-7000-8000-000000000000/contacts";
    app.get(nobody)
        .await
        .problem(StatusCode::NOT_FOUND, "not-found");
}

#[tokio::test]
async fn list_by_vendor_owner() {
    let app = App::new();
    let target = vendor::present(&app).await;
    let path = format!(
        "/api/v1/partners/vendors/{}/contacts",
        target.as_str().expect("an id")
    );
    assert_eq!(app.get(&path).await.json()["total"], 0);
    let body = with(
        &valid(&app).await,
        "owner",
        json!({ "type": "vendor", "id": target }),
    );
    let created = app.created(PATH, &body).await;
    assert_eq!(app.get(&path).await.json()["items"], json!([created]));
    let other = format!("{path}?id__ne={}", created["id"].as_str().expect("an id"));
    assert_eq!(app.get(&other).await.json()["total"], 0);
    let stranger = app.created(vendor::PATH, &vendor::other()).await;
    let stranger = stranger["id"].as_str().expect("an id");
    let path = format!("/api/v1/partners/vendors/{stranger}/contacts");
    assert_eq!(app.get(&path).await.json()["total"], 0);
    let nobody = "/api/v1/partners/vendors/00000000-0000-7000-8000-000000000000/contacts";
    app.get(nobody)
        .await
        .problem(StatusCode::NOT_FOUND, "not-found");
}

#[tokio::test]
async fn is_deleted_with_what_its_owner_customer_refers_to() {
    let app = App::new();
    let target = customer::present(&app).await;
    let body = with(
        &valid(&app).await,
        "owner",
        json!({ "type": "customer", "id": target }),
    );
    let created = app.created(PATH, &body).await;
    let target = format!(
        "/api/v1/partners/customers/{}",
        target.as_str().expect("an id")
    );
    let deleted = app.delete(&target).await;
    assert_eq!(deleted.status, StatusCode::NO_CONTENT, "{}", deleted.text());
    let found = app.get(&super::path(&created)).await;
    found.problem(StatusCode::NOT_FOUND, "not-found");
}

#[tokio::test]
async fn is_deleted_with_what_its_owner_vendor_refers_to() {
    let app = App::new();
    let target = vendor::present(&app).await;
    let body = with(
        &valid(&app).await,
        "owner",
        json!({ "type": "vendor", "id": target }),
    );
    let created = app.created(PATH, &body).await;
    let target = format!(
        "/api/v1/partners/vendors/{}",
        target.as_str().expect("an id")
    );
    let deleted = app.delete(&target).await;
    assert_eq!(deleted.status, StatusCode::NO_CONTENT, "{}", deleted.text());
    let found = app.get(&super::path(&created)).await;
    found.problem(StatusCode::NOT_FOUND, "not-found");
}

#[tokio::test]
async fn is_found_by_its_owner_customer() {
    let app = App::new();
    let target = customer::present(&app).await;
    let owner = json!({ "type": "customer", "id": target });
    let body = with(&valid(&app).await, "owner", owner.clone());
    let created = app.created(PATH, &body).await;
    assert_eq!(created["owner"], owner);
    let target = target.as_str().expect("an id");
    let nowhere = "00000000-0000-7000-8000-000000000000";
    for (filter, total) in [
        (format!("owner.type=customer&owner.id={target}"), 1),
        (
            format!("owner.type__in=customer&owner.id__in={target},{nowhere}"),
            1,
        ),
        (format!("owner.type__ne=customer&owner.id={target}"), 0),
        (format!("owner.id={nowhere}"), 0),
    ] {
        let found = app.get(&format!("{PATH}?{filter}")).await.json();
        assert_eq!(found["total"], total, "{filter}");
    }
    for (filter, rule) in [
        ("owner.type", "one_of"),
        ("owner.id", "type"),
        ("owner.name", "unknown"),
    ] {
        let answer = app.get(&format!("{PATH}?{filter}=nonsense")).await;
        assert_eq!(answer.violations(), [violation(filter, rule)]);
    }
}

#[tokio::test]
async fn names_what_is_wrong_with_its_owner_customer() {
    let app = App::new();
    let target = customer::present(&app).await;
    let body = valid(&app).await;
    let total = app.get(PATH).await.json()["total"].clone();
    let nowhere = "00000000-0000-7000-8000-000000000000";
    for (owner, place, rule) in [
        (
            json!({ "type": "customer", "id": nowhere }),
            "/id",
            "reference",
        ),
        (
            json!({ "type": "nonsense", "id": target }),
            "/type",
            "one_of",
        ),
        (json!({ "type": "customer" }), "/id", "required"),
        (json!({ "id": target }), "/type", "required"),
        (json!(target), "", "type"),
    ] {
        let answer = app.post(PATH, &with(&body, "owner", owner)).await;
        assert_eq!(
            answer.violations(),
            [violation(&format!("/owner{place}"), rule)]
        );
    }
    assert_eq!(app.get(PATH).await.json()["total"], total);
}

#[tokio::test]
async fn is_found_by_its_owner_vendor() {
    let app = App::new();
    let target = vendor::present(&app).await;
    let owner = json!({ "type": "vendor", "id": target });
    let body = with(&valid(&app).await, "owner", owner.clone());
    let created = app.created(PATH, &body).await;
    assert_eq!(created["owner"], owner);
    let target = target.as_str().expect("an id");
    let nowhere = "00000000-0000-7000-8000-000000000000";
    for (filter, total) in [
        (format!("owner.type=vendor&owner.id={target}"), 1),
        (
            format!("owner.type__in=vendor&owner.id__in={target},{nowhere}"),
            1,
        ),
        (format!("owner.type__ne=vendor&owner.id={target}"), 0),
        (format!("owner.id={nowhere}"), 0),
    ] {
        let found = app.get(&format!("{PATH}?{filter}")).await.json();
        assert_eq!(found["total"], total, "{filter}");
    }
    for (filter, rule) in [
        ("owner.type", "one_of"),
        ("owner.id", "type"),
        ("owner.name", "unknown"),
    ] {
        let answer = app.get(&format!("{PATH}?{filter}=nonsense")).await;
        assert_eq!(answer.violations(), [violation(filter, rule)]);
    }
}

#[tokio::test]
async fn names_what_is_wrong_with_its_owner_vendor() {
    let app = App::new();
    let target = vendor::present(&app).await;
    let body = valid(&app).await;
    let total = app.get(PATH).await.json()["total"].clone();
    let nowhere = "00000000-0000-7000-8000-000000000000";
    for (owner, place, rule) in [
        (
            json!({ "type": "vendor", "id": nowhere }),
            "/id",
            "reference",
        ),
        (
            json!({ "type": "nonsense", "id": target }),
            "/type",
            "one_of",
        ),
        (json!({ "type": "vendor" }), "/id", "required"),
        (json!({ "id": target }), "/type", "required"),
        (json!(target), "", "type"),
    ] {
        let answer = app.post(PATH, &with(&body, "owner", owner)).await;
        assert_eq!(
            answer.violations(),
            [violation(&format!("/owner{place}"), rule)]
        );
    }
    assert_eq!(app.get(PATH).await.json()["total"], total);
}
