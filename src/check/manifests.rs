//! What the layers depend on.

use toml_edit::{Document, Item, TableLike};

use super::layers::{LAYERS, Layer};
use super::{Finding, Level, Subject};

/// Forbidden crates among the dependencies of each layer. Tests may depend on what they like.
pub(super) fn find(subject: &Subject) -> Vec<Finding> {
    let workspace = subject.manifests.get("Cargo.toml");
    let workspace = workspace.and_then(|text| Document::parse(text.as_str()).ok());
    let shared = workspace.as_ref().and_then(|document| {
        let table = document.get("workspace")?.get("dependencies")?;
        table.as_table_like()
    });
    LAYERS
        .iter()
        .flat_map(|layer| {
            let text = subject.manifests.get(&layer.manifest());
            text.map_or_else(Vec::new, |text| of_layer(layer, text, shared))
        })
        .collect()
}

fn of_layer(layer: &Layer, text: &str, shared: Option<&dyn TableLike>) -> Vec<Finding> {
    let Ok(document) = Document::parse(text) else {
        return Vec::new();
    };
    let targets = document.get("target").and_then(Item::as_table_like);
    let targets = targets.into_iter().flat_map(|table| table.iter());
    let targets = targets.filter_map(|(_, target)| target.get("dependencies"));
    let tables = document.get("dependencies").into_iter().chain(targets);
    let mut findings = Vec::new();
    for table in tables.filter_map(Item::as_table_like) {
        for (name, item) in table.iter() {
            let package = package(item).or_else(|| package(shared?.get(name)?));
            let package = package.unwrap_or(name);
            if layer.forbids_package(package) || layer.forbids_package(name) {
                let at = table.key(name).and_then(toml_edit::Key::span);
                let line = at.map(|at| text[..at.start].matches('\n').count() + 1);
                findings.push(finding(layer, package, line));
            }
        }
    }
    findings
}

fn package(dependency: &Item) -> Option<&str> {
    dependency.as_table_like()?.get("package")?.as_str()
}

fn finding(layer: &Layer, package: &str, line: Option<usize>) -> Finding {
    Finding {
        rule: "layers/manifest",
        level: Level::Error,
        path: layer.manifest(),
        line,
        message: format!("`{}` must not depend on `{package}`", layer.name),
        fix: layer.fix.to_owned(),
    }
}
