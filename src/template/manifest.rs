//! `templates/manifest.toml`: which files are rendered under a condition, which are the user's
//! from then on, and which are executable. Everything else is plain: rendered always, managed.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;

/// What the manifest says, by path.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Manifest {
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
    /// Reads a manifest for the given template paths.
    ///
    /// # Errors
    /// It is not valid, or names a path that has no template.
    pub(crate) fn parse<'p>(text: &str, paths: impl Iterator<Item = &'p str>) -> Result<Self> {
        let manifest: Self =
            toml::from_str(text).context("cannot read `templates/manifest.toml`")?;
        let paths: Vec<_> = paths.collect();
        for path in manifest.files.keys() {
            ensure!(
                paths.contains(&path.as_str()),
                "`templates/manifest.toml` names `{path}`, which has no template"
            );
        }
        Ok(manifest)
    }
}
