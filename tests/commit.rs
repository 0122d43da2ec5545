//! A plan on a real disk: all or nothing, with a fault at every operation.
#![expect(
    clippy::disallowed_methods,
    reason = "tests look at the disk from outside"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use dddgen::commit::{self, Operation, Recovered, Unwatched, Watch};
use dddgen::model::{Former, edit};
use dddgen::naming::{Name, Role};
use dddgen::outcome::Outcome;
use dddgen::pipeline::{self, Wanted};
use dddgen::plan::{
    Action, Asks, Base, Disk, DiskFile, Plan, PlanInput, Relocation, abort, make, relocate,
};
use dddgen::project::{self, Project};
use dddgen::schema::Losses;
use dddgen::tree::{File, Origin, Ownership, Tree};
use tempfile::TempDir;

type Snapshot = BTreeMap<String, Option<Vec<u8>>>;
type Render = &'static [(&'static str, &'static str)];

const OLD: Render = &[
    ("a.rs", "mod a;\n"),
    ("crates/gone/src/lib.rs", "mod gone;\n"),
    ("kept.rs", "mod kept;\n"),
    ("merged.rs", "mod a;\nmod z;\n"),
    ("run.sh", "old\n"),
];

const NEW: Render = &[
    ("a.rs", "mod a;\nmod b;\n"),
    ("crates/new/src/lib.rs", "mod new;\n"),
    ("kept.rs", "mod kept;\n"),
    ("merged.rs", "mod a;\nmod b;\nmod z;\n"),
    ("migrations/1.sql", "create table a (id);\n"),
    ("run.sh", "new\n"),
];

fn tree(render: Render) -> Tree {
    let mut tree = Tree::default();
    for (path, text) in render {
        let ownership = match *path {
            "migrations/1.sql" => Ownership::Once,
            _ => Ownership::Managed,
        };
        let file = File {
            text: (*text).to_owned(),
            ownership,
            executable: *path == "run.sh",
            origin: Origin::default(),
        };
        tree.insert(*path, file);
    }
    tree
}

fn plan(base: &Base, disk: &Disk, render: Render, model: &str) -> Plan {
    let input = PlanInput {
        base,
        disk,
        render: &tree(render),
        model,
        version: "0.1.0",
        asks: &Asks::default(),
    };
    make(input).unwrap_or_else(|error| panic!("{error:#}"))
}

fn fresh(render: Render) -> Plan {
    plan(&Base::default(), &Disk::default(), render, "old = 1\n")
}

fn plan_in(root: &Path, render: Render) -> Plan {
    let read = || {
        let project = Project::open(root)?;
        let disk = project.disk(&tree(render))?;
        anyhow::Ok(plan(&project.base, &disk, render, "new = 1\n"))
    };
    read().unwrap_or_else(|error| panic!("{error:#}"))
}

/// A project of the old render, in which the user changed `merged.rs`.
fn project() -> TempDir {
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    commit::create(&folder.path().join("shop"), &fresh(OLD)).unwrap_or_else(|e| panic!("{e:#}"));
    write(
        &folder.path().join("shop/merged.rs"),
        "mod a;\nmod mine;\nmod z;\n",
    );
    folder
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|error| panic!("{error}"));
}

/// Every file and folder, but for the lock, which stays, and what is not there to stay.
fn snapshot(root: &Path) -> Snapshot {
    let mut snapshot = Snapshot::new();
    for entry in walkdir::WalkDir::new(root).min_depth(1) {
        let entry = entry.unwrap_or_else(|error| panic!("{error}"));
        let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let path = path.to_string_lossy().into_owned();
        if path != ".dddgen/lock" {
            snapshot.insert(path, fs::read(entry.path()).ok());
        }
    }
    snapshot
}

/// Fails at one operation; a crash fails at all that follow too, and tears the write.
struct Fault {
    left: AtomicUsize,
    crash: bool,
    fired: AtomicBool,
}

impl Fault {
    fn at(operation: usize, crash: bool) -> Self {
        Self {
            left: AtomicUsize::new(operation),
            crash,
            fired: AtomicBool::new(false),
        }
    }

    fn fired(&self) -> bool {
        self.fired.load(Ordering::SeqCst)
    }
}

impl Watch for Fault {
    fn before(&self, operation: &Operation<'_>) -> io::Result<()> {
        if self.crash && self.fired() {
            return Err(io::Error::other("crashed before"));
        }
        if self.left.fetch_sub(1, Ordering::SeqCst) != 1 {
            return Ok(());
        }
        self.fired.store(true, Ordering::SeqCst);
        if let (true, Operation::Write(path, bytes)) = (self.crash, operation) {
            fs::write(path, &bytes[..bytes.len() / 2])?;
        }
        Err(io::Error::other("a fault"))
    }
}

fn run(root: &Path, watch: &dyn Watch) -> anyhow::Result<()> {
    let session = commit::begin_watched(root, watch)?;
    session.carry_out(&plan_in(root, NEW))
}

/// What a run without a fault makes.
fn old_and_new() -> (Snapshot, Snapshot) {
    let folder = project();
    let root = folder.path().join("shop");
    let old = snapshot(&root);
    run(&root, &Unwatched).unwrap_or_else(|error| panic!("{error:#}"));
    (old, snapshot(&root))
}

#[test]
fn a_run_writes_what_was_planned() {
    let (old, new) = old_and_new();
    let text = |path: &str| new[path].as_deref().map(String::from_utf8_lossy);
    assert_eq!(
        text("merged.rs").as_deref(),
        Some("mod a;\nmod b;\nmod mine;\nmod z;\n")
    );
    assert_eq!(text("dddgen.toml").as_deref(), Some("new = 1\n"));
    assert_eq!(
        text(".dddgen/base/dddgen.toml").as_deref(),
        Some("new = 1\n")
    );
    assert_eq!(
        text(".dddgen/base/merged.rs").as_deref(),
        Some("mod a;\nmod b;\nmod z;\n")
    );
    assert_eq!(
        text(".dddgen/once/migrations/1.sql"),
        text("migrations/1.sql")
    );
    assert!(old.contains_key("crates/gone/src") && !new.contains_key("crates/gone"));
    assert!(!new.contains_key(".dddgen/base/crates/gone"));
    for leftover in [".dddgen/journal", ".dddgen/journal.new", ".dddgen/staging"] {
        assert!(!new.contains_key(leftover), "{leftover}");
    }
}

#[test]
fn a_second_run_writes_nothing() {
    let folder = project();
    let root = folder.path().join("shop");
    run(&root, &Unwatched).unwrap();
    assert!(plan_in(&root, NEW).is_noop());
}

#[test]
fn a_fault_at_every_operation_leaves_old_or_new() {
    let (old, new) = old_and_new();
    let mut seen = BTreeSet::new();
    for operation in 1.. {
        let folder = project();
        let root = folder.path().join("shop");
        let fault = Fault::at(operation, false);
        let Err(error) = run(&root, &fault) else {
            assert!(!fault.fired() || snapshot(&root) == new);
            break;
        };
        let found = snapshot(&root);
        let outcome = Outcome::of(&error);
        if outcome == Outcome::Refused {
            assert!(
                found == old,
                "operation {operation} is not taken back: {error:#}"
            );
        }
        commit::begin(&root).unwrap();
        let found = snapshot(&root);
        assert!(
            found == old || found == new,
            "operation {operation}: {error:#}"
        );
        assert_eq!(
            outcome == Outcome::Refused,
            found == old,
            "operation {operation}: {error:#}"
        );
        seen.insert(outcome.code());
    }
    assert_eq!(Vec::from_iter(seen), [4, 5]);
}

#[test]
fn a_crash_at_every_operation_leaves_old_or_new() {
    let (old, new) = old_and_new();
    let mut seen = [false; 2];
    for operation in 1.. {
        let folder = project();
        let root = folder.path().join("shop");
        let fault = Fault::at(operation, true);
        let _ = run(&root, &fault);
        if !fault.fired() {
            assert!(operation > 30, "only {operation} operations");
            break;
        }
        let recovered = commit::begin(&root).unwrap().recovered;
        let found = snapshot(&root);
        assert!(
            found == old || found == new,
            "operation {operation}, {recovered:?}"
        );
        seen[usize::from(found == new)] = true;
        assert_eq!(commit::begin(&root).unwrap().recovered, Recovered::Nothing);
    }
    assert_eq!(seen, [true, true]);
}

fn ok<T>(result: Result<T, impl Display>) -> T {
    result.unwrap_or_else(|error| panic!("{error:#}"))
}

/// A project in which a run has left conflicts.
fn conflicted() -> (TempDir, Snapshot) {
    let folder = project();
    let root = folder.path().join("shop");
    write(&root.join("run.sh"), "mine\n");
    let before = snapshot(&root);
    let project = ok(Project::open(&root));
    let disk = ok(project.disk(&tree(NEW)));
    let plan = plan(&project.base, &disk, NEW, "new = 1\n");
    let plan = plan.with_undo(&project.undo, &disk);
    assert_eq!(plan.conflicts().count(), 1);
    ok(ok(commit::begin(&root)).carry_out(&plan));
    (folder, before)
}

/// Fails and crashes at every operation of a plan, in a project of its own each time.
fn at_every_operation(project: impl Fn() -> TempDir, plan: impl Fn(&Path) -> Plan) {
    let (old, new) = {
        let folder = project();
        let root = folder.path().join("shop");
        let old = snapshot(&root);
        ok(ok(commit::begin(&root)).carry_out(&plan(&root)));
        (old, snapshot(&root))
    };
    assert!(old != new);
    for crash in [false, true] {
        let mut seen = [false; 2];
        for operation in 1.. {
            let folder = project();
            let root = folder.path().join("shop");
            let fault = Fault::at(operation, crash);
            let plan = plan(&root);
            let session = commit::begin_watched(&root, &fault);
            let result = session.and_then(|session| session.carry_out(&plan));
            if !fault.fired() {
                assert!(operation > 10, "only {operation} operations");
                break;
            }
            drop(ok(commit::begin(&root)));
            let found = snapshot(&root);
            assert!(found == old || found == new, "operation {operation}");
            if let (Err(error), false) = (&result, crash) {
                let refused = Outcome::of(error) == Outcome::Refused;
                assert_eq!(refused, found == old, "operation {operation}: {error:#}");
            }
            seen[usize::from(found == new)] = true;
        }
        assert_eq!(seen, [true, true]);
    }
}

#[test]
fn a_fault_in_a_move_leaves_old_or_new() {
    at_every_operation(project, |root| {
        let project = Project::open(root).unwrap();
        let disk = project::disk(root, ["run.sh", "bin/run.sh"]).unwrap();
        let wanted = Relocation {
            from: "run.sh".to_owned(),
            to: "bin/run.sh".to_owned(),
        };
        relocate(&project.base, &disk, &wanted).unwrap()
    });
}

/// A model, and the same under the names of today.
const MODEL: &str = "[service]\nname = \"shop\"\n\n[entities.Vendor.fields]\nname = \"string\"\n";

/// What is asked of the pipeline.
fn wanted<'w>(model: &'w str, asks: &'w Asks, former: Option<&'w Former>) -> Wanted<'w> {
    Wanted {
        model,
        file: "dddgen.toml",
        now: 1_767_225_600,
        asks,
        losses: Losses::Refused,
        former,
    }
}

/// A project of [`MODEL`] as dddgen makes it, in which the user changed a file.
fn rendered() -> TempDir {
    static FIRST: OnceLock<TempDir> = OnceLock::new();
    let first = FIRST.get_or_init(|| {
        let folder = ok(tempfile::tempdir());
        let root = folder.path().join("shop");
        let made = ok(pipeline::create(wanted(MODEL, &Asks::default(), None)));
        ok(commit::create(&root, &made.plan));
        let mine = root.join("crates/domain/src/entities/vendor.rs");
        write(
            &mine,
            &format!("{}\n// mine\n", ok(fs::read_to_string(&mine))),
        );
        folder
    });
    let folder = ok(tempfile::tempdir());
    copy(first.path(), folder.path());
    folder
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).min_depth(1) {
        let entry = ok(entry);
        let path = to.join(ok(entry.path().strip_prefix(from)));
        if entry.file_type().is_dir() {
            ok(fs::create_dir_all(path));
        } else {
            ok(fs::copy(entry.path(), path));
        }
    }
}

#[test]
fn a_fault_in_a_rename_leaves_old_or_new() {
    let field = |text: &str| Name::parse(text, Role::Field).unwrap();
    let vendor = Name::parse("Vendor", Role::Entity).unwrap();
    let (old, new) = (field("name"), field("title"));
    let model = edit::rename_field(MODEL, &vendor, &old, &new).unwrap();
    let former = Former::Field {
        entity: vendor,
        field: new,
        was: old,
    };
    let folder = rendered();
    let project = ok(Project::open(&folder.path().join("shop")));
    let made = ok(pipeline::update(
        &project,
        wanted(&model, &Asks::default(), Some(&former)),
    ));
    at_every_operation(rendered, |_| made.plan.clone());
}

/// The project as an older dddgen rendered it: some files were otherwise, one was not there, one
/// is there no more, a table was made otherwise.
fn older() -> TempDir {
    let folder = rendered();
    let root = folder.path().join("shop");
    let edit = |path: &str, edit: &dyn Fn(&str) -> String| {
        let path = root.join(path);
        let text = ok(fs::read_to_string(&path));
        let edited = edit(&text);
        assert_ne!(edited, text, "{}", path.display());
        write(&path, &edited);
    };
    let version = format!("dddgen = \"{}\"", env!("CARGO_PKG_VERSION"));
    for base in ["", ".dddgen/base/"] {
        let aged = |text: &str| text.replace(&version, "dddgen = \"0.0.1\"");
        edit(&format!("{base}dddgen.toml"), &aged);
        for path in ["README.md", "justfile", "crates/domain/src/lib.rs"] {
            let longer = |text: &str| format!("{text}\n");
            edit(&format!("{base}{path}"), &longer);
        }
        let gone = root.join(format!("{base}crates/domain/src/gone"));
        ok(fs::create_dir_all(&gone));
        write(&gone.join("mod.rs"), "//! Gone.\n");
        ok(fs::remove_file(root.join(format!("{base}clippy.toml"))));
    }
    edit(".dddgen/schema/vendors.json", &|text| {
        text.replace("ck_vendors_name_length", "vendors_name")
    });
    edit("justfile", &|text| text.replace('\n', " # mine\n"));
    folder
}

#[test]
fn a_fault_in_an_upgrade_leaves_old_or_new() {
    let folder = older();
    let root = folder.path().join("shop");
    let project = ok(Project::open(&root));
    let made = ok(pipeline::upgrade(
        &project,
        wanted(&project.model, &Asks::default(), None),
    ));
    let written = |action: Action| made.plan.steps.iter().any(|step| step.action == action);
    assert!(written(Action::Create) && written(Action::Update) && written(Action::Delete));
    assert_eq!(made.plan.conflicts().count(), 1);
    at_every_operation(older, |_| made.plan.clone());
}

fn way_back(root: &Path) -> Plan {
    let project = ok(Project::open(root));
    let paths = ok(project.undo.paths());
    let disk = ok(project::disk(root, paths.iter().map(String::as_str)));
    ok(abort(&project.undo, &disk))
}

#[test]
fn a_fault_on_the_way_back_leaves_old_or_new() {
    at_every_operation(|| conflicted().0, way_back);
    let (folder, before) = conflicted();
    let root = folder.path().join("shop");
    let plan = way_back(&root);
    commit::begin(&root).unwrap().carry_out(&plan).unwrap();
    assert!(snapshot(&root) == before);
}

#[test]
fn a_crash_while_recovering_leaves_old_or_new() {
    let (old, new) = old_and_new();
    for first in (1..).step_by(5) {
        let folder = project();
        let root = folder.path().join("shop");
        let fault = Fault::at(first, true);
        let _ = run(&root, &fault);
        if !fault.fired() {
            break;
        }
        for second in (1..).step_by(3) {
            let fault = Fault::at(second, true);
            let recovered = commit::begin_watched(&root, &fault);
            if recovered.is_ok() {
                break;
            }
        }
        commit::begin(&root).unwrap();
        let found = snapshot(&root);
        assert!(found == old || found == new, "operation {first}");
    }
}

#[test]
fn an_edit_after_a_crash_is_not_lost() {
    let (old, _) = old_and_new();
    for operation in 1.. {
        let folder = project();
        let root = folder.path().join("shop");
        let fault = Fault::at(operation, true);
        let _ = run(&root, &fault);
        if !fault.fired() {
            break;
        }
        for path in ["a.rs", "merged.rs", "crates/gone/src/lib.rs"] {
            let path = root.join(path);
            if let Ok(text) = fs::read_to_string(&path) {
                write(&path, &format!("// Mine.\n{text}"));
            }
        }
        let edited = snapshot(&root);
        let recovered = commit::begin(&root).unwrap().recovered;
        if let Recovered::Finished(left) = recovered {
            let now = snapshot(&root);
            for path in left.iter().map(|path| format!(".dddgen/base/{path}")) {
                assert_eq!(
                    now.get(&path),
                    old.get(&path),
                    "operation {operation}: {path}"
                );
            }
        }
        run(&root, &Unwatched).unwrap();
        let after = snapshot(&root);
        for path in ["a.rs", "merged.rs", "crates/gone/src/lib.rs"] {
            if edited.contains_key(path) {
                let text = after.get(path).cloned().flatten().unwrap_or_default();
                let text = String::from_utf8_lossy(&text).into_owned();
                assert!(
                    text.starts_with("// Mine.\n"),
                    "operation {operation}: {path}: {text}"
                );
            }
        }
        let new = after["a.rs"].as_deref().map(String::from_utf8_lossy);
        assert_eq!(
            new.as_deref(),
            Some("// Mine.\nmod a;\nmod b;\n"),
            "operation {operation}"
        );
    }
}

#[test]
fn a_model_edited_after_a_crash_is_never_behind_its_base() {
    let (old, _) = old_and_new();
    let mut rolled_back = 0;
    for operation in 1.. {
        let folder = project();
        let root = folder.path().join("shop");
        let fault = Fault::at(operation, true);
        let _ = run(&root, &fault);
        if !fault.fired() {
            break;
        }
        write(&root.join("dddgen.toml"), "mine = 1\n");
        let recovered = commit::begin(&root).unwrap().recovered;
        let mut found = snapshot(&root);
        assert_eq!(
            found["dddgen.toml"].as_deref(),
            Some("mine = 1\n".as_bytes())
        );
        match recovered {
            Recovered::Finished(left) => assert_eq!(left, [""; 0], "operation {operation}"),
            Recovered::RolledBack => {
                found.insert("dddgen.toml".to_owned(), old["dddgen.toml"].clone());
                assert!(found == old, "operation {operation}");
                rolled_back += 1;
            }
            Recovered::Nothing => {}
        }
    }
    assert!(rolled_back > 0);
}

#[test]
fn a_killed_creation_is_cleared_away_but_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let (root, place) = (
        folder.path().join("shop"),
        folder.path().join(".shop.dddgen-new"),
    );
    fs::create_dir_all(place.join(".dddgen")).unwrap();
    write(&place.join("stale.rs"), "");
    commit::create(&root, &fresh(OLD)).unwrap();
    assert!(!root.join("stale.rs").exists() && !place.exists());

    fs::create_dir(&place).unwrap();
    write(&place.join("mine"), "");
    let other = fs::remove_dir_all(&root).map(|()| snapshot(folder.path()));
    let error = commit::create(&root, &fresh(OLD)).unwrap_err();
    assert!(format!("{error:#}").contains("is in the way"), "{error:#}");
    assert!(snapshot(folder.path()) == other.unwrap());
}

#[test]
fn an_edit_since_the_plan_refuses() {
    let folder = project();
    let root = folder.path().join("shop");
    let session = commit::begin(&root).unwrap();
    let plan = plan_in(&root, NEW);
    write(&root.join("a.rs"), "mine\n");
    let before = snapshot(&root);
    let error = session.carry_out(&plan).unwrap_err();
    assert_eq!(Outcome::of(&error), Outcome::Refused);
    assert!(format!("{error:#}").contains("`a.rs` changed"), "{error:#}");
    assert!(snapshot(&root) == before);
}

#[test]
fn one_run_at_a_time() {
    let folder = project();
    let root = folder.path().join("shop");
    let session = commit::begin(&root).unwrap();
    let Err(error) = commit::begin(&root) else {
        panic!("two runs at once");
    };
    assert_eq!(Outcome::of(&error), Outcome::Refused);
    assert!(error.to_string().contains("another run"), "{error:#}");
    drop(session);
    assert!(commit::begin(&root).is_ok());
}

#[test]
fn a_new_project_is_whole_or_not_there() {
    let whole = {
        let folder = tempfile::tempdir().unwrap();
        commit::create(&folder.path().join("shop"), &fresh(OLD)).unwrap();
        snapshot(&folder.path().join("shop"))
    };
    for crash in [false, true] {
        for operation in 1.. {
            let folder = tempfile::tempdir().unwrap();
            let root = folder.path().join("shop");
            let fault = Fault::at(operation, crash);
            let result = commit::create_watched(&root, &fresh(OLD), &fault);
            assert!(
                !root.exists() || snapshot(&root) == whole,
                "operation {operation}"
            );
            if !fault.fired() {
                break;
            }
            if !crash && result.is_err() && !root.exists() {
                assert!(snapshot(folder.path()).is_empty(), "operation {operation}");
            }
            if !root.exists() {
                commit::create(&root, &fresh(OLD)).unwrap();
                assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
                assert!(snapshot(&root) == whole);
            }
        }
    }
}

#[test]
fn an_empty_folder_is_filled_or_left_empty() {
    for crash in [false, true] {
        for operation in 1.. {
            let folder = tempfile::tempdir().unwrap();
            let fault = Fault::at(operation, crash);
            let result = commit::create_watched(folder.path(), &fresh(OLD), &fault);
            if !fault.fired() {
                break;
            }
            let begun = folder.path().join(".dddgen/journal").exists();
            if result.is_err() && !crash && !begun {
                let found = snapshot(folder.path());
                let bare = found.keys().all(|path| path == ".dddgen");
                let done = found.contains_key(".dddgen/base/run.sh");
                assert!(bare || done, "operation {operation}: {found:?}");
            }
            let again = commit::create(folder.path(), &fresh(OLD));
            let whole = fs::read(folder.path().join("a.rs")).is_ok();
            assert!(whole, "operation {operation}: {again:?}");
            assert!(fs::read(folder.path().join(".dddgen/base/a.rs")).is_ok());
        }
    }
}

#[test]
fn a_folder_in_use_is_refused_and_left() {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("mine"), "mine\n");
    let before = snapshot(folder.path());
    for target in [folder.path().to_path_buf(), folder.path().join("mine")] {
        let error = commit::create(&target, &fresh(OLD)).unwrap_err();
        assert_eq!(Outcome::of(&error), Outcome::Refused);
    }
    assert!(snapshot(folder.path()) == before);
}

#[test]
fn no_project_is_refused_with_the_way_to_one() {
    let folder = project();
    let below = folder.path().join("shop/crates");
    let error = Project::open(&below).unwrap_err();
    let message = error.to_string();
    assert!(message.starts_with("not a dddgen project"), "{message}");
    assert!(message.contains("hint: there is one above"), "{message}");
    assert!(commit::begin(folder.path()).is_err());
    assert!(!folder.path().join(".dddgen").exists());
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).map_or(0, |found| found.permissions().mode() & 0o777)
    }

    #[test]
    fn permissions_are_the_users() {
        let folder = project();
        let root = folder.path().join("shop");
        assert_eq!(mode(&root.join("run.sh")), 0o755);
        fs::set_permissions(root.join("run.sh"), fs::Permissions::from_mode(0o600)).unwrap();
        fs::set_permissions(root.join("a.rs"), fs::Permissions::from_mode(0o755)).unwrap();
        run(&root, &Unwatched).unwrap();
        assert_eq!(fs::read_to_string(root.join("run.sh")).unwrap(), "new\n");
        assert_eq!(
            (mode(&root.join("run.sh")), mode(&root.join("a.rs"))),
            (0o600, 0o755)
        );
    }

    #[test]
    fn a_moved_or_restored_file_keeps_its_permissions() {
        let folder = project();
        let root = folder.path().join("shop");
        let project = Project::open(&root).unwrap();
        let wanted = Relocation {
            from: "run.sh".to_owned(),
            to: "bin/run.sh".to_owned(),
        };
        let disk = project::disk(&root, ["run.sh", "bin/run.sh"]).unwrap();
        let plan = relocate(&project.base, &disk, &wanted).unwrap();
        commit::begin(&root).unwrap().carry_out(&plan).unwrap();
        assert_eq!(mode(&root.join("bin/run.sh")), 0o755);
        assert!(!root.join("run.sh").exists());
    }

    #[test]
    fn links_are_never_followed() {
        let folder = project();
        let root = folder.path().join("shop");
        let outside = folder.path().join("outside");
        write(&outside, "mod a;\n");
        fs::remove_file(root.join("a.rs")).unwrap();
        symlink(&outside, root.join("a.rs")).unwrap();
        fs::create_dir(folder.path().join("elsewhere")).unwrap();
        fs::create_dir(root.join("migrations")).unwrap();
        fs::remove_dir(root.join("migrations")).unwrap();
        symlink(folder.path().join("elsewhere"), root.join("migrations")).unwrap();

        let disk = project::disk(&root, ["a.rs", "migrations/1.sql"]).unwrap();
        assert!(
            disk.files.values().all(|file| *file == DiskFile::Symlink),
            "{disk:?}"
        );
        let plan = plan_in(&root, NEW);
        let conflicts: Vec<_> = plan.conflicts().map(|step| step.path.as_str()).collect();
        assert_eq!(conflicts, ["a.rs", "migrations/1.sql"]);
        run(&root, &Unwatched).unwrap();
        assert_eq!(fs::read_to_string(outside).unwrap(), "mod a;\n");
        assert_eq!(
            fs::read_dir(folder.path().join("elsewhere"))
                .unwrap()
                .count(),
            0
        );
        assert!(root.join("a.rs").is_symlink());
    }

    #[test]
    fn a_folder_where_a_file_belongs_stands() {
        let folder = project();
        let root = folder.path().join("shop");
        fs::create_dir_all(root.join("crates/new/src/lib.rs")).unwrap();
        let plan = plan_in(&root, NEW);
        let step = plan
            .steps
            .iter()
            .find(|step| step.path == "crates/new/src/lib.rs");
        assert!(step.is_some_and(|step| matches!(step.action, Action::Conflict { .. })));
        run(&root, &Unwatched).unwrap();
    }
}
