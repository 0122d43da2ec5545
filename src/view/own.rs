//! What the user writes, as the templates render it the one time.

use serde::Serialize;

use super::handler::HandlerView;
use super::member::needed;
use super::names::{ContextName, NameView, article, capital, path_prefix, variable};
use crate::model::{Entity, Field, Model, Own, OwnKind};
use crate::naming::Name;
use crate::schema::quote_ident;

/// What the user writes, by kind.
#[derive(Debug, Serialize)]
pub(crate) struct OwnViews {
    pub(crate) use_cases: Vec<OwnView>,
    pub(crate) services: Vec<OwnView>,
    pub(crate) specifications: Vec<OwnView>,
    pub(crate) queries: Vec<OwnView>,
    pub(crate) endpoints: Vec<OwnView>,
    pub(crate) handlers: Vec<HandlerView>,
}

/// Which folders a context has, or the service as a whole.
#[derive(Debug, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a condition of a template"
)]
pub(crate) struct Folders {
    pub(crate) use_cases: bool,
    pub(crate) queries: bool,
    pub(crate) endpoints: bool,
    pub(crate) unit_domain: bool,
    pub(crate) unit_application: bool,
    pub(crate) unit_infrastructure: bool,
    pub(crate) http: bool,
}

/// A use case, service, specification, query or endpoint, ready for the templates.
#[derive(Debug, Serialize)]
pub(crate) struct OwnView {
    pub(crate) name: NameView,
    pub(crate) context: Option<ContextName>,
    /// `sales::`, or nothing without a context.
    pub(crate) path: String,
    /// What it is for, one sentence.
    pub(crate) doc: String,
    /// The aggregates that it works on.
    pub(crate) on: Vec<SubjectView>,
    /// The same in an order in which they can be created.
    pub(crate) created: Vec<SubjectView>,
    /// The method of its endpoint, `post`; empty if it has none.
    pub(crate) method: &'static str,
    /// The path of its endpoint, `/sales/ship-order`; empty if it has none.
    pub(crate) route: String,
    /// The heading of its endpoint in the API document, `sales`.
    pub(crate) tag: String,
    /// Whether its path has an id.
    pub(crate) takes_id: bool,
}

/// An aggregate that something works on.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SubjectView {
    pub(crate) name: NameView,
    /// `an order`.
    pub(crate) a_name: String,
    pub(crate) plural: NameView,
    /// `sales::`, or nothing without a context.
    pub(crate) path: String,
    /// What code calls an aggregate of this kind, `order`.
    pub(crate) variable: String,
    /// `order_id`.
    pub(crate) id: String,
    /// The table, quoted where SQL needs it.
    pub(crate) table: String,
    /// Whether it refers to others that have to be there.
    pub(crate) needs_targets: bool,
    /// The field that a new specification asks for, `Subtitle`.
    pub(crate) asked: String,
    /// What that says, `has a subtitle`.
    pub(crate) asked_for: String,
}

/// A named condition on an aggregate.
#[derive(Debug, Serialize)]
pub(crate) struct SpecificationView {
    /// `large_order`.
    pub(crate) name: String,
    /// The function that makes it, `sales::large_order`.
    pub(crate) function: String,
}

impl OwnViews {
    /// Those of the contexts that `of` takes.
    pub(crate) fn new(model: &Model, of: impl Fn(Option<&Name>) -> bool) -> Self {
        let wanted = |kind| {
            let own = model.own.iter().filter(move |own| own.kind == kind);
            own.filter(|own| of(own.context.as_ref()))
        };
        let of_kind = |kind| wanted(kind).map(|own| OwnView::new(model, own)).collect();
        Self {
            use_cases: of_kind(OwnKind::UseCase),
            services: of_kind(OwnKind::Service),
            specifications: of_kind(OwnKind::Specification),
            queries: of_kind(OwnKind::Query),
            endpoints: of_kind(OwnKind::Endpoint),
            handlers: wanted(OwnKind::Handler)
                .map(|own| HandlerView::new(model, own))
                .collect(),
        }
    }
}

impl Folders {
    pub(crate) fn new(has_entities: bool, own: &OwnViews) -> Self {
        let use_cases = has_entities || !own.use_cases.is_empty();
        let queries = has_entities || !own.queries.is_empty();
        let endpoints = use_cases || queries || !own.endpoints.is_empty();
        Self {
            use_cases,
            queries,
            endpoints,
            unit_domain: has_entities || !own.services.is_empty(),
            unit_application: use_cases
                || !own.specifications.is_empty()
                || !own.handlers.is_empty(),
            unit_infrastructure: queries,
            http: endpoints || !own.specifications.is_empty(),
        }
    }
}

/// The named conditions on an aggregate.
pub(crate) fn specifications(model: &Model, entity: &Entity) -> Vec<SpecificationView> {
    let all = model.own.iter();
    let named =
        all.filter(|own| own.kind == OwnKind::Specification && own.on.contains(&entity.name));
    named
        .map(|own| SpecificationView {
            name: own.name.snake().to_owned(),
            function: format!("{}{}", path_prefix(own.context.as_ref()), own.name.snake()),
        })
        .collect()
}

impl OwnView {
    pub(super) fn new(model: &Model, own: &Own) -> Self {
        let on = own.on.iter().filter_map(|name| model.entity(name));
        let on: Vec<_> = on.collect();
        let mut created = on.clone();
        created.sort_by_key(|entity| depth(model, entity));
        let views = |entities: &[&Entity]| {
            entities
                .iter()
                .map(|it| SubjectView::new(model, it))
                .collect()
        };
        let route = own.route.as_ref();
        let path = route.map(|route| route.path.clone()).unwrap_or_default();
        let tag = own.context.as_ref().unwrap_or(&model.service.name);
        Self {
            name: NameView::new(&own.name),
            context: own.context.as_ref().map(ContextName::new),
            path: path_prefix(own.context.as_ref()),
            doc: match own.doc.as_str() {
                "" => format!("{}.", capital(&own.name.human())),
                doc => doc.to_owned(),
            },
            on: views(&on),
            created: views(&created),
            method: route.map(|route| route.method.as_str()).unwrap_or_default(),
            takes_id: path.contains("{id}"),
            route: path,
            tag: tag.kebab(),
        }
    }
}

impl SubjectView {
    fn new(model: &Model, entity: &Entity) -> Self {
        let human = entity.name.human();
        let asked = asked(model, entity);
        Self {
            name: NameView::new(&entity.name),
            a_name: format!("{} {human}", article(&human)),
            plural: NameView::new(&entity.plural),
            path: path_prefix(entity.context.as_ref()),
            variable: variable(&entity.name),
            id: entity.name.reference().snake().to_owned(),
            table: quote_ident(&entity.table),
            needs_targets: !needed(model, entity).is_empty(),
            asked: asked.map_or_else(|| "CreatedAt".to_owned(), Name::pascal),
            asked_for: asked.map_or_else(
                || "was created".to_owned(),
                |name| format!("has {} {}", article(&name.human()), name.human()),
            ),
        }
    }
}

/// The first field that may be null and can be asked for.
fn asked<'e>(model: &Model, entity: &'e Entity) -> Option<&'e Name> {
    let open = |field: &&Field| field.optional && !field.secret && !field.readonly;
    let kind = |field: &&Field| model.scalar(field)?.spec().rust.kind;
    let mut fields = entity.fields.iter().filter(open);
    let found = fields.find(|field| kind(field).is_some());
    found.map(|field| &field.name)
}

/// How many others have to be created before one of `entity`, one after the other. What is needed
/// is not circular.
fn depth(model: &Model, entity: &Entity) -> usize {
    let targets = needed(model, entity)
        .into_iter()
        .filter_map(|name| model.entity(name));
    let depths = targets.map(|target| depth(model, target) + 1);
    depths.max().unwrap_or(0)
}
