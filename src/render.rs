//! The model and the templates make a tree.
//!
//! Pure: no clock, no disk, no program. The same model and templates give the same bytes on every
//! machine. The Rust in the tree is not formatted yet.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};
use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::Serialize;

use crate::model::{Model, json_schema_text};
use crate::template::{PathTemplate, Subject, Templates};
use crate::tree::{File, Origin, Ownership, Tree};
use crate::view::{
    CompositeView, ContextName, ContextView, EntityView, EnumView, GuardView, HandlerView,
    MemberView, NameView, OwnView, ServiceView, ValueView,
};

/// Where an editor finds the schema of the model; `.taplo.toml` names it.
const SCHEMA: &str = "docs/dddgen.schema.json";

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
    tree.insert(
        SCHEMA.to_owned(),
        File {
            text: json_schema_text(),
            ownership: Ownership::Managed,
            executable: false,
            origin: Origin::code("service"),
        },
    );
    for name in templates.names() {
        renderer.template(name, &mut tree)?;
    }
    Ok(tree)
}

/// What a template can be rendered for: the context of the path, its name, and what it sees.
struct Rendering {
    context: Option<String>,
    name: String,
    /// How the model spells the name; none for the service.
    spelled: Option<String>,
    seen: Value,
}

/// All that templates can be rendered for.
struct Subjects {
    service: Vec<Rendering>,
    contexts: Vec<Rendering>,
    /// By the placeholder, which is also what templates call each of them.
    items: BTreeMap<&'static str, Vec<Rendering>>,
}

struct Renderer<'t> {
    templates: &'t Templates,
    subjects: Subjects,
}

impl Renderer<'_> {
    /// Renders one template for each of its subjects.
    fn template(&self, name: &str, tree: &mut Tree) -> Result<()> {
        let template = PathTemplate::new(self.templates.path(name));
        let entry = self.templates.entry(name);
        for rendering in self.subjects.of(template.subject())? {
            if !self.templates.applies(name, &rendering.seen)? {
                continue;
            }
            let file = File {
                text: self.templates.render(name, &rendering.seen)?,
                ownership: if entry.once {
                    Ownership::Once
                } else {
                    Ownership::Managed
                },
                executable: entry.executable,
                origin: self.origin(name, template.subject(), rendering),
            };
            let rendered = template.fill(rendering.context.as_deref(), &rendering.name);
            ensure!(
                tree.insert(rendered.clone(), file).is_none(),
                "two templates render `{rendered}`, the second of them `{name}`"
            );
        }
        Ok(())
    }

    fn origin(&self, name: &str, subject: Subject<'_>, rendering: &Rendering) -> Origin {
        let kind = match subject {
            Subject::Service => "service",
            Subject::Context => "context",
            Subject::Item(kind) => kind,
        };
        let is_item = matches!(subject, Subject::Item(_));
        Origin {
            template: Some(self.templates.file(name)),
            kind: kind.to_owned(),
            name: rendering.spelled.clone(),
            context: rendering.context.clone().filter(|_| is_item),
        }
    }
}

impl Subjects {
    fn new(view: &ServiceView) -> Self {
        let service = Value::from(Serde(view));
        let contexts = |view: &ContextView| Rendering {
            context: Some(view.name.module.clone()),
            name: String::new(),
            spelled: Some(view.name.module.clone()),
            seen: context! { service => &service, context => Value::from(Serde(view)) },
        };
        let values = view.contexts.iter().flat_map(|context| &context.values);
        let values = view.shared_values.iter().chain(values);
        let composites = view.contexts.iter().flat_map(|context| &context.composites);
        let composites = view.shared_composites.iter().chain(composites);
        let enums = view.contexts.iter().flat_map(|context| &context.enums);
        let enums = view.shared_enums.iter().chain(enums);
        let guards = view.contexts.iter().flat_map(|context| &context.guards);
        let guards = view.shared_guards.iter().chain(guards);
        let items = [
            of_kind(&service, "entity", &view.entities),
            of_kind(&service, "value", values),
            of_kind(&service, "composite", composites),
            of_kind(&service, "enum", enums),
            of_kind(&service, "use_case", &view.own.use_cases),
            of_kind(&service, "domain_service", &view.own.services),
            of_kind(&service, "specification", &view.own.specifications),
            of_kind(&service, "query", &view.own.queries),
            of_kind(&service, "endpoint", &view.own.endpoints),
            of_kind(&service, "handler", &view.own.handlers),
            of_kind(&service, "guard", guards),
            of_kind(&service, "member", &view.members),
        ];
        Self {
            service: vec![Rendering {
                context: None,
                name: String::new(),
                spelled: None,
                seen: context! { service => &service },
            }],
            contexts: view.contexts.iter().map(contexts).collect(),
            items: items.into(),
        }
    }

    fn of(&self, subject: Subject<'_>) -> Result<&[Rendering]> {
        Ok(match subject {
            Subject::Service => &self.service,
            Subject::Context => &self.contexts,
            Subject::Item(kind) => {
                let items = self.items.get(kind);
                items.with_context(|| format!("no template is rendered for each `{kind}`"))?
            }
        })
    }
}

/// What stands in files of its own.
trait Item: Serialize {
    fn context(&self) -> Option<&ContextName>;
    fn name(&self) -> &NameView;

    /// Its name as the model spells it.
    fn spelled(&self) -> &str {
        &self.name().module
    }
}

impl Item for EntityView {
    fn context(&self) -> Option<&ContextName> {
        self.context.as_ref()
    }

    fn name(&self) -> &NameView {
        &self.name
    }

    fn spelled(&self) -> &str {
        &self.name.type_name
    }
}

impl Item for EnumView {
    fn context(&self) -> Option<&ContextName> {
        self.context.as_ref()
    }

    fn name(&self) -> &NameView {
        &self.name
    }

    fn spelled(&self) -> &str {
        &self.name.type_name
    }
}

impl Item for MemberView {
    fn context(&self) -> Option<&ContextName> {
        self.entity.context.as_ref()
    }

    fn name(&self) -> &NameView {
        &self.entity.name
    }

    fn spelled(&self) -> &str {
        &self.entity.name.type_name
    }
}

impl Item for GuardView {
    fn context(&self) -> Option<&ContextName> {
        self.context.as_ref()
    }

    fn name(&self) -> &NameView {
        &self.name
    }
}

impl Item for HandlerView {
    fn context(&self) -> Option<&ContextName> {
        self.own.context.as_ref()
    }

    fn name(&self) -> &NameView {
        &self.own.name
    }
}

impl Item for ValueView {
    fn context(&self) -> Option<&ContextName> {
        self.context.as_ref()
    }

    fn name(&self) -> &NameView {
        &self.name
    }

    fn spelled(&self) -> &str {
        &self.name.type_name
    }
}

impl Item for CompositeView {
    fn context(&self) -> Option<&ContextName> {
        self.context.as_ref()
    }

    fn name(&self) -> &NameView {
        &self.name
    }
}

impl Item for OwnView {
    fn context(&self) -> Option<&ContextName> {
        self.context.as_ref()
    }

    fn name(&self) -> &NameView {
        &self.name
    }
}

/// All things of a kind, by the name of its placeholder.
fn of_kind<'v, V: Item + 'v>(
    service: &Value,
    kind: &'static str,
    views: impl IntoIterator<Item = &'v V>,
) -> (&'static str, Vec<Rendering>) {
    let rendering = |view: &V| {
        let seen = [
            ("service", service.clone()),
            (kind, Value::from(Serde(view))),
        ];
        Rendering {
            context: view.context().map(|context| context.module.clone()),
            name: view.name().module.clone(),
            spelled: Some(view.spelled().to_owned()),
            seen: Value::from_pairs(seen),
        }
    };
    (kind, views.into_iter().map(rendering).collect())
}
