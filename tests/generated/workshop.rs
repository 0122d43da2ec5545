//! Where projects are made, one at a time, and the commands that work on them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::TempDir;
use walkdir::WalkDir;

use crate::store::Store;

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// A folder for projects, and the right to build in the shared target folder.
#[derive(Debug)]
pub(crate) struct Workshop {
    folder: TempDir,
    _alone: MutexGuard<'static, ()>,
}

/// A project in a workshop.
#[derive(Debug)]
pub(crate) struct Project {
    root: PathBuf,
}

/// How a command ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) words: String,
}

impl Workshop {
    /// Waits until nobody else builds.
    pub(crate) fn open() -> Self {
        let alone = ONE_AT_A_TIME.lock();
        Self {
            // Another test that failed leaves nothing behind that this one reads.
            _alone: alone.unwrap_or_else(PoisonError::into_inner),
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The project that `dddgen new` makes of `arguments`, in the folder `name`.
    #[track_caller]
    pub(crate) fn new_project(&self, name: &str, arguments: &[&str]) -> Project {
        let arguments = [&["new"], arguments, &["--vcs", "none", "--yes"]].concat();
        dddgen(self.path(), &arguments).ends(0);
        let root = self.path().join(name);
        assert!(root.is_dir(), "`{name}` was not made");
        Self::lock(&root);
        Project { root }
    }

    /// Gives a project the libraries of the examples, so that each is compiled once for all.
    pub(crate) fn lock(root: &Path) {
        let lock = examples().join("bookstore/Cargo.lock");
        fs::copy(lock, root.join("Cargo.lock")).expect("copied");
    }

    /// The project of a model for a database, named as the service.
    #[track_caller]
    pub(crate) fn project_of(&self, store: Store, model: &Path) -> Project {
        let text = store.model(model);
        let document: toml::Table = text.parse().expect("TOML");
        let name = document["service"]["name"].as_str().expect("a name");
        let own = self.path().join(format!("{name}.toml"));
        fs::write(&own, &text).expect("written");
        self.new_project(name, &[name, "--from", own.to_str().expect("UTF-8")])
    }

    /// An example rendered for a database, with the code that is its owner's.
    #[track_caller]
    pub(crate) fn example_on(&self, name: &str, store: Store) -> Project {
        let example = examples().join(name);
        let project = self.project_of(store, &example.join("dddgen.toml"));
        for path in owned(&example) {
            let text = fs::read_to_string(example.join(&path)).expect("read");
            project.write(&path, &text);
        }
        project
    }

    /// A copy of an example as it is committed.
    pub(crate) fn example(&self, name: &str) -> Project {
        let root = self.path().join(name);
        copy(&examples().join(name), &root);
        Project { root }
    }
}

impl Project {
    /// The project in a folder.
    pub(crate) fn at(root: PathBuf) -> Self {
        Self { root }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.root.join(path).exists()
    }

    #[track_caller]
    pub(crate) fn read(&self, path: &str) -> String {
        let text = fs::read_to_string(self.root.join(path));
        text.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    #[track_caller]
    pub(crate) fn write(&self, path: &str, text: &str) {
        fs::write(self.root.join(path), text).expect("written");
    }

    /// Replaces a part of a file that is there once.
    #[track_caller]
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        let count = text.matches(from).count();
        assert_eq!(count, 1, "`{from}` in `{path}`:\n{text}");
        self.write(path, &text.replace(from, to));
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.root.join(path)).expect("removed");
    }

    /// Runs dddgen; the words of `line` are split at spaces.
    pub(crate) fn dddgen(&self, line: &str) -> Ended {
        let arguments: Vec<&str> = line.split(' ').collect();
        self.dddgen_of(&arguments)
    }

    /// Runs dddgen with these words.
    pub(crate) fn dddgen_of(&self, arguments: &[&str]) -> Ended {
        dddgen(&self.root, arguments)
    }

    /// Runs cargo; the words of `line` are split at spaces.
    pub(crate) fn cargo(&self, line: &str) -> Ended {
        let mut command = Command::new(env!("CARGO"));
        command.args(line.split(' ')).current_dir(&self.root);
        command.env("CARGO_TARGET_DIR", target());
        command.env("CARGO_TERM_COLOR", "never");
        // Each project is built once or twice: what helps a debugger or a tenth build only costs.
        command.env("CARGO_INCREMENTAL", "0");
        command.env("CARGO_PROFILE_DEV_DEBUG", "0");
        // Without it, the flags of a measured run of these very tests would reach the project.
        command.env_remove("RUSTFLAGS");
        command.env("RUSTDOCFLAGS", "-Dwarnings");
        end(&mut command)
    }

    /// Formatted as rustfmt would, and nothing to say for clippy.
    #[track_caller]
    pub(crate) fn is_clean(&self) {
        self.cargo("fmt --check").ends(0);
        let mut linted = self.cargo("clippy --all-targets -- -D warnings");
        if linted.code != Some(0) {
            // Whether the files are what was rendered is the first question then.
            linted.words.push_str(&self.dddgen("status").words);
        }
        linted.ends(0);
    }

    /// Clean, tested, documented, and what the model says.
    #[track_caller]
    pub(crate) fn is_sound(&self) {
        self.is_clean();
        self.cargo("test").ends(0);
        self.cargo("doc --no-deps").ends(0);
        self.dddgen("check").ends(0);
    }

    /// Builds the service, and tells where its program is.
    #[track_caller]
    pub(crate) fn build(&self, service: &str) -> PathBuf {
        self.cargo("build --workspace").ends(0);
        // Another build may replace the program while it runs.
        let program = self.root.join(format!("{service}.exe"));
        fs::copy(target().join("debug").join(service), &program).expect("a program");
        program
    }

    /// Builds the service for a database, as a program that outlives the workshop.
    #[track_caller]
    pub(crate) fn build_for(&self, service: &str, store: Store) -> PathBuf {
        let name = format!("{service}-{}", store.keyword());
        let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::copy(self.build(service), &kept).expect("a program");
        kept
    }
}

impl Ended {
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}", self.words);
        self
    }

    #[track_caller]
    pub(crate) fn says(self, part: &str) -> Self {
        assert!(self.words.contains(part), "no `{part}` in:\n{}", self.words);
        self
    }
}

/// The code of an example that dddgen wrote once.
fn owned(example: &Path) -> Vec<String> {
    let once = example.join(".dddgen/once");
    let files = WalkDir::new(once.join("crates")).into_iter();
    let files = files.filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_file());
    let paths = files.map(walkdir::DirEntry::into_path);
    paths
        .map(|path| path.strip_prefix(&once).expect("below").to_owned())
        .map(|path| path.to_str().expect("UTF-8").to_owned())
        .collect()
}

/// The committed examples.
pub(crate) fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

/// The names of the committed examples.
pub(crate) fn names_of_examples() -> Vec<String> {
    let entries = fs::read_dir(examples()).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<_> = names.filter_map(|name| name.into_string().ok()).collect();
    names.sort();
    names
}

/// Runs dddgen with a clock that stands still and nobody at the terminal.
pub(crate) fn dddgen(folder: &Path, arguments: &[&str]) -> Ended {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dddgen"));
    command.args(arguments).current_dir(folder);
    command.env("SOURCE_DATE_EPOCH", "1767225600");
    end(&mut command)
}

/// Copies a folder with all that is in it; the copies are as old as this call.
pub(crate) fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from) {
        let entry = entry.expect("an entry");
        let target = to.join(entry.path().strip_prefix(from).expect("below"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("a folder");
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// The target folder of all generated projects.
fn target() -> PathBuf {
    let own = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    own.expect("a target folder").join("generated")
}

fn end(command: &mut Command) -> Ended {
    let output = command.stdin(Stdio::null()).output().expect("it starts");
    let [out, err] = [output.stdout, output.stderr].map(String::from_utf8);
    Ended {
        code: output.status.code(),
        words: format!("{}{}", out.expect("UTF-8"), err.expect("UTF-8")),
    }
}
