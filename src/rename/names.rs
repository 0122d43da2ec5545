//! What is called otherwise in a new model, and where that shows in the paths of templates.

use std::collections::BTreeMap;

use super::gone::gone;
use super::homes::Homes;
use super::words::Words;
use crate::model::{Context, Entity, Model, Own, OwnKind};
use crate::naming::Name;
use crate::template::{PathTemplate, Subject, Templates};

/// Everything that has another name or stands in another context.
#[derive(Debug, Default)]
pub struct Renames {
    items: Vec<Item>,
    /// The old names and the new ones.
    pub words: Words,
    /// The names of what is no longer there.
    gone: Vec<Name>,
}

/// Something that templates are rendered for.
#[derive(Debug)]
struct Item {
    /// The placeholder of paths.
    kind: &'static str,
    old: Place,
    new: Place,
    /// What it was called, and what several of it were.
    called: Vec<Name>,
}

/// Where it stands, and what it is called there.
#[derive(Debug, PartialEq, Eq)]
struct Place {
    context: Option<String>,
    name: String,
}

impl Place {
    fn new(context: Option<&Name>, name: &Name) -> Self {
        Self {
            context: context.map(|context| context.snake().to_owned()),
            name: name.snake().to_owned(),
        }
    }
}

impl Renames {
    /// What a new model calls otherwise than the one before.
    pub fn between(old: &Model, new: &Model, templates: &Templates) -> Self {
        let mut renames = Self::default();
        renames.entities(old, new);
        renames.types(old, new);
        renames.own(old, new);
        for context in &new.contexts {
            let former = former_context(old, context);
            let (before, after) = ((Some(former), former), (Some(&context.name), &context.name));
            renames.item("context", before, after);
            renames.words.add(former, &context.name);
        }
        renames.homes(templates);
        renames.items.retain(|item| item.old != item.new);
        renames.gone = gone(old, new);
        renames
    }

    /// Every name of before that the new model does not say.
    pub fn of_before(&self) -> Words {
        self.words.and(&self.gone)
    }

    /// Whether nothing is.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.words.is_empty()
    }

    /// The new paths of files, by the old ones.
    pub fn paths(&self, templates: &Templates) -> BTreeMap<String, String> {
        let files = self.files(templates).into_iter();
        let paths = files.map(|(item, template)| {
            let path = |place: &Place| template.fill(place.context.as_deref(), &place.name);
            (path(&item.old), path(&item.new))
        });
        paths.collect()
    }

    /// The modules in which code names everything.
    fn homes(&mut self, templates: &Templates) {
        let mut homes = Homes::default();
        for (
            Item {
                old, new, called, ..
            },
            template,
        ) in self.files(templates)
        {
            let contexts = [old.context.as_deref(), new.context.as_deref()];
            let path = template.fill(contexts[0], &old.name);
            for name in called {
                homes.add(&path, name, contexts);
            }
        }
        homes.finish();
        self.words.homes = homes;
    }

    /// Everything with each template that is rendered for it.
    fn files(&self, templates: &Templates) -> Vec<(&Item, PathTemplate)> {
        let mut files = Vec::new();
        for name in templates.names() {
            let template = PathTemplate::new(templates.path(name));
            let kind = match template.subject() {
                Subject::Item(kind) => kind,
                Subject::Context => "context",
                Subject::Service => continue,
            };
            let items = self.items.iter().filter(|item| item.kind == kind);
            files.extend(items.map(|item| (item, template.clone())));
        }
        files
    }

    fn entities(&mut self, old: &Model, new: &Model) {
        let members = new.members.iter();
        let members = members.map(|member| ("member", &member.entity));
        let roots = new.entities.iter().map(|entity| ("entity", entity));
        for (kind, entity) in roots.chain(members) {
            let Some(former) = former_entity(old, entity) else {
                continue;
            };
            self.item(
                kind,
                (former.context.as_ref(), &former.name),
                (entity.context.as_ref(), &entity.name),
            );
            if let Some(item) = self.items.last_mut() {
                item.called.push(former.plural.clone());
            }
            self.words.add(&former.name, &entity.name);
            self.words.add(&former.plural, &entity.plural);
            self.fields(former, entity);
            for guard in entity.transitions.iter().filter_map(|it| it.guard.as_ref()) {
                let named = |entity: &Entity| Name::from_snake(&format!("{}_{guard}", entity.name));
                if let (Ok(before), Ok(after)) = (named(former), named(entity)) {
                    self.item(
                        "guard",
                        (former.context.as_ref(), &before),
                        (entity.context.as_ref(), &after),
                    );
                }
            }
        }
        for member in &new.members {
            let former = former_entity(old, &member.entity);
            let former =
                former.and_then(|it| old.members.iter().find(|old| old.entity.name == it.name));
            if let Some(former) = former {
                self.words.add(&former.singular, &member.singular);
                self.words.add(&former.collection, &member.collection);
            }
        }
    }

    fn fields(&mut self, former: &Entity, entity: &Entity) {
        let all = |entity: &Entity| {
            let derived = entity.derived.iter().map(|derived| &derived.field);
            entity
                .fields
                .iter()
                .chain(derived)
                .cloned()
                .collect::<Vec<_>>()
        };
        let before = all(former);
        for field in all(entity) {
            let was = field
                .was
                .as_ref()
                .filter(|was| before.iter().any(|it| it.name == **was));
            if let Some(was) = was {
                self.words.add(was, &field.name);
            }
            let was = was.unwrap_or(&field.name);
            let lists = before.iter().filter(|it| it.refers_to_many());
            for list in lists.filter(|it| it.name == *was) {
                self.words.add(&list.member(), &field.member());
                self.words.add(&list.one(), &field.one());
            }
        }
    }

    fn types(&mut self, old: &Model, new: &Model) {
        for value in &new.values {
            let was = value.was.as_ref().and_then(|was| old.value(was));
            if let Some(former) = was.or_else(|| old.value(&value.name)) {
                self.item(
                    "value",
                    (former.context.as_ref(), &former.name),
                    (value.context.as_ref(), &value.name),
                );
                self.words.add(&former.name, &value.name);
            }
        }
        for value in &new.composites {
            let was = value.was.as_ref().and_then(|was| old.composite(was));
            if let Some(former) = was.or_else(|| old.composite(&value.name)) {
                let after = (value.context.as_ref(), &value.name);
                self.item("composite", (former.context.as_ref(), &former.name), after);
                self.words.add(&former.name, &value.name);
            }
        }
        for it in &new.enums {
            let was = it.was.as_ref().and_then(|was| old.enumeration(was));
            let Some(former) = was.or_else(|| old.enumeration(&it.name)) else {
                continue;
            };
            self.item(
                "enum",
                (former.context.as_ref(), &former.name),
                (it.context.as_ref(), &it.name),
            );
            self.words.add(&former.name, &it.name);
            for value in &it.values {
                if let Some(was) = value.was.as_ref().filter(|was| former.value(was).is_some()) {
                    self.words.add(was, &value.name);
                }
            }
        }
    }

    /// What the user writes follows its context.
    fn own(&mut self, old: &Model, new: &Model) {
        for own in &new.own {
            let same = |other: &&Own| other.kind == own.kind && other.name == own.name;
            if let Some(former) = old.own.iter().find(same) {
                let kind = placeholder(own.kind);
                self.item(
                    kind,
                    (former.context.as_ref(), &former.name),
                    (own.context.as_ref(), &own.name),
                );
            }
        }
    }

    fn item(
        &mut self,
        kind: &'static str,
        old: (Option<&Name>, &Name),
        new: (Option<&Name>, &Name),
    ) {
        let called = vec![old.1.clone()];
        let (old, new) = (Place::new(old.0, old.1), Place::new(new.0, new.1));
        self.items.push(Item {
            kind,
            old,
            new,
            called,
        });
    }
}

/// What templates call each of a kind.
fn placeholder(kind: OwnKind) -> &'static str {
    match kind {
        OwnKind::UseCase => "use_case",
        OwnKind::Service => "domain_service",
        OwnKind::Specification => "specification",
        OwnKind::Query => "query",
        OwnKind::Endpoint => "endpoint",
        OwnKind::Handler => "handler",
    }
}

/// The entity or member that one was in the model before.
fn former_entity<'m>(old: &'m Model, entity: &Entity) -> Option<&'m Entity> {
    let members = old.members.iter().map(|member| &member.entity);
    let all: Vec<_> = old.entities.iter().chain(members).collect();
    let find = |name: &Name| all.iter().find(|it| it.name == *name).copied();
    let was = entity.was.as_ref().and_then(find);
    was.or_else(|| find(&entity.name))
}

/// What a context was called in the model before.
fn former_context<'m>(old: &Model, context: &'m Context) -> &'m Name {
    let was = context.was.as_ref();
    was.filter(|was| old.context(was).is_some())
        .unwrap_or(&context.name)
}
