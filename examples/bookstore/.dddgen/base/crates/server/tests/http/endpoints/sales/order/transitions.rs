//! Every step of orders from every state, over HTTP.

use axum::http::StatusCode;
use serde_json::Value;
use serde_json::json;

use super::PATH;
use super::path;
use super::valid;
use crate::support::Answer;
use crate::support::App;
use crate::support::violation;
use crate::support::with;

/// A step as the model states it.
struct Step {
    action: &'static str,
    /// The last part of its path.
    route: &'static str,
    /// The member whose state it changes.
    member: &'static str,
    from: &'static [&'static str],
    to: &'static str,
}

const STEPS: &[Step] = &[
    Step {
        action: "confirm",
        route: "confirm",
        member: "status",
        from: &["pending"],
        to: "confirmed",
    },
    Step {
        action: "ship",
        route: "ship",
        member: "status",
        from: &["confirmed"],
        to: "shipped",
    },
    Step {
        action: "deliver",
        route: "deliver",
        member: "status",
        from: &["shipped"],
        to: "delivered",
    },
    Step {
        action: "cancel",
        route: "cancel",
        member: "status",
        from: &["pending", "confirmed"],
        to: "cancelled",
    },
];

/// The routes of the steps that lead to a state of a member.
const WAYS: &[(&str, &str, &[&str])] = &[
    ("status", "pending", &[]),
    ("status", "confirmed", &["confirm"]),
    ("status", "shipped", &["confirm", "ship"]),
    ("status", "delivered", &["confirm", "ship", "deliver"]),
    ("status", "cancelled", &["cancel"]),
];

/// What a step has to be told.
fn said(route: &str) -> Value {
    match route {
        "cancel" => json!({
            "reason": "The quick brown fox",
        }),
        _ => json!({}),
    }
}

/// Whether something of the service refused a step that the state allows.
fn is_guarded(answer: &Answer) -> bool {
    answer.status == StatusCode::CONFLICT && answer.json().get("guard").is_some()
}

fn route(created: &Value, step: &str) -> String {
    format!("{}/{step}", path(created))
}

/// One that went these steps; none if a condition stopped it.
async fn after(app: &App, routes: &[&str]) -> Option<Value> {
    let mut order = app.created(PATH, &valid(app).await).await;
    for step in routes {
        let answer = app.post(&route(&order, step), &said(step)).await;
        if is_guarded(&answer) {
            return None;
        }
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        order = answer.json();
    }
    Some(order)
}

#[tokio::test]
async fn every_legal_step_leads_to_its_state() {
    for step in STEPS {
        for (member, state, routes) in WAYS {
            if *member != step.member || !step.from.contains(state) {
                continue;
            }
            let app = App::new();
            let Some(order) = after(&app, routes).await else {
                continue;
            };
            assert_eq!(order[member], *state);
            let answer = app
                .post(&route(&order, step.route), &said(step.route))
                .await;
            if is_guarded(&answer) {
                continue;
            }
            assert_eq!(
                answer.status,
                StatusCode::OK,
                "{} {state}: {}",
                step.action,
                answer.text()
            );
            let moved = answer.json();
            assert_eq!(moved[member], step.to, "{} {state}", step.action);
            let version = order["version"].as_i64().expect("a number") + 1;
            assert_eq!(moved["version"], version);
            assert_eq!(answer.header("etag"), format!("\"{version}\""));
            assert_eq!(app.get(&path(&order)).await.json(), moved);
        }
    }
}

#[tokio::test]
async fn every_other_step_is_refused_and_changes_nothing() {
    for step in STEPS {
        for (member, state, routes) in WAYS {
            if *member != step.member || step.from.contains(state) {
                continue;
            }
            let app = App::new();
            let Some(order) = after(&app, routes).await else {
                continue;
            };
            let answer = app
                .post(&route(&order, step.route), &said(step.route))
                .await;
            let problem = answer.problem(StatusCode::CONFLICT, "transition");
            assert_eq!(problem["action"], step.action);
            assert_eq!(problem["state"], *state, "{}", step.action);
            assert_eq!(app.get(&path(&order)).await.json(), order);
        }
    }
}

#[tokio::test]
async fn a_step_is_for_the_version_that_is_meant() {
    let app = App::new();
    let order = app.created(PATH, &valid(&app).await).await;
    for step in STEPS {
        let answer = app
            .post_if(&route(&order, step.route), "\"9\"", &said(step.route))
            .await;
        answer.problem(StatusCode::PRECONDITION_FAILED, "version-mismatch");
    }
    assert_eq!(app.get(&path(&order)).await.json(), order);
}

#[tokio::test]
async fn nothing_has_no_steps() {
    let app = App::new();
    let order = app.created(PATH, &valid(&app).await).await;
    app.delete(&path(&order)).await;
    for step in STEPS {
        let answer = app
            .post(&route(&order, step.route), &said(step.route))
            .await;
        answer.problem(StatusCode::NOT_FOUND, "not-found");
    }
}

#[tokio::test]
async fn cancel_refuses_each_bad_input() {
    let app = App::new();
    let order = app.created(PATH, &valid(&app).await).await;
    let body = said("cancel");
    let cases = [
        ("nonsense", json!(1), "unknown"),
        ("reason", json!(1), "type"),
        ("reason", json!(null), "null"),
        ("reason", json!(""), "length"),
        ("reason", json!(" "), "blank"),
        ("reason", json!("x".repeat(501)), "length"),
    ];
    for (member, value, rule) in cases {
        let answer = app
            .post(&route(&order, "cancel"), &with(&body, member, value))
            .await;
        assert_eq!(
            answer.violations(),
            [violation(&format!("/{member}"), rule)]
        );
    }
    assert_eq!(app.get(&path(&order)).await.json(), order);
}
