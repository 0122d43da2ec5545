//! `templates/manifest.toml`: which files are rendered under a condition, which are the user's
//! from then on, and which are executable. Everything else is plain: rendered always, managed.
//!
//! A layer is a folder with a tree of its own, which is laid over the service where a condition
//! holds: `databases/sqlite/service/…` beside `service/…`.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;

/// What the manifest says, by path.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Manifest {
    /// The condition of each layer, by its folder.
    #[serde(default)]
    pub(crate) layers: BTreeMap<String, String>,
    #[serde(default)]
    pub(crate) files: BTreeMap<String, Entry>,
}

/// What the manifest says of one file.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    /// The file is rendered where this expression holds.
    pub(crate) when: Option<String>,
    /// The file is written once and then belongs to the user.
    #[serde(default)]
    pub(crate) once: bool,
    /// The file is executable.
    #[serde(default)]
    pub(crate) executable: bool,
}

impl Manifest {
    /// Reads a manifest for the templates of the given names.
    ///
    /// # Errors
    /// It is not valid, or names a path that has no template.
    pub(crate) fn parse<'p>(text: &str, names: impl Iterator<Item = &'p str>) -> Result<Self> {
        let manifest: Self =
            toml::from_str(text).context("cannot read `templates/manifest.toml`")?;
        let paths: Vec<_> = names.map(|name| manifest.place(name).path).collect();
        for path in manifest.files.keys() {
            ensure!(
                paths.contains(&path.as_str()),
                "`templates/manifest.toml` names `{path}`, which has no template"
            );
        }
        Ok(manifest)
    }

    /// Where a template belongs.
    pub(crate) fn place<'p>(&self, name: &'p str) -> Place<'p, '_> {
        let mut layers = self.layers.iter();
        let in_layer = layers.find_map(|(folder, when)| {
            let path = name.strip_prefix(folder)?.strip_prefix(LAID_OVER)?;
            let when = Some(when.as_str());
            Some(Place { path, when })
        });
        in_layer.unwrap_or(Place {
            path: name,
            when: None,
        })
    }
}

/// What of a layer is laid over the service.
const LAID_OVER: &str = "/service/";

/// Where a template belongs.
#[derive(Debug)]
pub(crate) struct Place<'p, 'm> {
    /// The path in the project, placeholders included.
    pub(crate) path: &'p str,
    /// The condition of the layer that it is part of.
    pub(crate) when: Option<&'m str>,
}
