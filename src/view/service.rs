//! The whole service as the templates see it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::composite::{CompositeView, is_sent};
use super::currency::CurrencyView;
use super::database::DatabaseView;
use super::entity::EntityView;
use super::enumeration::EnumView;
use super::guard::GuardView;
use super::member::MemberView;
use super::names::{ContextName, NameView};
use super::own::{Folders, OwnViews};
use super::recomputed::RecomputedView;
use super::related::is_followed;
use super::value::ValueView;
use crate::graph::Graph;
use crate::model::{
    Bounds, Composite, Context, ElementType, Entity, Field, FieldType, Member, Model, OwnKind,
};
use crate::naming::Name;
use crate::scalar::{SCALARS, Scalar};
use crate::schema::quote_ident;

/// The Rust that services are built and checked with, and the oldest that builds them.
const RUST: &str = "1.95";

/// A service, ready for the templates.
#[derive(Debug, Serialize)]
pub(crate) struct ServiceView {
    pub(crate) name: NameView,
    /// `1.95`: the version of Rust that builds it.
    pub(crate) rust: &'static str,
    /// One sentence on what it is for.
    pub(crate) description: String,
    pub(crate) database: DatabaseView,
    /// The contexts that have an entity or a value object.
    pub(crate) contexts: Vec<ContextView>,
    /// All entities.
    pub(crate) entities: Vec<EntityView>,
    /// A table of one of them as SQL writes it, for tests that need any; empty if there is none.
    pub(crate) any_table: String,
    /// One entity that can be created by itself, for tests that need any; none if there is none.
    pub(crate) samples: Vec<EntityView>,
    /// The entities without a context.
    pub(crate) shared_entities: Vec<EntityView>,
    /// The members of the aggregates without a context.
    pub(crate) shared_members: Vec<MemberView>,
    /// Whether tests count the statements that the database is sent.
    pub(crate) counts_statements: bool,
    /// All members.
    pub(crate) members: Vec<MemberView>,
    /// The value objects without a context.
    pub(crate) shared_values: Vec<ValueView>,
    /// The value objects of several parts without a context.
    pub(crate) shared_composites: Vec<CompositeView>,
    /// The model as Mermaid diagrams, in Markdown.
    pub(crate) diagrams: String,
    /// The guards without a context.
    pub(crate) shared_guards: Vec<GuardView>,
    /// The enums without a context.
    pub(crate) shared_enums: Vec<EnumView>,
    /// What the user writes, of all contexts.
    pub(crate) own: OwnViews,
    /// Whether the user writes something of their own.
    pub(crate) has_own: bool,
    /// What the user writes outside of contexts.
    pub(crate) shared_own: OwnViews,
    /// Which folders it has.
    pub(crate) folders: Folders,
    /// The currencies that are in use, for the value object that knows them.
    pub(crate) currencies: Vec<CurrencyView>,
    /// Which parts of the language the model uses, `decimal`, `secret`.
    pub(crate) uses: BTreeMap<&'static str, bool>,
}

/// A bounded context, ready for the templates.
#[derive(Debug, Serialize)]
pub(crate) struct ContextView {
    pub(crate) name: ContextName,
    /// What it covers, one sentence.
    pub(crate) doc: String,
    pub(crate) entities: Vec<EntityView>,
    /// The members of its aggregates.
    pub(crate) members: Vec<MemberView>,
    pub(crate) values: Vec<ValueView>,
    /// Its value objects of several parts.
    pub(crate) composites: Vec<CompositeView>,
    pub(crate) enums: Vec<EnumView>,
    /// What the user writes.
    pub(crate) own: OwnViews,
    /// Which folders it has.
    pub(crate) folders: Folders,
    pub(crate) guards: Vec<GuardView>,
}

impl ServiceView {
    pub(crate) fn new(model: &Model) -> Self {
        let service = &model.service;
        let contexts = model.contexts.iter();
        let own = OwnViews::new(model, |_| true);
        let all: Vec<_> = model
            .entities
            .iter()
            .map(|entity| EntityView::new(model, entity))
            .collect();
        let any_table = model.entities.first().map(|it| quote_ident(&it.table));
        let mut uses = uses(model);
        uses.insert("cascade_chain", has_cascade_chain(model));
        let numbers = all.iter().any(|it| !it.numbers.is_empty());
        uses.insert("numbers", numbers);
        if numbers {
            // Statistics add up.
            uses.extend([("exact", true), ("exact_sum", true)]);
        }
        Self {
            name: NameView::new(&service.name),
            rust: RUST,
            database: DatabaseView::new(service.database, &service.name.kebab()),
            description: match service.description.as_str() {
                "" => format!("The service {}.", service.name.human()),
                description => description.to_owned(),
            },
            contexts: contexts
                .map(|context| ContextView::new(model, context))
                .collect(),
            counts_statements: all.iter().any(|it| it.counts_statements),
            entities: all,
            any_table: any_table.unwrap_or_default(),
            samples: samples(model),
            shared_entities: entities(model, None),
            shared_members: MemberView::all(model, None),
            members: members(model),
            shared_values: values(model, None),
            shared_composites: CompositeView::all(model, None),
            diagrams: Graph::of(model).diagrams(),
            shared_enums: EnumView::all(model, None),
            shared_guards: guards(model, None),
            shared_own: OwnViews::new(model, |context| context.is_none()),
            has_own: !model.own.is_empty(),
            currencies: CurrencyView::all(),
            folders: Folders::new(!model.entities.is_empty(), &own),
            own,
            uses,
        }
    }
}

impl ContextView {
    fn new(model: &Model, context: &Context) -> Self {
        let own = OwnViews::new(model, |of| of == Some(&context.name));
        let entities = entities(model, Some(&context.name));
        Self {
            name: ContextName::new(&context.name),
            doc: match context.doc.as_str() {
                "" => format!("The context `{}`.", context.name.snake()),
                doc => doc.to_owned(),
            },
            folders: Folders::new(!entities.is_empty(), &own),
            entities,
            members: MemberView::all(model, Some(&context.name)),
            values: values(model, Some(&context.name)),
            composites: CompositeView::all(model, Some(&context.name)),
            enums: EnumView::all(model, Some(&context.name)),
            own,
            guards: guards(model, Some(&context.name)),
        }
    }
}

fn entities(model: &Model, context: Option<&Name>) -> Vec<EntityView> {
    let entities = model
        .entities
        .iter()
        .filter(|entity| entity.context.as_ref() == context);
    entities
        .map(|entity| EntityView::new(model, entity))
        .collect()
}

/// First those without a context, then context by context.
fn members(model: &Model) -> Vec<MemberView> {
    let contexts = model.contexts.iter().map(|context| Some(&context.name));
    let contexts = [None].into_iter().chain(contexts);
    contexts
        .flat_map(|context| MemberView::all(model, context))
        .collect()
}

fn guards(model: &Model, context: Option<&Name>) -> Vec<GuardView> {
    model
        .entities_in(context)
        .flat_map(GuardView::all)
        .collect()
}

/// References of a model are not circular, so one entity at least needs no other.
fn samples(model: &Model) -> Vec<EntityView> {
    let mut views = model
        .entities
        .iter()
        .map(|entity| EntityView::new(model, entity));
    views.find(|view| !view.needs_targets).into_iter().collect()
}

fn values(model: &Model, context: Option<&Name>) -> Vec<ValueView> {
    let values = model
        .values
        .iter()
        .filter(|value| value.context.as_ref() == context);
    values.map(ValueView::new).collect()
}

/// Which scalars, and which traits of fields, the model uses.
fn uses(model: &Model) -> BTreeMap<&'static str, bool> {
    let kept = || model.entities.iter().flat_map(|entity| &entity.fields);
    let said = || model.entities.iter().flat_map(Entity::inputs);
    let parts = || {
        model
            .members
            .iter()
            .flat_map(|member| &member.entity.fields)
    };
    let of_values = || {
        model
            .composites
            .iter()
            .flat_map(|composite| &composite.parts)
    };
    let fields = || kept().chain(parts()).chain(said()).chain(of_values());
    let events = || model.entities.iter().flat_map(|entity| &entity.events);
    let derived = || aggregates(model).flat_map(|it| &it.derived);
    let derived = || derived().map(|derived| &derived.field);
    let told = || events().flat_map(|event| &event.fields);
    let any = |test: &dyn Fn(&Field) -> bool| fields().any(test);
    let scalar = |wanted: Scalar| {
        model.values.iter().any(|value| value.scalar == wanted)
            || fields()
                .chain(derived())
                .chain(told())
                .any(|field| bottom(model, field) == Some(wanted))
    };
    let mut uses: BTreeMap<_, _> = SCALARS
        .iter()
        .map(|spec| (spec.keyword, scalar(spec.scalar)))
        .collect();
    let of_columns = || {
        let columns = model.composites.iter().filter(|it| !it.is_document());
        columns.flat_map(|composite| &composite.parts)
    };
    uses.insert(
        "choice",
        kept()
            .chain(of_columns())
            .any(|field| matches!(field.ty, FieldType::Enum(_))),
    );
    let document = |field: &Field| {
        !matches!(field.ty, FieldType::List(_)) && bottom(model, field) == Some(Scalar::Json)
    };
    uses.insert("document", kept().chain(of_columns()).any(document));
    let whole = |field: &Field| model.is_document(field);
    let stored = || kept().chain(parts());
    uses.insert(
        "stored_document",
        stored().any(whole) || stored().chain(of_columns()).any(document),
    );
    let own = |kind| model.own.iter().any(|own| own.kind == kind);
    uses.insert("specification", own(OwnKind::Specification));
    uses.insert("use_case", own(OwnKind::UseCase));
    uses.insert("handler", own(OwnKind::Handler));
    uses.insert("query", own(OwnKind::Query));
    uses.insert("domain_service", own(OwnKind::Service));
    let steps = || model.entities.iter().flat_map(|entity| &entity.transitions);
    uses.insert("transition", steps().next().is_some());
    uses.insert("guard", steps().any(|step| step.guard.is_some()));
    uses.extend(computing(model));
    uses.extend(several(model));
    uses.insert("secret", any(&|field| field.secret));
    uses.insert("list", any(&|field| matches!(field.ty, FieldType::List(_))));
    uses.insert(
        "optional_input",
        any(&|field| field.optional && !field.readonly),
    );
    uses.insert(
        "required_input",
        any(&|field| !field.optional && !field.readonly) || own(OwnKind::UseCase),
    );
    let converted = |field: &Field| field.target().is_some() || field.secret;
    uses.insert(
        "converted_input",
        any(&|field| converted(field) && !field.readonly) || own(OwnKind::UseCase),
    );
    let of_roots = |test: &dyn Fn(&Field) -> bool| kept().chain(said()).any(test);
    uses.extend(relation_uses(model));
    uses.extend(part_uses(model));
    let own = fields()
        .chain(told())
        .any(|field| field.constraints.pattern.is_some());
    let values = model
        .values
        .iter()
        .any(|value| value.constraints.pattern.is_some());
    uses.insert("pattern", own || values);
    uses.insert(
        "unique",
        of_roots(&|field| field.unique)
            || model
                .entities
                .iter()
                .any(|entity| !entity.uniques.is_empty()),
    );
    uses
}

/// The entities, and the members of aggregates.
fn aggregates(model: &Model) -> impl Iterator<Item = &Entity> {
    let members = model.members.iter().map(|member| &member.entity);
    model.entities.iter().chain(members)
}

/// What is computed and judged.
fn computing(model: &Model) -> Vec<(&'static str, bool)> {
    let exact = super::rule::exact_functions(model);
    let has_rules = aggregates(model).any(|entity| !entity.rules.is_empty());
    let recomputed = |entity| !RecomputedView::new(model, entity).members.is_empty();
    let members_judged = model.entities.iter().any(super::rule::speaks_of_members);
    let steps_judged = model.entities.iter().any(super::rule::judges_steps);
    // Money counts with all of them.
    let money = model.composites.iter().any(|it| it.measured.is_some());
    let uses = |function| money || exact.contains(function);
    vec![
        ("money", money),
        ("exact", money || !exact.is_empty()),
        ("exact_sum", uses("sum")),
        ("exact_difference", uses("difference")),
        ("exact_product", uses("product")),
        ("exact_total", exact.contains("total")),
        ("rules", has_rules),
        ("totals", model.entities.iter().any(recomputed)),
        ("member_rule", members_judged),
        ("step_rule", steps_judged),
        ("whole_rule", members_judged || steps_judged),
    ]
}

/// What the model uses of references, of members and of deletions.
fn relation_uses(model: &Model) -> [(&'static str, bool); 14] {
    let kept = || model.entities.iter().flat_map(|entity| &entity.fields);
    let said = || model.entities.iter().flat_map(Entity::inputs);
    let members = || model.members.iter();
    let parts = || members().flat_map(|member| &member.entity.fields);
    let lists = || kept().filter(|field| field.refers_to_many());
    let single = || kept().filter(|field| !field.refers_to_many());
    let has_lists = lists().next().is_some();
    let refers = |field: &Field| field.refers();
    let counted = |member: &Member| member.count != Bounds::default();
    let combined = members().any(|member| !member.entity.uniques.is_empty());
    let in_members = parts().any(refers);
    [
        ("reference", single().chain(said()).any(refers)),
        ("owner", kept().any(|field| !field.any.is_empty())),
        ("refs", has_lists),
        ("related", kept().chain(said()).any(refers)),
        ("part", members().next().is_some() || has_lists),
        ("part_reference", in_members || has_lists),
        ("member", members().next().is_some()),
        ("member_reference", in_members),
        ("member_count", members().any(counted)),
        ("member_unique", combined || parts().any(|it| it.unique)),
        ("restrict", single().any(Field::keeps)),
        ("cascade", kept().any(Field::goes_along)),
        ("set_null", kept().any(Field::lets_go)),
        (
            "referring",
            single().any(|it| it.goes_along() || it.lets_go()),
        ),
    ]
}

/// Whether what goes with something takes more along.
fn has_cascade_chain(model: &Model) -> bool {
    let goes = |entity: &&Entity| entity.fields.iter().any(Field::goes_along);
    let mut entities = model.entities.iter().filter(goes);
    entities.any(|entity| is_followed(model, &entity.name))
}

/// Which references of parts of aggregates deletions meet.
fn part_uses(model: &Model) -> [(&'static str, bool); 2] {
    let kept = || model.entities.iter().flat_map(|entity| &entity.fields);
    let lists = || kept().filter(|field| field.refers_to_many());
    let mut parts = model.members.iter().flat_map(|it| &it.entity.fields);
    let in_members = parts.any(Field::refers);
    [
        ("referring_list", lists().any(Field::lets_go)),
        ("part_restrict", in_members || lists().any(Field::keeps)),
    ]
}

/// Where the model uses values of several parts.
fn several(model: &Model) -> [(&'static str, bool); 4] {
    let is_several = |field: &Field| matches!(field.ty, FieldType::Composite(_));
    let entities = || model.entities.iter();
    let mut of_roots = entities().flat_map(|entity| &entity.fields);
    let events = entities().flat_map(|entity| &entity.events);
    let told = events.flat_map(|event| &event.fields);
    let said = entities().flat_map(Entity::inputs);
    let mut all = model.fields().chain(told).chain(said);
    let in_columns = |field: &Field| is_several(field) && !model.is_document(field);
    let sent = |it: &Composite| is_sent(model, &it.name);
    let mut kept = model.fields();
    [
        ("several", all.any(is_several)),
        ("several_queried", of_roots.any(in_columns)),
        ("several_sent", model.composites.iter().any(sent)),
        (
            "several_optional",
            kept.any(|field| field.optional && in_columns(field)),
        ),
    ]
}

/// The scalar that a field holds, also as an element; none for a reference or a value object,
/// which speaks for itself.
fn bottom(model: &Model, field: &Field) -> Option<Scalar> {
    match &field.ty {
        FieldType::Scalar(scalar) | FieldType::List(ElementType::Scalar(scalar)) => Some(*scalar),
        FieldType::Value(name) | FieldType::List(ElementType::Value(name)) => {
            model.value(name).map(|value| value.scalar)
        }
        FieldType::Enum(_) | FieldType::List(ElementType::Enum(_)) => Some(Scalar::String),
        FieldType::Composite(_) | FieldType::Ref(_) | FieldType::Refs(_) => None,
    }
}
