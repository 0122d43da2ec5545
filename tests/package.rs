//! What is published holds every template.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "tests start programs and end where that fails"
)]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use dddgen::template::Templates;
use walkdir::WalkDir;

/// The files under `templates/`, by their path in the repository.
fn files() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = WalkDir::new(root.join("templates")).into_iter();
    let entries = entries.map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    let paths = files.map(|entry| {
        let path = entry.path().strip_prefix(root).expect("below");
        path.to_str().expect("UTF-8").replace('\\', "/")
    });
    paths.collect()
}

/// A folder with a `Cargo.toml` would be left out without a word.
#[test]
fn the_package_has_every_template() {
    let mut command = Command::new(env!("CARGO"));
    command.args(["package", "--list", "--allow-dirty"]);
    let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).output();
    let output = output.expect("cargo starts");
    assert!(output.status.success(), "{output:?}");
    let listed = String::from_utf8(output.stdout).expect("UTF-8");
    let listed: BTreeSet<String> = listed.lines().map(|line| line.replace('\\', "/")).collect();
    let missing: Vec<_> = files().difference(&listed).cloned().collect();
    assert!(missing.is_empty(), "not in the package: {missing:#?}");
}

/// The build script watches the folder: a new template needs no clean build.
#[test]
fn the_program_has_every_template_on_the_disk() {
    let templates = Templates::embedded().expect("every template parses");
    let embedded: BTreeSet<String> = templates.names().map(ToOwned::to_owned).collect();
    let on_disk = files();
    let on_disk = on_disk.iter().filter_map(|path| {
        let name = path.strip_prefix("templates/")?.strip_suffix(".jinja")?;
        let partial = Path::new(name).parent()?.ends_with("partials");
        (!partial).then(|| name.strip_prefix("service/").unwrap_or(name).to_owned())
    });
    assert_eq!(embedded, on_disk.collect());
}
