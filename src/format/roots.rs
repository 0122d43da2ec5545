//! Which files to hand to `rustfmt`: those that no other file declares as a module.

use std::collections::{BTreeMap, BTreeSet};

/// The roots, each with the bytes of itself and all that it declares.
pub(super) fn roots<'p>(files: &BTreeMap<&'p str, &str>) -> Vec<(&'p str, usize)> {
    let children = |path: &'p str| -> Vec<&'p str> {
        let text = files.get(path).copied().unwrap_or_default();
        let modules = text
            .lines()
            .flat_map(|line| line.split(';'))
            .filter_map(module);
        modules
            .filter_map(|module| find(files, path, module))
            .collect()
    };
    let declared: BTreeSet<&str> = files.keys().flat_map(|path| children(path)).collect();
    let roots = files.keys().filter(|path| !declared.contains(*path));
    let weigh = |root: &&'p str| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![*root]);
        while let Some(path) = open.pop() {
            if seen.insert(path) {
                open.extend(children(path));
            }
        }
        (*root, seen.iter().map(|path| files[path].len()).sum())
    };
    roots.map(weigh).collect()
}

/// The name in `mod name`.
fn module(statement: &str) -> Option<&str> {
    let words: Vec<&str> = statement.split_whitespace().collect();
    match words.as_slice() {
        ["mod", name] => Some(name),
        [visibility, .., "mod", name] if visibility.starts_with("pub") => Some(name),
        _ => None,
    }
}

/// Where the module `name` of the file at `path` is.
fn find<'p>(files: &BTreeMap<&'p str, &str>, path: &str, name: &str) -> Option<&'p str> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = file.trim_end_matches(".rs");
    let name = name.trim_start_matches("r#");
    let below = match stem {
        "mod" | "lib" | "main" => folder.to_owned(),
        _ => format!("{folder}/{stem}"),
    };
    // A root of any other name keeps its modules beside it.
    [below.as_str(), folder].iter().find_map(|folder| {
        let tries = [
            format!("{folder}/{name}.rs"),
            format!("{folder}/{name}/mod.rs"),
        ];
        tries
            .iter()
            .find_map(|it| files.get_key_value(it.as_str()))
            .map(|(path, _)| *path)
    })
}
