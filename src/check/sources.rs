//! What the sources of the layers use.

use super::layers::{LAYERS, Layer};
use super::mentions::Source;
use super::{Finding, Level, Subject};

/// Forbidden crates in the paths of each layer's sources.
pub(super) fn find(subject: &Subject) -> Vec<Finding> {
    let of_layer = |layer: &'static Layer| {
        let folder = format!("{}/", layer.sources());
        let files = subject.sources.iter();
        let files = files.filter(move |(path, _)| path.starts_with(&folder));
        files.flat_map(move |(path, source)| of_file(layer, path, source))
    };
    LAYERS.iter().flat_map(of_layer).collect()
}

fn of_file(layer: &Layer, path: &str, source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for mention in &source.mentions {
        let first = mention.path[0].as_str();
        if !layer.forbids(first) || source.modules.contains(first) {
            continue;
        }
        let finding = Finding {
            rule: "layers/source",
            level: Level::Error,
            path: path.to_owned(),
            line: Some(mention.line),
            message: format!("`{}` must not use `{first}`", layer.name),
            fix: layer.fix.to_owned(),
        };
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    }
    findings
}
