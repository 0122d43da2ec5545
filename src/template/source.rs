//! The embedded template tree.

use include_dir::{Dir, include_dir};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The end of every template's name. It keeps `cargo package` from taking a folder with a
/// `Cargo.toml` for a package of its own, and leaving it out.
pub(crate) const SUFFIX: &str = ".jinja";

/// The folder whose templates always apply. What is rendered from it has the name that it has in
/// the project; what a layer adds has the layer's folder in front.
const BASE: &str = "service/";

/// The templates by name, `.jinja` removed: `Cargo.toml`, `databases/sqlite/service/Cargo.toml`.
pub(crate) fn embedded() -> Vec<(String, &'static str)> {
    let all = all().into_iter().filter(|(name, _)| !is_partial(name));
    let named = all.map(|(name, text)| match name.strip_prefix(BASE) {
        Some(inside) => (inside.to_owned(), text),
        None => (name, text),
    });
    let mut found: Vec<_> = named.collect();
    found.sort();
    found
}

/// The partial templates, which others include by this name: `partials/draft`, or
/// `databases/sqlite/partials/license` where a layer has its own.
pub(crate) fn partials() -> Vec<(String, &'static str)> {
    let all = all().into_iter();
    all.filter(|(name, _)| is_partial(name)).collect()
}

/// The file of the template that is called `name`, which may stand in a layer.
pub(crate) fn file(name: &str, in_layer: bool) -> String {
    let folder = if in_layer { "" } else { BASE };
    format!("templates/{folder}{name}{SUFFIX}")
}

fn is_partial(name: &str) -> bool {
    let (folder, _) = name.rsplit_once('/').unwrap_or_default();
    folder == "partials" || folder.ends_with("/partials")
}

fn all() -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    collect(&TEMPLATES, &mut found);
    found
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
        let name = path.strip_suffix(SUFFIX);
        if let (Some(name), Some(text)) = (name, file.contents_utf8()) {
            found.push((name.to_owned(), text));
        }
    }
    for inner in folder.dirs() {
        collect(inner, found);
    }
}
