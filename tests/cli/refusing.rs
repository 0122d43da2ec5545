//! What is common to all commands: help, colours, folders, wrong command lines.

use crate::support::{Shop, finish, folder, program, run};

#[test]
fn help_teaches() {
    let folder = folder();
    let cases = [
        (
            "--help",
            &["Examples:", "Exit codes:", "70  internal error"][..],
        ),
        ("new --help", &["Examples:", "--from", "--vcs"]),
        ("add --help", &["context", "entity", "field", "value"]),
        ("add context --help", &["Examples:"]),
        (
            "add entity --help",
            &["Examples:", "datetime    an instant, in UTC", "ref:NAME"],
        ),
        ("add field --help", &["Examples:", "needs a default"]),
        ("add value --help", &["Examples:", "--pattern"]),
        ("add use-case --help", &["Examples:", "--on"]),
        ("add service --help", &["Examples:", "--on"]),
        (
            "add specification --help",
            &["Examples:", "?specification="],
        ),
        ("add query --help", &["Examples:", "--on"]),
        ("add endpoint --help", &["Examples:", "--path"]),
        ("add handler --help", &["Examples:", "--on"]),
        ("apply --help", &["Examples:", "--restore"]),
        ("schema", &["\"$schema\"", "json-schema.org/draft-07"]),
        ("schema --help", &["Examples:"]),
        ("status --help", &["Examples:", "--all"]),
        ("check --help", &["Examples:", "layers/source"]),
        ("--version", &[env!("CARGO_PKG_VERSION")]),
    ];
    for (line, parts) in cases {
        let said = run(folder.path(), line).ends(0);
        for part in parts {
            assert!(said.out.contains(part), "{line}: {part}\n{}", said.out);
        }
        assert_eq!(said.err, "", "{line}");
    }
}

#[test]
fn a_wrong_command_line_ends_with_2() {
    let folder = folder();
    for line in [
        "",
        "nwe",
        "new a b",
        "apply --nope",
        "status --format xml",
        "-C nope status",
    ] {
        let said = run(folder.path(), line).ends(2);
        assert_eq!(said.out, "", "{line}");
    }
    let json = run(folder.path(), "nwe --format json").ends(2).json();
    assert_eq!(json["error"]["outcome"], "usage");
}

#[test]
fn outside_of_a_project_commands_say_where_one_is() {
    let folder = folder();
    for line in ["apply", "status", "check", "add context crm"] {
        run(folder.path(), line)
            .ends(4)
            .says("start one with `dddgen new`");
    }
    let shop = Shop::new();
    let inside = shop.root().join("crates");
    run(&inside, "apply").ends(4).says("there is one above");
    run(&inside, "-C .. apply").ends(0);
    run(
        folder.path(),
        &format!("-C {} status", shop.root().display()),
    )
    .ends(0);
}

#[test]
fn colours_are_for_terminals_or_those_who_ask() {
    let shop = Shop::new();
    let plain = shop.run("add context crm --dry-run");
    assert!(!plain.out.contains('\u{1b}'));
    let coloured = shop.run("add context crm --dry-run --color always");
    assert!(coloured.out.contains('\u{1b}'));
    let mut quiet = program(&shop.root(), &["add", "context", "sales"]);
    quiet.env("NO_COLOR", "1");
    assert!(!finish(quiet).err.contains('\u{1b}'));
}

#[test]
fn a_clock_that_is_none_is_a_usage_error() {
    let shop = Shop::new();
    let mut command = program(&shop.root(), &["apply"]);
    command.env("SOURCE_DATE_EPOCH", "noon");
    finish(command).ends(2).says("SOURCE_DATE_EPOCH");
}

#[test]
fn without_rustfmt_nothing_is_written() {
    let folder = folder();
    let mut command = program(folder.path(), &["new", "shop"]);
    command.env("PATH", folder.path());
    finish(command).ends(4).says("rustup component add rustfmt");
    assert!(!folder.path().join("shop").exists());
}

/// Where the device exists that takes nothing.
#[cfg(target_os = "linux")]
#[test]
fn a_result_that_cannot_be_printed_is_no_success() {
    let shop = Shop::new();
    let full = std::fs::File::options().write(true).open("/dev/full");
    let mut command = program(&shop.root(), &["status", "--all"]);
    command.stdout(full.expect("the device"));
    let ended = command.output().expect("it runs");
    assert_eq!(ended.status.code(), Some(5));
    let said = String::from_utf8_lossy(&ended.stderr);
    assert!(said.contains("cannot print the result"), "{said}");
}
