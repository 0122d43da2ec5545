//! Each row of the table in which base, disk and render meet, and what holds for all of them.

use dddgen::outcome::Outcome;
use dddgen::plan::{
    Action, Asks, BASE, Base, Disk, DiskFile, MODEL, ONCE, Plan, PlanInput, Reason, Written, make,
    require_resolved, unresolved,
};
use dddgen::tree::{File, Origin, Ownership, Tree};
use proptest::prelude::*;

const OLD_MODEL: &str = "[service]\n";

/// A project in memory.
#[derive(Debug, Clone)]
struct World {
    base: Base,
    disk: Disk,
    render: Tree,
    model: String,
    asks: Asks,
}

impl World {
    fn new() -> Self {
        let mut world = Self {
            base: Base::default(),
            disk: Disk::default(),
            render: Tree::default(),
            model: OLD_MODEL.to_owned(),
            asks: Asks::default(),
        };
        world.base = world.base_of(MODEL, OLD_MODEL, Ownership::Managed);
        world.disk(MODEL, OLD_MODEL).disk(".dddgen/.gitignore", "")
    }

    fn base_of(&self, path: &str, text: &str, ownership: Ownership) -> Base {
        let mut base = self.base.clone();
        let bytes = text.as_bytes().to_vec();
        base.files
            .insert(path.to_owned(), Written { bytes, ownership });
        base
    }

    fn base(mut self, path: &str, text: &str) -> Self {
        self.base = self.base_of(path, text, Ownership::Managed);
        self
    }

    fn once(mut self, path: &str, text: &str) -> Self {
        self.base = self.base_of(path, text, Ownership::Once);
        self
    }

    fn disk(mut self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let file = DiskFile::Regular(text.as_ref().to_vec());
        self.disk.files.insert(path.to_owned(), file);
        self
    }

    fn odd(mut self, path: &str, file: DiskFile) -> Self {
        self.disk.files.insert(path.to_owned(), file);
        self
    }

    fn gone(mut self, path: &str) -> Self {
        self.disk.files.remove(path);
        self
    }

    fn render_as(mut self, path: &str, text: &str, ownership: Ownership) -> Self {
        let file = File {
            text: text.to_owned(),
            ownership,
            executable: false,
            origin: Origin::default(),
        };
        self.render.insert(path, file);
        self
    }

    fn render(self, path: &str, text: &str) -> Self {
        self.render_as(path, text, Ownership::Managed)
    }

    fn restore(mut self, path: &str) -> Self {
        self.asks.restore.insert(path.to_owned());
        self
    }

    fn reset(mut self, path: &str) -> Self {
        self.asks.reset.insert(path.to_owned());
        self
    }

    fn plan(&self) -> anyhow::Result<Plan> {
        make(PlanInput {
            base: &self.base,
            disk: &self.disk,
            render: &self.render,
            model: &self.model,
            version: "0.1.0",
            asks: &self.asks,
        })
    }

    /// Carries the plan out in memory.
    fn run(mut self) -> (Self, Plan) {
        let plan = self.plan().unwrap_or_else(|error| panic!("{error:#}"));
        for change in &plan.changes {
            let (base, path, ownership) = match &change.path {
                path if path.starts_with(BASE) => (true, &path[BASE.len()..], Ownership::Managed),
                path if path.starts_with(ONCE) => (true, &path[ONCE.len()..], Ownership::Once),
                path => (false, path.as_str(), Ownership::Managed),
            };
            if base {
                // A path moves between the folders by one change that removes and one that adds.
                let old = self.base.files.get(path);
                let foreign = old.is_some_and(|old| old.ownership != ownership);
                match &change.after {
                    Some(bytes) => {
                        let bytes = bytes.clone();
                        self.base
                            .files
                            .insert(path.to_owned(), Written { bytes, ownership });
                    }
                    None if foreign => {}
                    None => drop(self.base.files.remove(path)),
                }
            } else {
                let seen = self.disk.bytes(path).map(<[u8]>::to_vec);
                assert_eq!(seen, change.before, "{path}");
                match &change.after {
                    Some(bytes) => {
                        let file = DiskFile::Regular(bytes.clone());
                        self.disk.files.insert(path.to_owned(), file);
                    }
                    None => drop(self.disk.files.remove(path)),
                }
            }
        }
        self.asks = Asks::default();
        (self, plan)
    }

    /// What happens to `a.rs`, and its text on disk and in the base afterwards.
    fn outcome(self) -> (Option<Action>, Option<String>, Option<String>) {
        let (world, plan) = self.run();
        let again = world.plan().unwrap_or_else(|error| panic!("{error:#}"));
        assert!(
            again.is_noop(),
            "not done after one run: {:?}",
            again.changes
        );
        let step = plan.steps.iter().find(|step| step.path == "a.rs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let disk = world.disk.bytes("a.rs").map(text);
        let base = world.base.files.get("a.rs").map(|file| text(&file.bytes));
        (step.map(|step| step.action), disk, base)
    }

    fn expect(self, action: Action, disk: Option<&str>, base: Option<&str>) {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        assert_eq!(self.outcome(), (Some(action), owned(disk), owned(base)));
    }
}

const A: &str = "mod a;\n";
const B: &str = "mod b;\n";
const C: &str = "mod c;\n";

#[test]
fn no_base_and_no_file_creates() {
    World::new()
        .render("a.rs", A)
        .expect(Action::Create, Some(A), Some(A));
}

#[test]
fn no_base_and_another_file_is_a_conflict_that_stands() {
    let reason = Reason::Exists;
    let world = World::new().disk("a.rs", B).render("a.rs", A);
    world.expect(Action::Conflict { reason }, Some(B), Some(A));
}

#[test]
fn no_base_and_an_equal_file_is_adopted() {
    World::new()
        .disk("a.rs", A)
        .render("a.rs", A)
        .expect(Action::Adopt, Some(A), Some(A));
}

#[test]
fn nothing_changed() {
    let world = World::new()
        .base("a.rs", A)
        .disk("a.rs", A)
        .render("a.rs", A);
    assert!(world.plan().is_ok_and(|plan| plan.is_noop()));
    world.expect(Action::Unchanged, Some(A), Some(A));
}

#[test]
fn dddgen_changed_it_updates() {
    let world = World::new()
        .base("a.rs", A)
        .disk("a.rs", A)
        .render("a.rs", B);
    world.expect(Action::Update, Some(B), Some(B));
}

#[test]
fn the_user_changed_it_keeps() {
    let world = World::new()
        .base("a.rs", A)
        .disk("a.rs", B)
        .render("a.rs", A);
    world.expect(Action::Keep, Some(B), Some(A));
}

#[test]
fn both_changed_it_to_the_same_adopts() {
    let world = World::new()
        .base("a.rs", A)
        .disk("a.rs", B)
        .render("a.rs", B);
    world.expect(Action::Adopt, Some(B), Some(B));
}

#[test]
fn both_changed_it_merges() {
    let ours = "mod a;\nmod c;\n";
    let theirs = "mod a;\nmod b;\n";
    let world = World::new()
        .base("a.rs", A)
        .disk("a.rs", ours)
        .render("a.rs", theirs);
    world.expect(
        Action::Merge,
        Some("mod a;\nmod b;\nmod c;\n"),
        Some(theirs),
    );
}

#[test]
fn an_overlap_is_marked() {
    let reason = Reason::Overlap { places: 1 };
    let marked =
        "<<<<<<< yours\nmod b;\n||||||| base\nmod a;\n=======\nmod c;\n>>>>>>> dddgen 0.1.0\n";
    let world = World::new()
        .base("a.rs", A)
        .disk("a.rs", B)
        .render("a.rs", C);
    let (after, _) = world.clone().run();
    assert_eq!(unresolved(&after.base, &after.disk), [("a.rs", 1)]);
    let error = require_resolved(&after.base, &after.disk).unwrap_err();
    assert_eq!(Outcome::of(&error), Outcome::Refused);
    assert!(error.to_string().contains("`a.rs:1`"), "{error}");
    assert!(unresolved(&world.base, &world.disk).is_empty());
    world.expect(Action::Conflict { reason }, Some(marked), Some(C));
}

#[test]
fn a_deleted_file_stays_deleted() {
    let world = World::new().base("a.rs", A).render("a.rs", B);
    world.expect(Action::DeletedByYou, None, Some(B));
}

#[test]
fn a_deleted_file_comes_back_on_request() {
    let world = World::new()
        .base("a.rs", A)
        .render("a.rs", B)
        .restore("a.rs");
    world.expect(Action::Restore, Some(B), Some(B));
}

#[test]
fn a_deleted_folder_comes_back_on_request() {
    let world = World::new()
        .base("src/a.rs", A)
        .render("src/a.rs", A)
        .restore("src/");
    let (world, plan) = world.run();
    assert_eq!(plan.steps[1].action, Action::Restore);
    assert_eq!(world.disk.bytes("src/a.rs"), Some(A.as_bytes()));
}

#[test]
fn nothing_to_restore_is_an_error() {
    let world = World::new()
        .base("a.rs", A)
        .disk("a.rs", B)
        .render("a.rs", A);
    let error = world.restore("a.rs").plan().unwrap_err();
    assert_eq!(Outcome::of(&error), Outcome::Usage);
}

#[test]
fn no_longer_rendered_and_untouched_deletes() {
    World::new()
        .base("a.rs", A)
        .disk("a.rs", A)
        .expect(Action::Delete, None, None);
}

#[test]
fn no_longer_rendered_and_changed_is_an_orphan() {
    World::new()
        .base("a.rs", A)
        .disk("a.rs", B)
        .expect(Action::Orphan, Some(B), None);
}

#[test]
fn no_longer_rendered_and_deleted_is_forgotten() {
    let world = World::new().base("a.rs", A);
    assert_eq!(world.outcome(), (None, None, None));
}

#[test]
fn a_manifest_is_merged_by_key() {
    let [base, ours, theirs] =
        [("1", ""), ("1", ", features = [\"x\"]"), ("2", "")].map(|(version, more)| {
            format!("[dependencies]\na = {{ version = \"{version}\"{more} }}\n")
        });
    let path = "crates/api/Cargo.toml";
    let world = World::new()
        .base(path, &base)
        .disk(path, &ours)
        .render(path, &theirs);
    let (world, plan) = world.run();
    assert!(plan.conflicts().next().is_none());
    let text = "[dependencies]\na = { version = \"2\", features = [\"x\"] }\n";
    assert_eq!(world.disk.bytes(path), Some(text.as_bytes()));
}

#[test]
fn a_file_written_once_is_created() {
    let world = World::new().render_as("a.rs", A, Ownership::Once);
    world.expect(Action::Create, Some(A), Some(A));
}

#[test]
fn a_file_written_once_is_never_touched_again() {
    for ours in [A, B] {
        let world = World::new().once("a.rs", A).disk("a.rs", ours);
        let world = world.render_as("a.rs", C, Ownership::Once);
        world.expect(Action::Unchanged, Some(ours), Some(A));
    }
}

#[test]
fn a_file_written_once_stays_deleted() {
    let world = World::new()
        .once("a.rs", A)
        .render_as("a.rs", A, Ownership::Once);
    world.expect(Action::DeletedByYou, None, Some(A));
}

#[test]
fn a_file_written_once_goes_with_its_render_if_it_is_untouched() {
    let world = World::new().once("a.rs", A).disk("a.rs", A);
    world.expect(Action::Delete, None, None);
    let world = World::new().once("a.rs", A).disk("a.rs", B);
    world.expect(Action::Orphan, Some(B), None);
    let world = World::new().once("a.rs", A);
    assert_eq!(world.outcome(), (None, None, None));
}

#[test]
fn a_file_written_once_comes_back_on_request() {
    let world = World::new()
        .once("src/a.rs", A)
        .render_as("src/a.rs", B, Ownership::Once)
        .restore("src");
    let (world, plan) = world.run();
    assert_eq!(plan.steps[1].action, Action::Restore);
    assert_eq!(world.disk.bytes("src/a.rs"), Some(B.as_bytes()));
}

#[test]
fn an_edited_file_is_offered_anew_place_by_place() {
    let reason = Reason::Overlap { places: 2 };
    let base = "mod a;\nfn b() {}\nmod c;\n";
    let ours = "mod mine;\nfn b() {}\nmod c;\nmod d;\n";
    let marked = "<<<<<<< yours\nmod mine;\n||||||| base\nmod a;\n=======\nmod a;\n>>>>>>> dddgen 0.1.0\nfn b() {}\nmod c;\n<<<<<<< yours\nmod d;\n||||||| base\n=======\n>>>>>>> dddgen 0.1.0\n";
    let world = World::new().base("a.rs", base).disk("a.rs", ours);
    let world = world.render("a.rs", base).reset("a.rs");
    world.expect(Action::Conflict { reason }, Some(marked), Some(base));
}

#[test]
fn what_dddgen_alone_changed_is_no_conflict_of_a_reset() {
    let world = World::new()
        .base("a.rs", A)
        .disk("a.rs", A)
        .render("a.rs", B);
    world.reset("a.rs").expect(Action::Update, Some(B), Some(B));
    let world = World::new().base("a.rs", A).disk("a.rs", A);
    world
        .render("a.rs", A)
        .reset("a.rs")
        .expect(Action::Unchanged, Some(A), Some(A));
}

#[test]
fn only_what_dddgen_keeps_can_be_reset() {
    let own = World::new().once("a.rs", A).disk("a.rs", B);
    let own = own.render_as("a.rs", A, Ownership::Once);
    let deleted = World::new().base("a.rs", A).render("a.rs", A);
    let unknown = World::new().disk("a.rs", A);
    for (world, part) in [
        (own, "it was written once and is yours"),
        (deleted, "dddgen apply --restore"),
        (unknown, "only what dddgen renders"),
    ] {
        let error = world.reset("a.rs").plan().unwrap_err();
        assert_eq!(Outcome::of(&error), Outcome::Usage);
        assert!(error.to_string().contains(part), "{error}");
    }
}

#[test]
fn a_file_written_once_can_become_managed() {
    let world = World::new()
        .once("a.rs", A)
        .disk("a.rs", "mod a;\nmod c;\n");
    let world = world.render("a.rs", "mod a;\nmod b;\n");
    let merged = "mod a;\nmod b;\nmod c;\n";
    world.expect(Action::Merge, Some(merged), Some("mod a;\nmod b;\n"));
}

#[test]
fn a_managed_file_can_become_the_users() {
    let world = World::new().base("a.rs", A).disk("a.rs", B);
    let world = world.render_as("a.rs", C, Ownership::Once);
    world.expect(Action::Unchanged, Some(B), Some(C));
}

#[test]
fn links_folders_and_bytes_stand() {
    let odd = [
        (DiskFile::Symlink, Reason::Symlink),
        (DiskFile::Other, Reason::NoFile),
        (DiskFile::Regular(vec![0xff, b'\n']), Reason::NotText),
    ];
    for (file, reason) in odd {
        let world = World::new().base("a.rs", A).odd("a.rs", file.clone());
        let conflict = Action::Conflict { reason };
        let (after, plan) = world.clone().render("a.rs", B).run();
        assert_eq!(plan.steps[0].action, conflict);
        assert_eq!(after.disk.files["a.rs"], file);
        let (_, plan) = world.clone().render("a.rs", A).run();
        assert_eq!(plan.steps[0].action, Action::Keep);
        let (after, plan) = world.run();
        assert_eq!(plan.steps[0].action, Action::Orphan);
        assert_eq!(after.disk.files["a.rs"], file);
    }
}

#[test]
fn line_ends_that_git_changed_are_no_change() {
    let windows = "mod a;\r\n";
    let world = World::new().base("a.rs", windows).disk("a.rs", windows);
    let same = world.clone().render("a.rs", A);
    assert!(same.plan().is_ok_and(|plan| plan.is_noop()));
    world
        .render("a.rs", B)
        .expect(Action::Update, Some("mod b;\r\n"), Some(B));
}

#[test]
fn the_model_is_written_with_the_rest() {
    let mut world = World::new();
    world.model = "[service]\nname = \"shop\"\n".to_owned();
    let text = world.model.clone();
    let (world, plan) = world.run();
    assert_eq!(plan.steps[0].action, Action::Update);
    assert_eq!(world.disk.bytes(MODEL), Some(text.as_bytes()));
    assert_eq!(world.base.model(), Some(text.as_bytes()));
}

#[test]
fn the_first_commit_brings_the_gitignore() {
    let world = World::new().gone(".dddgen/.gitignore").render("a.rs", A);
    let (world, _) = world.run();
    assert!(
        world
            .disk
            .bytes(".dddgen/.gitignore")
            .is_some_and(|text| !text.is_empty())
    );
}

#[test]
fn a_render_stays_in_its_place() {
    for path in [
        "../a.rs",
        "/a.rs",
        "a//b",
        "./a",
        MODEL,
        ".dddgen/base/a.rs",
        ".git/config",
    ] {
        let error = World::new().render(path, A).plan().unwrap_err();
        assert_eq!(Outcome::of(&error), Outcome::Internal, "{path}");
    }
}

fn text() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "mod a;", "mod b;", "mod c;", "", "fn f() {", "}", "x,",
    ]);
    prop::collection::vec(line, 0..8).prop_map(|lines| {
        let lines: Vec<String> = lines.iter().map(|line| format!("{line}\n")).collect();
        lines.concat()
    })
}

fn world() -> impl Strategy<Value = World> {
    let path = prop::sample::select(vec!["a.rs", "b.md", "Cargo.toml", "c.sql"]);
    let side = || prop::option::of(text());
    let file = (path, side(), side(), side(), any::<[bool; 2]>());
    prop::collection::vec(file, 0..5).prop_map(|files| {
        files.into_iter().fold(
            World::new(),
            |mut world, (path, base, disk, render, once)| {
                if let Some(text) = base {
                    world = if once[0] {
                        world.once(path, &text)
                    } else {
                        world.base(path, &text)
                    };
                }
                world = match disk {
                    Some(text) => world.disk(path, text),
                    None => world.gone(path),
                };
                let owner = if once[1] {
                    Ownership::Once
                } else {
                    Ownership::Managed
                };
                match render {
                    Some(text) => world.render_as(path, &text, owner),
                    None => world,
                }
            },
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_second_run_has_nothing_to_do(world in world()) {
        let (world, _) = world.run();
        let plan = world.plan().unwrap();
        prop_assert!(plan.is_noop(), "{:?}", plan.changes);
        prop_assert!(plan.conflicts().next().is_none());
    }

    #[test]
    fn what_the_user_wrote_is_never_lost(mut world in world(), reset in any::<bool>()) {
        if reset {
            let managed = |path: &String| {
                let file = world.render.get(path);
                file.is_some_and(|file| file.ownership == Ownership::Managed)
                    && world.base.files.contains_key(path)
            };
            let paths = world.disk.files.keys().filter(|path| managed(path));
            world.asks.reset = paths.cloned().collect();
        }
        let before = world.clone();
        let (after, _) = world.run();
        for (path, file) in &before.disk.files {
            let DiskFile::Regular(ours) = file else { continue };
            let base = before.base.files.get(path).map(|file| file.bytes.clone()).unwrap_or_default();
            let base = String::from_utf8_lossy(&base).into_owned();
            let now = String::from_utf8_lossy(after.disk.bytes(path).unwrap_or_default()).into_owned();
            for line in String::from_utf8_lossy(ours).lines() {
                let known = base.lines().any(|it| it == line);
                prop_assert!(known || now.lines().any(|it| it == line), "`{}` of {}", line, path);
            }
        }
    }
}
