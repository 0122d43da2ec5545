//! The embedded template tree.

use include_dir::{Dir, include_dir};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The end of every template's name. It keeps `cargo package` from taking a folder with a
/// `Cargo.toml` for a package of its own, and leaving it out.
pub(crate) const SUFFIX: &str = ".jinja";

/// The templates of the service by their path in the project they render, `.jinja` removed.
pub(crate) fn embedded() -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    if let Some(root) = TEMPLATES.get_dir("service") {
        collect(root, &mut found);
    }
    found.sort();
    found
}

/// The partial templates, which others include by this name: `partials/draft`.
pub(crate) fn partials() -> Vec<(String, &'static str)> {
    let files = TEMPLATES
        .get_dir("partials")
        .into_iter()
        .flat_map(Dir::files);
    let named = files.filter_map(|file| {
        let path = file.path().to_string_lossy().replace('\\', "/");
        Some((path.strip_suffix(SUFFIX)?.to_owned(), file.contents_utf8()?))
    });
    named.collect()
}

/// The text of the manifest.
pub(crate) fn manifest() -> &'static str {
    let file = TEMPLATES.get_file("manifest.toml");
    file.and_then(include_dir::File::contents_utf8)
        .unwrap_or_default()
}

fn collect(folder: &Dir<'static>, found: &mut Vec<(String, &'static str)>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        let inside = path
            .strip_prefix("service/")
            .and_then(|path| path.strip_suffix(SUFFIX));
        if let (Some(path), Some(text)) = (inside, file.contents_utf8()) {
            found.push((path.to_owned(), text));
        }
    }
    for inner in folder.dirs() {
        collect(inner, found);
    }
}
