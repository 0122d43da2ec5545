//! Runs the binary, and talks to it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;
use testing::TestDatabase;
use tokio::runtime::Builder;

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// A folder to run in, and a database.
pub(crate) struct Place {
    folder: TempDir,
    database: TestDatabase,
}

/// A running service.
pub(crate) struct Service {
    child: Child,
    lines: Receiver<String>,
    address: String,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: String,
}

/// The binary in `folder`, with nothing of our own environment.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minimal"));
    command.current_dir(folder).env_clear().args(arguments);
    command
}

/// Runs the binary to its end.
pub(crate) fn run(place: &Place, arguments: &[&str]) -> Output {
    let output = place.command(arguments).output();
    output.expect("it runs")
}

impl Place {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
            database: TestDatabase::empty(),
        }
    }

    /// Executes a statement on the database.
    pub(crate) fn execute(&self, statement: &'static str) {
        let runtime = Builder::new_current_thread().enable_all().build();
        runtime
            .expect("a runtime")
            .block_on(self.database.execute(statement));
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = command(self.folder.path(), arguments);
        command.env("DATABASE_URL", self.database.url());
        command
    }
}

impl Service {
    /// The port that it listens on.
    pub(crate) fn port(&self) -> &str {
        self.address.rsplit(':').next().unwrap_or_default()
    }

    /// Starts the service in `place`, and waits until it listens.
    pub(crate) fn start(place: &Place, settings: &[&str]) -> Self {
        let mut service = Self::starting(place, settings);
        let line = service.line_with("listens on http://");
        let address = line.split("http://").nth(1);
        let address = address.and_then(|rest| rest.split('"').next());
        service.address = address.map(ToOwned::to_owned).expect("an address");
        service
    }

    /// Starts the service in `place`, and waits for nothing.
    pub(crate) fn starting(place: &Place, settings: &[&str]) -> Self {
        let mut arguments = vec!["serve", "--set", "HTTP_PORT=0"];
        arguments.extend(settings.iter().flat_map(|setting| ["--set", *setting]));
        let mut child = place
            .command(&arguments)
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let stdout = BufReader::new(child.stdout.take().expect("its output"));
        let (sender, lines) = channel();
        thread::spawn(move || {
            let mut lines = stdout.lines().map_while(Result::ok);
            lines.try_for_each(|line| sender.send(line))
        });
        Self {
            child,
            lines,
            address: String::new(),
        }
    }

    /// The next line of its output that contains `part`.
    pub(crate) fn line_with(&self, part: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(PATIENCE);
            let line = line.unwrap_or_else(|_| panic!("no line with `{part}`"));
            if line.contains(part) {
                return line;
            }
        }
    }

    /// Opens a connection.
    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        stream
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send(&format!("GET {path} HTTP/1.0\r\n\r\n"))
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Answer {
        let body = body.to_string();
        let length = body.len();
        let headers = format!("content-type: application/json\r\ncontent-length: {length}");
        self.send(&format!("POST {path} HTTP/1.0\r\n{headers}\r\n\r\n{body}"))
    }

    /// Sends a request as it stands.
    pub(crate) fn send(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).expect("a request");
        Answer::read(stream)
    }

    /// Asks it to stop.
    pub(crate) fn terminate(&self) {
        let kill = format!("kill -TERM {}", self.child.id());
        let status = Command::new("sh").args(["-c", &kill]).status();
        assert!(status.expect("a shell").success());
    }

    /// Waits for its end.
    pub(crate) fn ended(mut self) -> ExitStatus {
        self.child.wait().expect("an end")
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It has ended already where a test waited for it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    /// Reads an answer to its end.
    pub(crate) fn read(mut stream: TcpStream) -> Self {
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("an answer");
        let (head, body) = text.split_once("\r\n\r\n").expect("a head");
        let status = head.split(' ').nth(1).and_then(|text| text.parse().ok());
        Self {
            status: status.expect("a status"),
            body: body.to_owned(),
        }
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }
}
