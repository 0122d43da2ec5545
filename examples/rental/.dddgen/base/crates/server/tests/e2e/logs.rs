//! What the log has of a request.

use serde_json::Value;
use testing::NO_TABLE;

use crate::sample;
use crate::support::{Place, Service, run};

fn entry(line: &str) -> Value {
    serde_json::from_str(line).expect("a line of JSON")
}

#[test]
fn logs_each_request_once_with_its_id() {
    let place = Place::new();
    let service = Service::start(&place, &["LOG_FORMAT=json"]);
    let path = sample::PATH;
    let request = format!("GET {path}?page=1 HTTP/1.0\r\nx-request-id: job-7\r\n\r\n");
    assert_eq!(service.send(&request).status, 200);
    let entry = entry(&service.line_with("job-7"));
    assert_eq!(entry["span"]["request_id"], "job-7");
    let fields = &entry["fields"];
    assert_eq!(fields["message"], "request");
    assert_eq!(fields["method"], "GET");
    assert_eq!(fields["route"], path);
    assert_eq!(fields["status"], 200);
    assert!(fields["latency_ms"].is_number());
}

#[test]
fn logs_what_happened_in_a_request() {
    let place = Place::new();
    let service = Service::start(&place, &["LOG_FORMAT=json", "LOG_LEVEL=debug"]);
    let created = service.post(sample::PATH, &sample::valid());
    assert_eq!(created.status, 201, "{}", created.body);
    let told = entry(&service.line_with("event_id"));
    assert!(told["span"]["request_id"].is_string(), "{told}");
    let told = entry(&service.line_with("event in full"));
    let envelope = entry(told["fields"]["envelope"].as_str().expect("text"));
    assert_eq!(envelope["version"], 1);
    assert_eq!(envelope["data"]["id"], created.json()["id"]);
}

#[test]
fn logs_a_failure_under_the_id_that_the_caller_got() {
    // The second logs errors alone, but for the line that says where the service listens.
    for level in ["info", "error,server=info"] {
        logs_a_failure_at(level);
    }
}

fn logs_a_failure_at(level: &str) {
    let place = Place::new();
    let level = format!("LOG_LEVEL={level}");
    let service = Service::start(&place, &["LOG_FORMAT=json", &level]);
    assert!(
        run(&place, &["migrate", "down", "--steps", "1000"])
            .status
            .success()
    );
    let answer = service.get(sample::PATH);
    assert_eq!(answer.status, 500);
    let problem = answer.json();
    let id = problem["error_id"].as_str().expect("an id");
    let entry = entry(&service.line_with(id));
    assert_eq!(entry["level"], "ERROR");
    assert!(problem["request_id"].is_string(), "{problem}");
    assert_eq!(
        entry["span"]["request_id"], problem["request_id"],
        "{level}"
    );
    let cause = entry["fields"]["cause"].as_str().expect("a cause");
    assert!(cause.contains(NO_TABLE), "{cause}");
}
