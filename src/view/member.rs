//! The members of aggregates as the templates see them.

use serde::Serialize;

use super::entity::{EntityView, body, route};
use super::names::{NameView, article, path_prefix, variable};
use super::rule::MemberTrial;
use super::rust;
use super::totals::MemberTotalsView;
use crate::model::examples::sampled::{is_sampled, required};
use crate::model::{Entity, Field, Member, Model};
use crate::naming::Name;
use crate::scalar::Scalar;

/// The most members that a test makes.
const FILLABLE: u32 = 100;

/// A member of an aggregate, ready for the templates.
#[derive(Debug, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a condition of a template"
)]
pub(crate) struct MemberView {
    /// What it has in common with aggregates.
    #[serde(flatten)]
    pub(crate) entity: EntityView,
    /// The root of its aggregate.
    pub(crate) root: RootView,
    /// What the root calls them, `lines`.
    pub(crate) collection: NameView,
    /// What the root calls one of them, `line`.
    pub(crate) singular: NameView,
    /// What code calls one of them, `line`.
    pub(crate) item: String,
    /// `a line`.
    pub(crate) a_singular: String,
    /// The range of their number, `1..=100`; empty if any number will do.
    pub(crate) count: String,
    /// How a body of the root describes them, the inside of `#[schema(…)]`.
    pub(crate) body_schema: String,
    /// Whether one of them holds an instant.
    pub(crate) has_instants: bool,
    /// Whether a test can take the one away that an aggregate of tests has.
    pub(crate) is_removable: bool,
    /// Whether a root is never without one.
    pub(crate) is_demanded: bool,
    /// Whether the aggregates of tests begin with one.
    pub(crate) is_sampled: bool,
    /// Whether a test can add another one to an aggregate of tests.
    pub(crate) has_room: bool,
    /// Whether a test can fill the collection.
    pub(crate) is_fillable: bool,
    /// The most of them; zero if there is no such number.
    pub(crate) most: u32,
    /// The fields that two of them with the same values are refused for.
    pub(crate) first_shared: Vec<String>,
    /// Whether a revision of it can be refused.
    pub(crate) revision_fails: bool,
    /// Whether it refers to an aggregate of the kind of its root.
    pub(crate) refers_to_root: bool,
    /// Whether a reference of it is set once and for all.
    pub(crate) has_fixed_reference: bool,
    /// What no two of one root share.
    pub(crate) shared: Vec<SharedView>,
    /// What its root says that follows from such members.
    pub(crate) totals: MemberTotalsView,
}

/// The root of an aggregate, as its members see it.
#[derive(Debug, Serialize)]
pub(crate) struct RootView {
    pub(crate) name: NameView,
    pub(crate) plural: NameView,
    /// `an order`.
    pub(crate) a_name: String,
    /// What code calls an aggregate of this kind, `order`.
    pub(crate) variable: String,
    /// The table.
    pub(crate) table: String,
    /// `order_id`: what refers to it.
    pub(crate) id: String,
    /// The path of its collection below the version, `/sales/orders`.
    pub(crate) route: String,
    /// Whether it refers to others that have to be there.
    pub(crate) needs_targets: bool,
    /// A valid body for tests, an expression over `app`.
    pub(crate) valid_body: &'static str,
}

/// Fields that no two members of one root share.
#[derive(Debug, Serialize)]
pub(crate) struct SharedView {
    /// `product_id`: the fields.
    pub(crate) members: Vec<String>,
    /// Whether `self` and `other` share them, an expression.
    pub(crate) condition: String,
}

/// A field of a member that refers to an aggregate.
#[derive(Debug, Serialize)]
pub(crate) struct MemberReferrerView {
    /// `product_id`: the accessor.
    pub(crate) ident: String,
    /// `product_id`: the column.
    pub(crate) member: String,
    pub(crate) optional: bool,
    /// `order_line`: the module of those that refer.
    pub(crate) module: String,
    /// `sales::`, or nothing without a context: where they belong.
    pub(crate) path: String,
    /// `order lines`.
    pub(crate) human_plural: String,
    /// `orders`: the collection of their roots.
    pub(crate) roots: String,
    /// `order`: what code calls a root.
    pub(crate) root: String,
    /// `lines`: what a root calls them.
    pub(crate) collection: String,
    /// Whether the root is of the kind that is referred to.
    pub(crate) is_own: bool,
}

impl MemberView {
    fn new(model: &Model, root: &Entity, member: &Member) -> Self {
        let mut entity = EntityView::new(model, &member.entity);
        let root_route = route(root);
        entity.route = format!("{root_route}/{{id}}/{}", member.collection.kebab());
        root_route
            .trim_start_matches('/')
            .clone_into(&mut entity.tag);
        let is_sampled = is_sampled(model, member);
        let is_one = member.count.max.is_some_and(|max| max <= 1.into());
        let trial = MemberTrial::new(model, root, member);
        let is_demanded = member.count.min.is_some_and(|min| min >= 1.into());
        let can_repeat = entity.uniques.is_empty() || entity.has_other;
        let singular = member.singular.human();
        let most = member.count.max.and_then(|max| u32::try_from(max).ok());
        let most = most.unwrap_or_default();
        let shared = shared(&member.entity);
        Self {
            root: RootView::new(model, root),
            collection: NameView::new(&member.collection),
            a_singular: format!("{} {singular}", article(&singular)),
            item: item(member),
            singular: NameView::new(&member.singular),
            count: rust::range(member.count, |end| rust::number(Scalar::BigInt, end))
                .unwrap_or_default(),
            is_removable: !is_demanded && trial.may_go(),
            is_demanded,
            has_room: (!is_sampled || (!is_one && can_repeat)) && trial.may_come(),
            is_fillable: (1..=FILLABLE).contains(&most)
                && can_vary(&member.entity)
                && trial.may_fill(most as usize),
            most,
            first_shared: shared
                .first()
                .map_or_else(Vec::new, |it| it.members.clone()),
            body_schema: body_schema(member),
            has_instants: entity.fields.iter().any(|field| {
                let types = [&field.api.input_type, &field.api.response_type];
                types.iter().any(|name| name.contains("DateTime<"))
            }),
            is_sampled,
            totals: MemberTotalsView::new(model, root, member, &entity.fields),
            revision_fails: entity.has_immutable || entity.rules.reaches,
            shared,
            has_fixed_reference: entity.references.iter().any(|it| it.immutable),
            refers_to_root: member
                .entity
                .fields
                .iter()
                .any(|it| it.target() == Some(&root.name)),
            entity,
        }
    }

    /// The members of `root`.
    pub(crate) fn of(model: &Model, root: &Entity) -> Vec<Self> {
        let members = model.members_of(&root.name);
        members
            .map(|member| Self::new(model, root, member))
            .collect()
    }

    /// The members in a context, or those without one.
    pub(crate) fn all(model: &Model, context: Option<&Name>) -> Vec<Self> {
        let members = model
            .members
            .iter()
            .filter(|it| it.entity.context.as_ref() == context);
        let views = members.filter_map(|member| {
            let root = model.entity(&member.root)?;
            Some(Self::new(model, root, member))
        });
        views.collect()
    }
}

impl RootView {
    fn new(model: &Model, root: &Entity) -> Self {
        let human = root.name.human();
        let needs_targets = !needed(model, root).is_empty();
        Self {
            name: NameView::new(&root.name),
            plural: NameView::new(&root.plural),
            a_name: format!("{} {human}", article(&human)),
            variable: variable(&root.name),
            table: root.table.clone(),
            id: root.name.reference().snake().to_owned(),
            route: route(root),
            needs_targets,
            valid_body: body(needs_targets, ["valid(&app).await", "valid()"]),
        }
    }
}

/// What the root calls one of them, unless Rust has that word for something else.
fn item(member: &Member) -> String {
    if member.singular.ident() == member.singular.snake() {
        variable(&member.singular)
    } else {
        variable(&member.entity.name)
    }
}

fn body_schema(member: &Member) -> String {
    let mut parts = vec![format!(
        "value_type = Vec<{}Body>",
        member.entity.name.pascal()
    )];
    let end = |end| rust::number(Scalar::Int, end);
    match member.count.min.filter(|min| *min >= 1.into()) {
        Some(min) => parts.push(format!("min_items = {}", end(min))),
        None => parts.push("required = false".to_owned()),
    }
    parts.extend(
        member
            .count
            .max
            .map(|max| format!("max_items = {}", end(max))),
    );
    parts.join(", ")
}

fn shared(entity: &Entity) -> Vec<SharedView> {
    let single = entity
        .fields
        .iter()
        .filter(|field| field.unique)
        .map(|field| vec![field]);
    let combined = entity.uniques.iter().map(|unique| {
        let named = unique.fields.iter().filter_map(|name| entity.field(name));
        named.collect::<Vec<_>>()
    });
    let view = |fields: Vec<&Field>| {
        let conditions = fields.iter().map(|field| {
            let ident = field.member().ident();
            let given = if field.optional {
                format!("self.{ident}.is_some() && ")
            } else {
                String::new()
            };
            format!("{given}self.{ident} == other.{ident}")
        });
        let conditions: Vec<_> = conditions.collect();
        let members = fields.iter().map(|field| field.member().snake().to_owned());
        SharedView {
            members: members.collect(),
            condition: conditions.join(" && "),
        }
    };
    single.chain(combined).map(view).collect()
}

/// The fields of members that refer to `entity`.
pub(crate) fn member_referrers(model: &Model, entity: &Entity) -> Vec<MemberReferrerView> {
    let mut views = Vec::new();
    for member in &model.members {
        let Some(root) = model.entity(&member.root) else {
            continue;
        };
        let fields = member.entity.fields.iter();
        for field in fields.filter(|field| field.target() == Some(&entity.name)) {
            views.push(MemberReferrerView {
                ident: field.member().ident(),
                member: field.member().snake().to_owned(),
                optional: field.optional,
                module: member.entity.name.snake().to_owned(),
                path: path_prefix(member.entity.context.as_ref()),
                human_plural: member.entity.plural.human(),
                roots: root.plural.ident(),
                root: variable(&root.name),
                collection: member.collection.ident(),
                is_own: root.name == entity.name,
            });
        }
    }
    views
}

/// The aggregates without which one of `entity` cannot be in tests, those of its members included.
pub(crate) fn needed<'m>(model: &'m Model, entity: &'m Entity) -> Vec<&'m Name> {
    let members = model.members_of(&entity.name);
    let members = members.filter(|member| is_sampled(model, member));
    let parts = [entity]
        .into_iter()
        .chain(members.map(|member| &member.entity));
    parts.flat_map(required).collect()
}

/// Whether each of the drafts of domain tests has other unique values: those that refer do.
fn can_vary(entity: &Entity) -> bool {
    let refers = |field: &Field| field.target().is_some();
    let single = entity
        .fields
        .iter()
        .filter(|field| field.unique)
        .all(refers);
    let combined = entity.uniques.iter().all(|unique| {
        let mut fields = unique.fields.iter().filter_map(|name| entity.field(name));
        fields.any(refers)
    });
    single && combined
}
