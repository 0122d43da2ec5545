//! Serving, stopping and starting again.

use std::io::Write as _;
use std::io::{BufRead as _, BufReader};
use std::net::TcpStream;

use crate::sample;
use crate::support::Answer;
use crate::support::{Place, Service, run};

#[test]
fn says_where_its_docs_are() {
    let place = Place::new();
    let service = Service::start(&place, &[]);
    assert!(service.line_with("docs page").ends_with("/docs"));
    let page = service.get("/docs/index.html");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("swagger-ui"), "{}", page.body);
}

#[test]
fn tells_a_container_whether_it_is_ready() {
    let place = Place::new();
    let service = Service::start(&place, &[]);
    let port = format!("HTTP_PORT={}", service.port());
    let ready = run(&place, &["health", "--set", &port]);
    assert!(ready.status.success(), "{ready:?}");
    service.terminate();
    assert!(service.ended().success());
    let stopped = run(&place, &["health", "--set", &port]);
    assert_eq!(stopped.status.code(), Some(1));
}

#[test]
fn cuts_off_what_does_not_end_in_time() {
    let place = Place::new();
    let service = Service::start(&place, &["HTTP_SHUTDOWN_SECONDS=0"]);
    let mut stream = service.connect();
    let head = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n";
    stream.write_all(head.as_bytes()).expect("a head");
    service.terminate();
    assert!(service.ended().success());
}

#[test]
fn keeps_its_data_over_a_restart() {
    let place = Place::new();
    let first = Service::start(&place, &[]);
    let created = first.post(sample::PATH, &sample::valid());
    assert_eq!(created.status, 201, "{}", created.body);
    let id = created.json()["id"].as_str().expect("an id").to_owned();
    first.terminate();
    assert!(first.ended().success());

    let second = Service::start(&place, &[]);
    let found = second.get(&format!("{}/{id}", sample::PATH));
    assert_eq!((found.status, found.json()), (200, created.json()));
}

/// Begins to create a sample, and returns once the service waits for the body.
fn begin_to_create(service: &Service, body: &str) -> TcpStream {
    let mut stream = service.connect();
    let head = format!(
        "POST {} HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n",
        sample::PATH,
        body.len()
    );
    stream.write_all(head.as_bytes()).expect("a head");
    let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
    let mut line = String::new();
    reader.read_line(&mut line).expect("a line");
    assert_eq!(line, "HTTP/1.1 100 Continue\r\n");
    reader.read_line(&mut line).expect("a line");
    stream
}

#[test]
fn finishes_the_running_request_before_it_stops() {
    let place = Place::new();
    let service = Service::start(&place, &[]);
    let body = sample::valid().to_string();
    let mut stream = begin_to_create(&service, &body);

    service.terminate();
    service.line_with("stopping");
    stream.write_all(body.as_bytes()).expect("a body");
    assert_eq!(Answer::read(stream).status, 201);
    assert!(service.ended().success());
}

#[test]
fn answers_the_request_that_it_cuts_off() {
    let place = Place::new();
    let service = Service::start(&place, &["HTTP_SHUTDOWN_SECONDS=0"]);
    let stream = begin_to_create(&service, &sample::valid().to_string());

    service.terminate();
    let answer = Answer::read(stream);
    assert_eq!(answer.status, 503);
    assert_eq!(answer.json()["type"], "/problems/unavailable");
    assert!(service.ended().success());
}
