//! The model and the templates make a tree.
//!
//! Pure: no clock, no disk, no program. The same model and templates give the same bytes on every
//! machine. The Rust in the tree is not formatted yet.

use anyhow::{Result, ensure};
use minijinja::context;
use minijinja::value::{Serde, Value};

use crate::model::Model;
use crate::template::{PathTemplate, Subject, Templates};
use crate::tree::{File, Ownership, Tree};
use crate::view::{ContextView, EntityView, ServiceView, ValueView};

/// Renders the whole service.
///
/// # Errors
/// A template uses a name that is not defined; the error names template and line.
pub fn render(model: &Model, templates: &Templates) -> Result<Tree> {
    let view = ServiceView::new(model);
    let renderer = Renderer {
        templates,
        subjects: Subjects::new(&view),
    };
    let mut tree = Tree::default();
    for path in templates.paths() {
        renderer.template(path, &mut tree)?;
    }
    Ok(tree)
}

/// What a template can be rendered for: the context of the path, its name, and what it sees.
struct Rendering {
    context: Option<String>,
    name: String,
    seen: Value,
}

/// All that templates can be rendered for.
struct Subjects {
    service: Vec<Rendering>,
    contexts: Vec<Rendering>,
    entities: Vec<Rendering>,
    values: Vec<Rendering>,
}

struct Renderer<'t> {
    templates: &'t Templates,
    subjects: Subjects,
}

impl Renderer<'_> {
    /// Renders one template for each of its subjects.
    fn template(&self, path: &str, tree: &mut Tree) -> Result<()> {
        let template = PathTemplate::new(path);
        let entry = self.templates.entry(path);
        for rendering in self.subjects.of(template.subject()) {
            if !self.templates.applies(path, &rendering.seen)? {
                continue;
            }
            let file = File {
                text: self.templates.render(path, &rendering.seen)?,
                ownership: if entry.once {
                    Ownership::Once
                } else {
                    Ownership::Managed
                },
                executable: entry.executable,
            };
            let rendered = template.fill(rendering.context.as_deref(), &rendering.name);
            ensure!(
                tree.insert(rendered.clone(), file).is_none(),
                "two templates render `{rendered}`, the second of them `{path}`"
            );
        }
        Ok(())
    }
}

impl Subjects {
    fn new(view: &ServiceView) -> Self {
        let service = Value::from(Serde(view));
        let entities = |view: &EntityView| Rendering {
            context: view.context.as_ref().map(|context| context.module.clone()),
            name: view.name.module.clone(),
            seen: context! { service => &service, entity => Value::from(Serde(view)) },
        };
        let values = |view: &ValueView| Rendering {
            context: view.context.as_ref().map(|context| context.module.clone()),
            name: view.name.module.clone(),
            seen: context! { service => &service, value => Value::from(Serde(view)) },
        };
        let contexts = |view: &ContextView| Rendering {
            context: Some(view.name.module.clone()),
            name: String::new(),
            seen: context! { service => &service, context => Value::from(Serde(view)) },
        };
        let inner = view.contexts.iter().flat_map(|context| &context.values);
        Self {
            service: vec![Rendering {
                context: None,
                name: String::new(),
                seen: context! { service => &service },
            }],
            contexts: view.contexts.iter().map(contexts).collect(),
            entities: view.entities.iter().map(entities).collect(),
            values: view.shared_values.iter().chain(inner).map(values).collect(),
        }
    }

    fn of(&self, subject: Subject) -> &[Rendering] {
        match subject {
            Subject::Service => &self.service,
            Subject::Context => &self.contexts,
            Subject::Entity => &self.entities,
            Subject::Value => &self.values,
        }
    }
}
