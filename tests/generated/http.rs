//! A running service, and a small client for it.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use serde_json::Value;

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running service.
#[derive(Debug)]
pub(crate) struct Service {
    child: Child,
    address: String,
}

/// A request to be sent.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    method: &'static str,
    path: String,
    headers: String,
    body: String,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: String,
}

impl Service {
    /// Starts `program` in `folder` on a free port with a database, and waits until it listens.
    pub(crate) fn start(program: &Path, folder: &Path, database: &str) -> Self {
        let mut command = Command::new(program);
        command.args(["serve", "--set", "HTTP_PORT=0"]);
        command.args(["--set", &format!("DATABASE_URL={database}")]);
        command.current_dir(folder).env_clear();
        let mut child = command.stdout(Stdio::piped()).spawn().expect("it starts");
        let output = BufReader::new(child.stdout.take().expect("its output"));
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                // Nobody waits for a line any more, but the service must not block on its output.
                let _ = sender.send(line);
            }
        });
        let address = loop {
            let line = lines.recv_timeout(PATIENCE).expect("it listens");
            if let Some((_, address)) = line.split_once("listens on http://") {
                break address.to_owned();
            }
        };
        Self { child, address }
    }

    #[track_caller]
    pub(crate) fn send(&self, request: &Request) -> Answer {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        stream.write_all(request.text().as_bytes()).expect("sent");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("an answer");
        let (head, body) = text.split_once("\r\n\r\n").expect("a head");
        let status = head.split(' ').nth(1).and_then(|text| text.parse().ok());
        Answer {
            status: status.expect("a status"),
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    /// Asks it to stop, and waits for its end.
    pub(crate) fn stop(mut self) -> ExitStatus {
        let kill = format!("kill -TERM {}", self.child.id());
        let status = Command::new("sh").args(["-c", &kill]).status();
        assert!(status.expect("a shell").success());
        self.child.wait().expect("an end")
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It has ended already where a test stopped it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Request {
    pub(crate) fn new(method: &'static str, path: impl Into<String>) -> Self {
        Self {
            method,
            path: path.into(),
            headers: String::new(),
            body: String::new(),
        }
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        let _ = write!(self.headers, "{name}: {value}\r\n");
        self
    }

    pub(crate) fn json(mut self, body: &Value) -> Self {
        self.body = body.to_string();
        self.header("content-type", "application/json")
    }

    fn text(&self) -> String {
        let (method, path, headers, body) = (self.method, &self.path, &self.headers, &self.body);
        let length = body.len();
        format!("{method} {path} HTTP/1.0\r\n{headers}content-length: {length}\r\n\r\n{body}")
    }
}

impl Answer {
    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}\n\n{}", self.head, self.body);
        self
    }

    /// A refusal as RFC 9457 has it.
    #[track_caller]
    pub(crate) fn refuses(self, status: u16) -> Self {
        let answer = self.is(status);
        assert_eq!(
            answer.header("content-type"),
            Some("application/problem+json")
        );
        assert_eq!(answer.json()["status"], status, "{}", answer.body);
        answer
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let mut values = lines.filter(|(found, _)| found.eq_ignore_ascii_case(name));
        values.next().map(|(_, value)| value)
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}:\n{}", self.body))
    }

    /// The member `name` of its document, a text.
    #[track_caller]
    pub(crate) fn text(&self, name: &str) -> String {
        let document = self.json();
        let text = document[name].as_str();
        text.unwrap_or_else(|| panic!("no `{name}`: {document}"))
            .to_owned()
    }
}
