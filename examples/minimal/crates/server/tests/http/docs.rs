//! The `OpenAPI` document and its page.

use std::collections::BTreeSet;

use api::HttpOptions;
use application::queries::Lookup;
use axum::http::{Method, Request, StatusCode};
use serde_json::{Map, Value};

use crate::support::{App, empty, options};

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

async fn document(app: &App) -> Value {
    app.get("/openapi.json").await.json()
}

fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().expect("an object")
}

/// Path, method and operation of all that the document has.
fn operations(document: &Value) -> Vec<(&str, &str, &Value)> {
    let paths = object(&document["paths"]).iter();
    let operations = paths.flat_map(|(path, item)| {
        let methods = METHODS.into_iter();
        methods.filter_map(move |method| Some((path.as_str(), method, item.get(method)?)))
    });
    operations.collect()
}

#[tokio::test]
async fn documents_exactly_the_methods_of_each_route() {
    let app = App::new();
    let document = document(&app).await;
    assert_eq!(document["openapi"], "3.1.0");
    for (path, item) in object(&document["paths"]) {
        let path = path.replace("{id}", "x");
        let other = Request::builder().method(Method::TRACE).uri(&path);
        let answer = app.send(empty(other)).await;
        answer.problem(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed");
        let allowed = answer.header("allow").to_ascii_lowercase();
        let allowed: BTreeSet<_> = allowed.split(',').filter(|name| *name != "head").collect();
        let documented: BTreeSet<_> = object(item).keys().map(String::as_str).collect();
        assert_eq!(documented, allowed, "{path}");
    }
}

#[tokio::test]
async fn gives_each_operation_a_name_of_its_own() {
    let document = document(&App::new()).await;
    let operations = operations(&document);
    let names: BTreeSet<_> = operations
        .iter()
        .map(|(_, _, operation)| operation["operationId"].as_str().expect("a name"))
        .collect();
    assert_eq!(names.len(), operations.len());
}

#[tokio::test]
async fn declares_each_refusal_as_a_problem() {
    let document = document(&App::new()).await;
    for (path, method, operation) in operations(&document) {
        let responses = object(&operation["responses"]);
        assert!(responses.keys().any(|status| status.starts_with('2')));
        let refusals = responses
            .iter()
            .filter(|(status, _)| status.as_str() >= "4");
        for (status, response) in refusals {
            let content = &response["content"]["application/problem+json"];
            let schema = &content["schema"]["$ref"];
            assert_eq!(
                schema, "#/components/schemas/Problem",
                "{method} {path} {status}"
            );
        }
    }
}

#[tokio::test]
async fn refers_to_nothing_that_is_not_there() {
    let document = document(&App::new()).await;
    let text = document.to_string();
    let references: BTreeSet<_> = text
        .split("\"#/components/schemas/")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let schemas = object(&document["components"]["schemas"]);
    for name in references {
        assert!(schemas.contains_key(name), "{name}");
    }
}

/// The parameters of a query that an operation documents: its own, and those that these name.
fn documented(operation: &Value) -> BTreeSet<String> {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let queries = parameters.filter(|parameter| parameter["in"] == "query");
    let names = queries.flat_map(|parameter| {
        let name = parameter["name"].as_str().expect("a name");
        let description = parameter["description"].as_str().expect("a description");
        let others = description.split('`').filter(|part| part.contains("__"));
        others
            .chain([name])
            .map(ToOwned::to_owned)
            .collect::<Vec<_>>()
    });
    names.collect()
}

/// The parameters that the refusal of an unknown one advises.
async fn advised(app: &App, path: &str) -> BTreeSet<String> {
    let problem = app.get(&format!("{path}?nonsense=1")).await.json();
    let message = problem["errors"][0]["message"].as_str().expect("a message");
    let advice = message.strip_prefix("is unknown; use ").expect("advice");
    let names = advice
        .replace(" or a filter on ", ", ")
        .replace("a filter on ", "");
    names.split(", ").map(ToOwned::to_owned).collect()
}

#[tokio::test]
async fn documents_the_filters_that_are_understood_and_no_others() {
    let app = App::new();
    let document = document(&app).await;
    for (path, _, operation) in operations(&document) {
        let documented = documented(operation);
        let path = path.replace("{id}", "0197f0c2-0000-7000-8000-000000000000");
        let mut fields: BTreeSet<_> = documented
            .iter()
            .filter_map(|name| name.split("__").next())
            .collect();
        if documented.iter().any(|name| name.contains("__")) {
            let advised = advised(&app, &path).await;
            assert!(
                advised
                    .iter()
                    .map(String::as_str)
                    .eq(fields.iter().copied()),
                "{path}: {advised:?}"
            );
            fields.extend(["page", "page_size", "sort", "specification"]);
        }
        for field in fields {
            for lookup in Lookup::ALL {
                let name = lookup.parameter(field);
                let answer = app.get(&format!("{path}?{name}=%7F")).await.text();
                let refused = ["is unknown", "is no lookup"]
                    .iter()
                    .any(|part| answer.contains(part));
                assert_eq!(
                    documented.contains(&name),
                    !refused,
                    "{path} {name}: {answer}"
                );
            }
        }
    }
}

#[tokio::test]
async fn has_a_page_that_needs_no_internet() {
    let app = App::new();
    let answer = app.get("/docs").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = app.get(answer.header("location")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.header("content-type").starts_with("text/html"));
    assert!(!page.text().contains("src=\"http"), "{}", page.text());
    let script = app.get("/docs/swagger-initializer.js").await;
    assert!(script.text().contains("/openapi.json"), "{}", script.text());
    let bundle = app.get("/docs/swagger-ui-bundle.js").await;
    assert_eq!(bundle.status, StatusCode::OK);
    let missing = app.get("/docs/nothing").await;
    missing.problem(StatusCode::NOT_FOUND, "not-found");
}

#[tokio::test]
async fn is_not_there_when_it_is_off() {
    let app = App::with(&HttpOptions {
        docs: false,
        ..options()
    });
    for path in ["/docs", "/docs/index.html", "/openapi.json"] {
        let answer = app.get(path).await;
        answer.problem(StatusCode::NOT_FOUND, "not-found");
    }
}
