//! The Jinja environment: every template parsed at the start, undefined names refused.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, anyhow};
use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};

use super::filters;
use super::manifest::{Entry, Manifest};
use super::source;

/// All templates of the service, parsed.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
    manifest: Manifest,
    names: Vec<String>,
}

impl Templates {
    /// The templates that dddgen comes with.
    ///
    /// # Errors
    /// One does not parse; the error names it and the line.
    pub fn embedded() -> Result<Self> {
        let files = source::embedded();
        let files: BTreeMap<String, String> = files
            .into_iter()
            .map(|(path, text)| (path, text.to_owned()))
            .collect();
        let partials = source::partials().into_iter();
        let partials = partials.map(|(name, text)| (name, text.to_owned()));
        Self::new(files, partials.collect(), source::manifest())
    }

    /// The templates `files`, by name, and the `partials` that they include by name. The name is
    /// the path that one renders to, after the folder of its layer if it is part of one.
    ///
    /// # Errors
    /// One does not parse, or the manifest is not valid.
    pub fn new(
        files: BTreeMap<String, String>,
        partials: BTreeMap<String, String>,
        manifest: &str,
    ) -> Result<Self> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::None);
        environment.set_syntax(
            SyntaxConfig::builder()
                .trim_blocks(true)
                .lstrip_blocks(true)
                .keep_trailing_newline(true)
                .build()?,
        );
        filters::add(&mut environment);
        let manifest = Manifest::parse(manifest, files.keys().map(String::as_str))?;
        let names = files.keys().cloned().collect();
        for (path, text) in partials.into_iter().chain(files) {
            environment
                .add_template_owned(path.clone(), text)
                .map_err(|error| located(&error))
                .with_context(|| format!("cannot parse the template of `{path}`"))?;
        }
        Ok(Self {
            environment,
            manifest,
            names,
        })
    }

    /// The names of all templates, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The path that a template renders to, placeholders included.
    pub(crate) fn path<'n>(&self, name: &'n str) -> &'n str {
        self.manifest.place(name).path
    }

    /// Where a template stands in the repository of dddgen.
    pub(crate) fn file(&self, name: &str) -> String {
        source::file(name, self.manifest.place(name).when.is_some())
    }

    /// What the manifest says of a template.
    pub(crate) fn entry(&self, name: &str) -> Entry {
        let files = &self.manifest.files;
        files.get(self.path(name)).cloned().unwrap_or_default()
    }

    /// Whether a template is rendered for the subject in `subject`.
    ///
    /// # Errors
    /// The manifest's condition uses a name that is not defined.
    pub(crate) fn applies(&self, name: &str, subject: &Value) -> Result<bool> {
        let of_layer = self.manifest.place(name).when;
        let of_file = self.entry(name).when;
        for condition in of_layer.into_iter().chain(of_file.as_deref()) {
            let holds = self
                .environment
                .compile_expression(condition)
                .and_then(|expression| expression.eval(subject))
                .map_err(|error| located(&error))
                .with_context(|| format!("condition of `{name}` in `templates/manifest.toml`"))?;
            if !holds.is_true() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The text of a template for the subject in `subject`.
    ///
    /// # Errors
    /// It uses a name that is not defined; the error names template and line.
    pub(crate) fn render(&self, name: &str, subject: &Value) -> Result<String> {
        let template = self
            .environment
            .get_template(name)
            .map_err(|error| located(&error))?;
        template
            .render(context! { ..subject.clone() })
            .map_err(|error| located(&error))
    }
}

/// An error of the engine with its template and line in front.
fn located(error: &minijinja::Error) -> anyhow::Error {
    let place = match (error.name(), error.line()) {
        (Some(name), Some(line)) => format!("{name}{}:{line}: ", source::SUFFIX),
        _ => String::new(),
    };
    let detail = error
        .detail()
        .map(|detail| format!(": {detail}"))
        .unwrap_or_default();
    anyhow!("{place}{}{detail}", error.kind())
}
