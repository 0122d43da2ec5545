//! `dddgen new`

use std::fs;

use crate::support::{MODEL, finish, folder, program, run, snapshot};

#[test]
fn a_name_is_enough() {
    let folder = folder();
    let said = run(folder.path(), "new book-store --yes").ends(0);
    assert!(said.err.contains("cd book-store"), "{}", said.err);
    assert!(
        said.err.contains("http://127.0.0.1:8080/docs"),
        "{}",
        said.err
    );
    let root = folder.path().join("book-store");
    assert!(root.join(".git").is_dir());
    run(&root, "check").ends(0);
    run(&root, "apply").ends(0).says("nothing to do");
}

#[test]
fn what_it_says_makes_the_same_again() {
    let folder = folder();
    let description = r#"It's "quoted", {braced} and \ back"#;
    let args = ["new", "shop", "--description", description, "--vcs", "none"];
    let said = finish(program(folder.path(), &args)).ends(0);
    let line = said.err.lines().last().unwrap_or_default().trim();
    let line = line.replacen("dddgen", env!("CARGO_BIN_EXE_dddgen"), 1);
    let again = folder.path().join("again");
    fs::create_dir(&again).expect("a folder");
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", &line]).current_dir(&again);
    finish(shell).ends(0);
    let once = snapshot(&folder.path().join("shop"));
    assert_eq!(once, snapshot(&again.join("shop")));
    let model = String::from_utf8_lossy(&once["dddgen.toml"]);
    let model: toml::Table = model.parse().expect("TOML");
    assert_eq!(model["service"]["description"].as_str(), Some(description));
}

#[test]
fn a_model_keeps_its_comments_and_takes_the_name() {
    let folder = folder();
    fs::write(folder.path().join("model.toml"), MODEL).expect("a model");
    run(folder.path(), "new stall --from model.toml --vcs none").ends(0);
    let text = fs::read_to_string(folder.path().join("stall/dddgen.toml")).expect("a model");
    let expected = MODEL.replace("name = \"shop\"", "name = \"stall\"");
    for line in expected.lines() {
        assert!(text.contains(line), "{line}");
    }
    run(folder.path(), "new --from model.toml --vcs none").ends(0);
    assert!(folder.path().join("shop/dddgen.toml").exists());
}

#[test]
fn the_same_model_gives_the_same_bytes() {
    let folder = folder();
    fs::write(folder.path().join("model.toml"), MODEL).expect("a model");
    let trees = ["a", "b"].map(|name| {
        run(
            folder.path(),
            &format!("new --from model.toml --path {name} --vcs none"),
        )
        .ends(0);
        snapshot(&folder.path().join(name))
    });
    assert_eq!(trees[0], trees[1]);
}

#[test]
fn a_dry_run_says_what_the_run_says() {
    let folder = folder();
    let dry = run(folder.path(), "new shop --vcs none --dry-run").ends(0);
    assert!(!folder.path().join("shop").exists());
    let dry_json = run(folder.path(), "new shop --vcs none --dry-run --format json").json();
    let wet = run(folder.path(), "new shop --vcs none").ends(0);
    assert_eq!(dry.out, format!("would:\n{}", wet.out));
    let wet_json = run(
        folder.path(),
        "new shop --path other --vcs none --format json",
    )
    .json();
    assert_eq!(dry_json["steps"], wet_json["steps"]);
    assert_eq!(wet_json["dry_run"], false);
}

#[test]
fn names_that_no_service_can_have_are_refused_before_anything_is_written() {
    let folder = folder();
    let long = "x".repeat(60);
    let cases = [
        ("fn", "fn-service"),
        ("std", "std-service"),
        ("test", "test-service"),
        ("../x", "write `x`"),
        ("café", "write `cafe`"),
        ("a/b", "write `a_b`"),
        (long.as_str(), "longer than"),
    ];
    for (name, part) in cases {
        let args = ["new", name, "--yes"];
        finish(program(folder.path(), &args)).ends(2).says(part);
    }
    finish(program(folder.path(), &["new", ""]))
        .ends(2)
        .says("empty");
    assert!(snapshot(folder.path()).is_empty());
}

#[test]
fn without_a_terminal_it_names_what_is_missing() {
    let folder = folder();
    for line in ["new", "new --yes"] {
        run(folder.path(), line)
            .ends(2)
            .says("dddgen new bookstore");
    }
}

#[test]
fn a_folder_that_is_not_empty_stays_as_it_was() {
    let folder = folder();
    let shop = folder.path().join("shop");
    fs::create_dir(&shop).expect("a folder");
    fs::write(shop.join("mine.txt"), "mine").expect("a file");
    let before = snapshot(folder.path());
    for line in [
        "new shop",
        "new shop --yes",
        "new shop --dry-run",
        "new x --path shop",
    ] {
        run(folder.path(), line).ends(4).says("not an empty folder");
    }
    assert_eq!(snapshot(folder.path()), before);
    fs::remove_file(shop.join("mine.txt")).expect("removed");
    run(folder.path(), "new shop").ends(0);
}

#[test]
fn a_repository_gets_no_second_one_inside() {
    let folder = folder();
    fs::create_dir(folder.path().join(".git")).expect("a folder");
    run(folder.path(), "new shop").ends(0);
    assert!(!folder.path().join("shop/.git").exists());
}

#[test]
fn git_need_not_be_installed() {
    let folder = folder();
    let rustfmt = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())
        .find(|dir| dir.join("rustfmt").exists() && !dir.join("git").exists());
    let Some(rustfmt) = rustfmt else { return };
    let mut command = program(folder.path(), &["new", "shop"]);
    command.env("PATH", rustfmt);
    finish(command).ends(0).says("git is not installed");
}

#[test]
fn a_wrong_model_is_shown_with_its_places() {
    let folder = folder();
    let model = MODEL
        .replace("string:1..255", "strng")
        .replace("Isbn:unique", "Isbm");
    fs::write(folder.path().join("model.toml"), model).expect("a model");
    let said = run(folder.path(), "new --from model.toml").ends(2);
    for part in ["model.toml:16:", "`string`", "`Isbn`", "2 problems"] {
        assert!(said.err.contains(part), "{part}\n{}", said.err);
    }
    let json = run(folder.path(), "new --from model.toml --format json")
        .ends(2)
        .json();
    assert_eq!(json["error"]["code"], 2);
    assert_eq!(json["problems"][0]["line"], 16);
    assert_eq!(json["problems"][0]["file"], "model.toml");
    run(folder.path(), "new --from none.toml")
        .ends(2)
        .says("none.toml");
}
