//! Folders in which nothing can be written, and folders where files should be: the project stays
//! old, or becomes new, and the message says which.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::process::Command;

use crate::crashing::little_older;
use crate::support::{Said, Shop, finish, program};

const RENAME: &[&str] = &["rename", "entity", "Vendor", "Supplier"];
const UPGRADE: &[&str] = &["upgrade"];

/// Runs the program as somebody for whom permissions count: root is without the right to pass them
/// over.
fn powerless(shop: &Shop, line: &[&str]) -> Said {
    let plain = program(&shop.root(), line);
    let owner = fs::metadata(shop.root()).expect("a folder").uid();
    if owner != 0 {
        return finish(plain);
    }
    let mut command = Command::new("setpriv");
    command
        .arg("--bounding-set=-dac_override,-dac_read_search")
        .arg("--inh-caps=-all")
        .arg(plain.get_program())
        .args(plain.get_args());
    for (name, value) in plain.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    if let Some(folder) = plain.get_current_dir() {
        command.current_dir(folder);
    }
    finish(command)
}

fn allow(shop: &Shop, folder: &str, mode: u32) {
    let permissions = fs::Permissions::from_mode(mode);
    fs::set_permissions(shop.root().join(folder), permissions).expect("allowed");
}

#[test]
fn a_folder_that_cannot_be_written_leaves_the_project_old() {
    let cases: [(&[&str], i32, &[&str]); 2] = [
        (
            RENAME,
            0,
            &[
                ".dddgen",
                ".dddgen/base/crates/domain/src/entities",
                "crates/domain/src/entities",
                "migrations",
                "",
            ],
        ),
        (
            UPGRADE,
            3,
            &[".dddgen", "crates/domain/src/gone", "migrations", ""],
        ),
    ];
    for (line, code, folders) in cases {
        for folder in folders {
            let shop = if line == UPGRADE {
                little_older()
            } else {
                Shop::new()
            };
            let before = shop.snapshot();
            allow(&shop, folder, 0o555);
            powerless(&shop, line)
                .ends(4)
                .says("Permission denied")
                .says(folder);
            assert_eq!(shop.snapshot(), before, "{line:?} {folder}");
            allow(&shop, folder, 0o755);
            powerless(&shop, line).ends(code);
            assert_ne!(shop.snapshot(), before, "{line:?} {folder}");
        }
    }
}

#[test]
fn a_folder_where_a_file_should_be_stands() {
    let shop = Shop::new();
    let there = "crates/domain/src/entities/supplier.rs";
    shop.write(&format!("{there}/mine"), "");
    let before = shop.snapshot();
    finish(program(&shop.root(), RENAME))
        .ends(4)
        .says(&format!("`{there}` exists already"))
        .says("hint: move it out of the way");
    assert_eq!(shop.snapshot(), before);

    // What an upgrade would create, update and delete.
    let shop = little_older();
    for path in ["clippy.toml", "README.md", "crates/domain/src/gone/mod.rs"] {
        if shop.has(path) {
            shop.remove(path);
        }
        shop.write(&format!("{path}/mine"), "");
    }
    finish(program(&shop.root(), UPGRADE))
        .ends(3)
        .says("conflict clippy.toml")
        .says("conflict README.md");
    for path in ["clippy.toml", "README.md", "crates/domain/src/gone/mod.rs"] {
        assert!(shop.has(&format!("{path}/mine")), "{path}");
    }
    let done = format!("dddgen = \"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(shop.read("dddgen.toml").contains(&done));
}
