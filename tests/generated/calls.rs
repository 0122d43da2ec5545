//! What a caller says over HTTP, in few words.

use serde_json::Value;

use crate::http::{Answer, Request, Service};

/// Creates something, and gives its place.
#[track_caller]
pub(crate) fn created(service: &Service, path: &str, body: &Value) -> String {
    let answer = post(service, path, body).is(201);
    assert_eq!(answer.header("etag"), Some("\"1\""));
    let place = answer.header("location").expect("a place").to_owned();
    assert_eq!(place, format!("{path}/{}", answer.text("id")));
    place
}

/// The members that a problem is about, in order.
pub(crate) fn pointers(answer: &Answer) -> Vec<String> {
    let document = answer.json();
    let errors = document["errors"].as_array().expect("errors").iter();
    let pointers = errors.filter_map(|error| error["pointer"].as_str());
    let mut pointers: Vec<_> = pointers.map(ToOwned::to_owned).collect();
    pointers.sort();
    pointers
}

pub(crate) fn get(service: &Service, path: &str) -> Answer {
    service.send(&Request::new("GET", path))
}

pub(crate) fn post(service: &Service, path: &str, body: &Value) -> Answer {
    service.send(&Request::new("POST", path).json(body))
}

pub(crate) fn put(service: &Service, path: &str, body: &Value) -> Answer {
    service.send(&Request::new("PUT", path).json(body))
}

pub(crate) fn patch(service: &Service, path: &str, body: &Value) -> Answer {
    service.send(&Request::new("PATCH", path).json(body))
}

pub(crate) fn delete(service: &Service, path: &str) -> Answer {
    service.send(&Request::new("DELETE", path))
}
