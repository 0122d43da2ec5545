//! Every step of sales transactions from every state, over HTTP.

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
        from: &["draft"],
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
        action: "complete",
        route: "complete",
        member: "status",
        from: &["shipped"],
        to: "completed",
    },
    Step {
        action: "cancel",
        route: "cancel",
        member: "status",
        from: &["draft", "confirmed"],
        to: "cancelled",
    },
    Step {
        action: "pay",
        route: "pay",
        member: "payment_status",
        from: &["unpaid"],
        to: "paid",
    },
    Step {
        action: "refund",
        route: "refund",
        member: "payment_status",
        from: &["paid"],
        to: "refunded",
    },
];

/// The routes of the steps that lead to a state of a member.
const WAYS: &[(&str, &str, &[&str])] = &[
    ("status", "draft", &[]),
    ("status", "confirmed", &["confirm"]),
    ("status", "shipped", &["confirm", "ship"]),
    ("status", "completed", &["confirm", "ship", "complete"]),
    ("status", "cancelled", &["cancel"]),
    ("payment_status", "unpaid", &[]),
    ("payment_status", "paid", &["pay"]),
    ("payment_status", "refunded", &["pay", "refund"]),
];

/// What a step has to be told.
fn said(route: &str) -> Value {
    match route {
        "cancel" => json!({
            "cancellation_reason": "The quick brown fox",
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
    let mut sales_transaction = app.created(PATH, &valid(app).await).await;
    for step in routes {
        let answer = app
            .post(&route(&sales_transaction, step), &said(step))
            .await;
        if is_guarded(&answer) {
            return None;
        }
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        sales_transaction = answer.json();
    }
    Some(sales_transaction)
}

#[tokio::test]
async fn every_legal_step_leads_to_its_state() {
    for step in STEPS {
        for (member, state, routes) in WAYS {
            if *member != step.member || !step.from.contains(state) {
                continue;
            }
            let app = App::new();
            let Some(sales_transaction) = after(&app, routes).await else {
                continue;
            };
            assert_eq!(sales_transaction[member], *state);
            let answer = app
                .post(&route(&sales_transaction, step.route), &said(step.route))
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
            let version = sales_transaction["version"].as_i64().expect("a number") + 1;
            assert_eq!(moved["version"], version);
            assert_eq!(answer.header("etag"), format!("\"{version}\""));
            assert_eq!(app.get(&path(&sales_transaction)).await.json(), moved);
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
            let Some(sales_transaction) = after(&app, routes).await else {
                continue;
            };
            let answer = app
                .post(&route(&sales_transaction, step.route), &said(step.route))
                .await;
            let problem = answer.problem(StatusCode::CONFLICT, "transition");
            assert_eq!(problem["action"], step.action);
            assert_eq!(problem["state"], *state, "{}", step.action);
            assert_eq!(
                app.get(&path(&sales_transaction)).await.json(),
                sales_transaction
            );
        }
    }
}

#[tokio::test]
async fn a_step_is_for_the_version_that_is_meant() {
    let app = App::new();
    let sales_transaction = app.created(PATH, &valid(&app).await).await;
    for step in STEPS {
        let answer = app
            .post_if(
                &route(&sales_transaction, step.route),
                "\"9\"",
                &said(step.route),
            )
            .await;
        answer.problem(StatusCode::PRECONDITION_FAILED, "version-mismatch");
    }
    assert_eq!(
        app.get(&path(&sales_transaction)).await.json(),
        sales_transaction
    );
}

#[tokio::test]
async fn nothing_has_no_steps() {
    let app = App::new();
    let sales_transaction = app.created(PATH, &valid(&app).await).await;
    app.delete(&path(&sales_transaction)).await;
    for step in STEPS {
        let answer = app
            .post(&route(&sales_transaction, step.route), &said(step.route))
            .await;
        answer.problem(StatusCode::NOT_FOUND, "not-found");
    }
}

#[tokio::test]
async fn cancel_refuses_each_bad_input() {
    let app = App::new();
    let sales_transaction = app.created(PATH, &valid(&app).await).await;
    let body = said("cancel");
    let cases = [
        ("nonsense", json!(1), "unknown"),
        ("cancellation_reason", json!(1), "type"),
        ("cancellation_reason", json!(null), "null"),
        ("cancellation_reason", json!(""), "length"),
        ("cancellation_reason", json!(" "), "blank"),
        ("cancellation_reason", json!("x".repeat(501)), "length"),
    ];
    for (member, value, rule) in cases {
        let answer = app
            .post(
                &route(&sales_transaction, "cancel"),
                &with(&body, member, value),
            )
            .await;
        assert_eq!(
            answer.violations(),
            [violation(&format!("/{member}"), rule)]
        );
    }
    assert_eq!(
        app.get(&path(&sales_transaction)).await.json(),
        sales_transaction
    );
}
