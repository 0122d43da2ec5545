//! The same requests on every database: the same answers.
//!
//! Each file in `parity/` is a session with a service, a request a line. It is replayed on a new
//! database of each kind; ids and times aside, which differ from run to run, statuses, tags and
//! bodies are equal.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use regex::Regex;

use crate::bookstore;
use crate::http::{Request, Service};
use crate::models;
use crate::store::Store;
use crate::workshop::Workshop;

const ID: &str = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const TIME: &str = r#""(created_at|updated_at|deleted_at)":"[^"]*""#;

/// A line of the session.
#[derive(Debug)]
struct Step {
    line: &'static str,
    status: u16,
    method: &'static str,
    path: &'static str,
    /// The version in `if-match`.
    version: Option<&'static str>,
    body: Option<&'static str>,
    /// What the id in the answer is called from here on.
    name: Option<&'static str>,
}

/// What was learned while a session runs.
#[derive(Debug, Default)]
struct Seen {
    /// Ids by name.
    names: BTreeMap<&'static str, String>,
    /// All ids, in the order in which they came up.
    ids: Vec<String>,
}

#[test]
fn every_database_answers_the_bookstore_alike() {
    let session = include_str!("parity/bookstore.txt");
    answers_are_alike(session, |store| bookstore::program(store).to_owned());
}

#[test]
fn every_database_answers_documents_alike() {
    let session = include_str!("parity/documents.txt");
    answers_are_alike(session, |store| {
        let workshop = Workshop::open();
        let project = workshop.project_of(store, &models::path("documents"));
        project.build_for("documents", store)
    });
}

#[track_caller]
fn answers_are_alike(session: &'static str, program: impl Fn(Store) -> PathBuf) {
    let steps: Vec<_> = steps(session).collect();
    let [first, second] = Store::ALL.map(|store| replay(store, &program(store), &steps));
    let mut report = String::new();
    for (step, (first, second)) in steps.iter().zip(first.iter().zip(&second)) {
        let expected = format!("{} ", step.status);
        if first != second || !first.starts_with(&expected) {
            let [one, other] = Store::ALL.map(Store::keyword);
            let line = step.line;
            let _ = write!(report, "\n{line}\n{one}: {first}\n{other}: {second}\n");
        }
    }
    assert!(report.is_empty(), "not as expected:\n{report}");
}

/// All answers, with numbers for ids.
fn replay(store: Store, program: &Path, steps: &[Step]) -> Vec<String> {
    let (database, folder) = (store.database(), tempfile::tempdir().expect("a folder"));
    let service = Service::start(program, folder.path(), &database.url());
    let mut seen = Seen::default();
    let answers = steps.iter().map(|step| seen.take(&service, step)).collect();
    assert!(service.stop().success());
    answers
}

impl Seen {
    /// Takes a step; what was answered.
    fn take(&mut self, service: &Service, step: &Step) -> String {
        let path = self.filled(step.path).replace('"', "%22");
        let path = path.replace('{', "%7B").replace('}', "%7D");
        let path = format!("/api/v1{path}");
        let mut request = Request::new(step.method, path);
        if let Some(version) = step.version {
            request = request.header("if-match", &format!("\"{version}\""));
        }
        if let Some(body) = step.body {
            let body = serde_json::from_str(&self.filled(body));
            request = request.json(&body.unwrap_or_else(|error| panic!("{error}: {}", step.line)));
        }
        let answer = service.send(&request);
        if let Some(name) = step.name
            && answer.status == step.status
        {
            self.names.insert(name, answer.text("id"));
        }
        let tag = answer.header("etag").unwrap_or_default();
        format!(
            "{} {tag} {}",
            answer.status,
            self.without_chance(&answer.body)
        )
    }

    /// A text with ids for their names.
    fn filled(&self, text: &str) -> String {
        let filled =
            |text: String, (name, id): (&&str, &String)| text.replace(&format!("{{{name}}}"), id);
        self.names.iter().fold(text.to_owned(), filled)
    }

    /// A body without what differs from run to run.
    fn without_chance(&mut self, body: &str) -> String {
        let [id, time] = [ID, TIME].map(|pattern| Regex::new(pattern).expect("a pattern"));
        for found in id.find_iter(body) {
            if !self.ids.iter().any(|known| known == found.as_str()) {
                self.ids.push(found.as_str().to_owned());
            }
        }
        let ids = self.ids.iter().enumerate();
        let numbered = |text: String, (number, id): (usize, &String)| {
            text.replace(id, &format!("id {number}"))
        };
        let body = ids.fold(body.to_owned(), numbered);
        time.replace_all(&body, r#""$1":"a time""#).into_owned()
    }
}

/// The lines that are neither empty nor comments.
fn steps(session: &'static str) -> impl Iterator<Item = Step> {
    let lines = session.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| step(line).unwrap_or_else(|| panic!("not a step: {line}")))
}

/// `STATUS METHOD PATH [if VERSION] [BODY] [as NAME]`.
fn step(line: &'static str) -> Option<Step> {
    let (head, name) = match line.rsplit_once(" as ") {
        Some((head, name)) if !name.contains(['"', '}']) => (head, Some(name)),
        _ => (line, None),
    };
    let (head, body) = match head.find(" {") {
        Some(at) => (&head[..at], Some(head[at..].trim())),
        None => (head, None),
    };
    let mut words = head.split_whitespace();
    let (status, method, path) = (words.next()?.parse().ok()?, words.next()?, words.next()?);
    let version = match words.next() {
        Some("if") => Some(words.next()?),
        Some(_) => return None,
        None => None,
    };
    Some(Step {
        line,
        status,
        method,
        path,
        version,
        body,
        name,
    })
}
