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
    paths: Vec<String>,
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

    /// The templates `files`, by the path that they render to, and the `partials` that they
    /// include by name.
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
        let paths = files.keys().cloned().collect();
        for (path, text) in partials.into_iter().chain(files) {
            environment
                .add_template_owned(path.clone(), text)
                .map_err(|error| located(&error))
                .with_context(|| format!("cannot parse the template of `{path}`"))?;
        }
        Ok(Self {
            environment,
            manifest,
            paths,
        })
    }

    /// The paths of all templates, placeholders included, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    /// What the manifest says of a template.
    pub(crate) fn entry(&self, path: &str) -> Entry {
        self.manifest.files.get(path).cloned().unwrap_or_default()
    }

    /// Whether a template is rendered for the subject in `subject`.
    ///
    /// # Errors
    /// The manifest's condition uses a name that is not defined.
    pub(crate) fn applies(&self, path: &str, subject: &Value) -> Result<bool> {
        let Some(condition) = self.entry(path).when else {
            return Ok(true);
        };
        let holds = self
            .environment
            .compile_expression(&condition)
            .and_then(|expression| expression.eval(subject))
            .map_err(|error| located(&error))
            .with_context(|| format!("`when` of `{path}` in `templates/manifest.toml`"))?;
        Ok(holds.is_true())
    }

    /// The text of a template for the subject in `subject`.
    ///
    /// # Errors
    /// It uses a name that is not defined; the error names template and line.
    pub(crate) fn render(&self, path: &str, subject: &Value) -> Result<String> {
        let template = self
            .environment
            .get_template(path)
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
