//! One aggregate as the templates see it.

use serde::Serialize;

use super::derived::{self, DerivationsView};
use super::event::{EventsView, carried};
use super::field::{FieldView, QueriedView};
use super::imports::EntityImports;
use super::input::is_input;
use super::kind::FieldKind;
use super::list::{ListTests, ListView, lists};
use super::member::{MemberReferrerView, MemberView, member_referrers, needed};
use super::names::{ContextName, NameView, article, capital, path_prefix, variable};
use super::own::{SpecificationView, specifications};
use super::recomputed::RecomputedView;
use super::related::RelationsView;
use super::relations::{
    ReferenceView, ReferrerView, TargetView, is_needed, references, referrers, targets,
};
use super::rule::{self, RulesView};
use super::transition::TransitionsView;
use crate::model::{Entity, Field, Model};
use crate::naming::Name;
use crate::schema::{self, Table};

/// An aggregate, ready for the templates.
#[derive(Debug, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a condition of a template"
)]
pub(crate) struct EntityView {
    /// Its name in every casing.
    pub(crate) name: NameView,
    /// Its plural in every casing.
    pub(crate) plural: NameView,
    /// `a book`.
    pub(crate) a_name: String,
    /// `A book`.
    pub(crate) a_name_capital: String,
    /// What it stands for, one sentence.
    pub(crate) doc: String,
    /// The context that it belongs to, if any.
    pub(crate) context: Option<ContextName>,
    /// `catalog::`, or nothing without a context.
    pub(crate) path: String,
    /// What code calls an aggregate of this kind, `book`.
    pub(crate) variable: String,
    /// The table.
    pub(crate) table: String,
    /// The path of its collection below the version, `/catalog/books`.
    pub(crate) route: String,
    /// The heading of its operations in the API document, `catalog/books`.
    pub(crate) tag: String,
    pub(crate) fields: Vec<FieldView>,
    /// The fields that follow from others.
    pub(crate) derived: Vec<FieldView>,
    /// What they follow from.
    pub(crate) derivations: DerivationsView,
    /// What follows from members, computed in another way.
    pub(crate) recomputed: RecomputedView,
    /// The fields that statistics add up.
    pub(crate) numbers: Vec<NumberView>,
    /// What has to be unique, in the order in which it is checked.
    pub(crate) uniques: Vec<UniqueView>,
    /// The aggregates that it refers to.
    pub(crate) references: Vec<ReferenceView>,
    /// Those of its references that are lists.
    pub(crate) lists: Vec<ListView>,
    /// What tests of those need.
    pub(crate) list_tests: ListTests,
    /// Whether a part of it is in tables of its own: members, or lists of references.
    pub(crate) has_parts: bool,
    /// Whether such a part refers to other aggregates.
    pub(crate) parts_refer: bool,
    /// What its references, and those to it, mean beside the fields.
    pub(crate) relations: RelationsView,
    /// The other aggregates that it refers to, once each.
    pub(crate) targets: Vec<TargetView>,
    /// The references that keep it from being deleted.
    pub(crate) referrers: Vec<ReferrerView>,
    /// The members of other aggregates, or of its own, that refer to it.
    pub(crate) member_referrers: Vec<MemberReferrerView>,
    /// Whether another one, or a member of one, refers to it and keeps it.
    pub(crate) is_referred_to: bool,
    /// Whether a single reference keeps it.
    pub(crate) is_used_by_rows: bool,
    /// Whether a member or a list of references keeps it.
    pub(crate) is_used_by_parts: bool,
    /// Whether the aggregates of tests begin with a member.
    pub(crate) has_sampled_members: bool,
    /// Whether a test counts the statements of reading it.
    pub(crate) counts_statements: bool,
    /// Its members.
    pub(crate) members: Vec<MemberView>,
    /// Whether it has so many members of a kind, and no others.
    pub(crate) has_member_count: bool,
    /// Whether members of a kind share nothing that is unique.
    pub(crate) has_member_unique: bool,
    /// Whether it, or a member of it, refers to an aggregate.
    pub(crate) refers: bool,
    /// The conditions on it that have a name.
    pub(crate) specifications: Vec<SpecificationView>,
    /// Its steps from state to state.
    pub(crate) transitions: TransitionsView,
    /// Whether tests of transitions refer to it.
    pub(crate) is_input: bool,
    /// The patterns of its fields.
    pub(crate) patterns: Vec<PatternView>,
    pub(crate) imports: EntityImports,
    /// What happens to it.
    pub(crate) events: EventsView,
    /// Whether the values for tests name the type of decimals.
    pub(crate) tests_name_decimals: bool,
    /// Whether the values that break rules across fields name the type of decimals.
    pub(crate) rule_tests_name_decimals: bool,
    /// What holds across its fields.
    pub(crate) rules: RulesView,
    /// Whether it judges rules, its own or those of its members.
    pub(crate) keeps_rules: bool,
    /// How all is replaced that a client says of it.
    pub(crate) replacement: ReplacementView,
    /// A valid body for tests, an expression over `app`.
    pub(crate) valid_body: &'static str,
    /// A second valid body for tests that shares no unique value with the first.
    pub(crate) other_body: &'static str,
    /// Whether it refers to others that have to be there.
    pub(crate) needs_targets: bool,
    /// Whether others cannot be without it.
    pub(crate) is_needed: bool,
    /// Whether a client can take a value away.
    pub(crate) has_empties: bool,
    /// Whether a client cannot take every value away.
    pub(crate) has_kept: bool,
    /// Whether a client that takes a value away is refused.
    pub(crate) has_demanded: bool,
    /// Whether the values that tests change to name the type of decimals.
    pub(crate) changes_name_decimals: bool,
    /// Whether it has more than one field.
    pub(crate) has_several_fields: bool,
    /// Whether a field has but one valid value for tests.
    pub(crate) has_field_without_other: bool,
    /// Whether a second one can be made that shares no unique value with the first.
    pub(crate) has_other: bool,
    /// Whether a valid body of tests has anything in it.
    pub(crate) says_something: bool,
    /// Whether there is more than one draft of it for tests.
    pub(crate) varies: bool,
    /// Whether a field has another valid value to change to.
    pub(crate) is_changeable: bool,
    /// Whether a test has values that break a rule.
    pub(crate) has_broken: bool,
    /// Whether the empty draft is refused.
    pub(crate) has_required: bool,
    /// Whether a field is set once and for all.
    pub(crate) has_immutable: bool,
    /// Whether a field is never set from outside.
    pub(crate) has_readonly: bool,
    /// Whether a field refers to another aggregate or to none.
    pub(crate) has_optional_reference: bool,
    /// Whether a field is kept from view.
    pub(crate) has_secret: bool,
}

/// How all is replaced that a client says of an aggregate.
#[derive(Debug, Serialize)]
pub(crate) struct ReplacementView {
    /// `OrderReplacement`: the body.
    pub(crate) body: String,
    /// Whether it is judged together with what stays as it is.
    pub(crate) in_part: bool,
}

impl ReplacementView {
    fn new(entity: &Entity, members: &[MemberView], rules: &RulesView) -> Self {
        let suffix = if members.is_empty() {
            "Body"
        } else {
            "Replacement"
        };
        Self {
            body: format!("{}{suffix}", entity.name.pascal()),
            in_part: !members.is_empty() || rules.reaches,
        }
    }
}

/// A field that statistics add up: floating-point numbers have no exact sum.
#[derive(Debug, Serialize)]
pub(crate) struct NumberView {
    pub(crate) member: String,
    pub(crate) ident: String,
    pub(crate) variant: String,
    /// What the field stands for, one sentence.
    pub(crate) doc: String,
}

impl NumberView {
    fn of(queried: &QueriedView) -> Option<Self> {
        // A sum over currencies, or over whatever else tells values apart, means nothing.
        let counted = !queried.is_part && ["Integer", "Decimal"].contains(&queried.kind.as_str());
        counted.then(|| Self {
            ident: Name::from_any(&queried.name)
                .map_or_else(|_| queried.name.clone(), |name| name.ident()),
            member: queried.name.clone(),
            variant: queried.variant.clone(),
            doc: queried.doc.clone(),
        })
    }
}

/// Fields that are unique together.
#[derive(Debug, Serialize)]
pub(crate) struct UniqueView {
    /// `["title", "author_id"]` without the brackets.
    pub(crate) members: Vec<String>,
    /// What an error of the database calls its index.
    pub(crate) named: String,
    /// The key that two of them must not share, as a function to an `Option<_>`.
    pub(crate) key: String,
}

/// A pattern that one field has to itself.
#[derive(Debug, Serialize)]
pub(crate) struct PatternView {
    pub(crate) name: String,
    pub(crate) source: String,
}

impl EntityView {
    pub(crate) fn new(model: &Model, entity: &Entity) -> Self {
        let variable = variable(&entity.name);
        let needs_targets = !needed(model, entity).is_empty();
        let members = MemberView::of(model, entity);
        let lists = lists(model, entity);
        let referrers = referrers(model, entity);
        let [rows_keep, lists_keep] = keeping(&referrers);
        let member_referrers = member_referrers(model, entity);
        let has_parts = !members.is_empty() || !lists.is_empty();
        let mut imports = EntityImports::of(&entity.name);
        let mut fields: Vec<_> = entity
            .fields
            .iter()
            .map(|field| FieldView::new(model, field, &variable, &mut imports))
            .collect();
        imports.events.extend(carried(model, entity));
        rule::settle(model, entity, &mut fields);
        let derived = derived::fields(model, entity, &variable, &mut imports);
        let derivations = DerivationsView::new(model, entity, &derived);
        let rules = RulesView::new(model, entity, &fields);
        let other = has_other(entity, &fields);
        let counted = has_parts && counts_statements(entity, &fields);
        let human = entity.name.human();
        let a_name = format!("{} {human}", article(&human));
        Self {
            a_name_capital: capital(&a_name),
            doc: doc(entity, &a_name),
            a_name,
            context: entity.context.as_ref().map(ContextName::new),
            path: path_prefix(entity.context.as_ref()),
            table: entity.table.clone(),
            tag: route(entity).trim_start_matches('/').to_owned(),
            route: route(entity),
            uniques: uniques(model, entity, &fields),
            is_used_by_rows: rows_keep,
            is_used_by_parts: lists_keep || !member_referrers.is_empty(),
            referrers,
            member_referrers,
            is_referred_to: is_referred_to(model, entity),
            has_sampled_members: members.iter().any(|it| it.is_sampled),
            list_tests: ListTests::new(model, entity, &lists, counted),
            counts_statements: counted,
            has_parts,
            parts_refer: !lists.is_empty()
                || members.iter().any(|it| !it.entity.references.is_empty()),
            lists,
            has_member_count: members.iter().any(|it| !it.count.is_empty()),
            has_member_unique: members.iter().any(|it| !it.shared.is_empty()),
            refers: members.iter().any(|it| !it.entity.references.is_empty())
                || entity.fields.iter().any(Field::refers),
            targets: targets(model, entity),
            specifications: specifications(model, entity),
            transitions: TransitionsView::new(model, entity),
            is_input: is_input(model, entity),
            patterns: patterns(model, entity),
            events: EventsView::new(model, entity),
            imports,
            references: references(model, entity),
            has_optional_reference: has_optional_reference(entity),
            relations: RelationsView::new(model, entity, needs_targets),
            has_immutable: entity.fields.iter().any(|field| field.immutable),
            has_secret: entity.fields.iter().any(|field| field.secret),
            has_readonly: entity.fields.iter().any(|field| field.readonly),
            name: NameView::new(&entity.name),
            plural: NameView::new(&entity.plural),
            tests_name_decimals: fields.iter().any(|field| field.tests.name_decimals()),
            rule_tests_name_decimals: rules.name_decimals(),
            replacement: ReplacementView::new(entity, &members, &rules),
            keeps_rules: !rules.all.is_empty() || members.iter().any(|it| it.entity.keeps_rules),
            rules,
            valid_body: body(needs_targets, ["valid(&app).await", "valid()"]),
            other_body: body(needs_targets, ["other(&app).await", "other()"]),
            needs_targets,
            is_needed: is_needed(model, entity),
            has_empties: fields.iter().any(|field| field.tests.clearable),
            has_kept: fields.iter().any(|field| !field.tests.clearable),
            has_demanded: fields.iter().any(|field| field.tests.clearing_refused),
            changes_name_decimals: changes_name_decimals(&fields),
            has_several_fields: fields.len() > 1 || !members.is_empty(),
            has_field_without_other: !members.is_empty()
                || fields.iter().any(|field| field.tests.other.is_empty()),
            has_other: other,
            says_something: needs_targets
                || members.iter().any(|it| it.is_sampled)
                || fields.iter().any(FieldView::is_said),
            varies: other || fields.iter().any(|field| !field.tests.required),
            is_changeable: fields.iter().any(|field| field.tests.changeable),
            has_broken: fields.iter().any(|field| !field.tests.broken.is_empty()),
            has_required: fields.iter().any(|field| field.tests.required)
                || members.iter().any(|member| member.is_demanded),
            members,
            variable,
            numbers: numbers(&fields, &derived),
            derived,
            derivations,
            recomputed: RecomputedView::new(model, entity),
            fields,
        }
    }
}

fn doc(entity: &Entity, a_name: &str) -> String {
    match entity.doc.as_str() {
        "" => format!("{}.", capital(a_name)),
        doc => doc.to_owned(),
    }
}

/// Whether single references keep an aggregate, and whether lists do.
fn keeping(referrers: &[ReferrerView]) -> [bool; 2] {
    [false, true].map(|listed| referrers.iter().any(|it| it.list.is_some() == listed))
}

fn changes_name_decimals(fields: &[FieldView]) -> bool {
    let mut changeable = fields.iter().filter(|field| field.tests.changeable);
    changeable.any(|field| field.tests.other.contains("Decimal::"))
}

/// Whether a reference of whatever kind keeps `entity`.
fn is_referred_to(model: &Model, entity: &Entity) -> bool {
    let mut fields = model.fields();
    fields.any(|it| it.leads_to(&entity.name) && it.keeps())
}

fn has_optional_reference(entity: &Entity) -> bool {
    let mut fields = entity.fields.iter();
    fields.any(|field| !field.any.is_empty() || (field.optional && field.target().is_some()))
}

fn numbers(fields: &[FieldView], derived: &[FieldView]) -> Vec<NumberView> {
    let queried = fields
        .iter()
        .chain(derived)
        .flat_map(|field| &field.queried);
    queried.filter_map(NumberView::of).collect()
}

/// The path of the collection below the version.
pub(crate) fn route(entity: &Entity) -> String {
    match &entity.context {
        Some(context) => format!("/{}/{}", context.kebab(), entity.route),
        None => format!("/{}", entity.route),
    }
}

fn uniques(model: &Model, entity: &Entity, views: &[FieldView]) -> Vec<UniqueView> {
    let variable = variable(&entity.name);
    let schema = schema::of(model);
    let Some(table) = schema.table(&entity.table) else {
        return Vec::new();
    };
    let single = entity
        .fields
        .iter()
        .filter(|field| field.unique)
        .map(|field| vec![field]);
    let combined = entity.uniques.iter().map(|unique| {
        let named = |name: &Name| entity.fields.iter().find(|field| field.name == *name);
        unique.fields.iter().filter_map(named).collect()
    });
    single
        .chain(combined)
        .map(|fields: Vec<&Field>| UniqueView {
            named: named(model, table, &fields, views),
            key: unique_key(&fields, &entity.name.pascal(), &variable),
            members: fields
                .iter()
                .map(|field| field.member().snake().to_owned())
                .collect(),
        })
        .collect()
}

/// The unique index over the columns of `fields`.
fn named(model: &Model, table: &Table, fields: &[&Field], views: &[FieldView]) -> String {
    let of = |field: &&Field| {
        let member = field.member();
        let view = views.iter().find(move |view| view.member == member.snake());
        view.into_iter()
            .flat_map(|view| &view.infrastructure.columns)
    };
    let columns: Vec<_> = fields.iter().flat_map(of).map(|it| &it.name).collect();
    let mut indexes = table.indexes.iter().filter(|index| index.unique);
    let index = indexes.find(|index| index.columns.iter().eq(columns.iter().copied()));
    let name = |index| schema::error_name(model.service.database, table, index);
    index.map(name).unwrap_or_default()
}

fn unique_key(fields: &[&Field], type_name: &str, variable: &str) -> String {
    let lent = |field: &Field| format!("{variable}.{}()", field.member().ident());
    match fields {
        [field] if field.optional => format!("{type_name}::{}", field.member().ident()),
        [field] => format!("|{variable}| Some({})", lent(field)),
        _ => {
            let part = |field: &&Field| lent(field) + if field.optional { "?" } else { "" };
            let parts: Vec<_> = fields.iter().map(part).collect();
            format!("|{variable}| Some(({}))", parts.join(", "))
        }
    }
}

fn patterns(model: &Model, entity: &Entity) -> Vec<PatternView> {
    let kinds = entity
        .fields
        .iter()
        .map(|field| FieldKind::new(model, field));
    kinds
        .filter_map(|kind| {
            let (name, source) = kind.pattern()?;
            Some(PatternView {
                name: name.to_owned(),
                source,
            })
        })
        .collect()
}

/// Whether tests can make a second aggregate.
fn counts_statements(entity: &Entity, fields: &[FieldView]) -> bool {
    let is_unique = entity.fields.iter().any(|field| field.unique) || !entity.uniques.is_empty();
    !is_unique || has_other(entity, fields)
}

/// Whether tests can make a second `entity` that shares no unique value with the first.
pub(crate) fn has_another(model: &Model, entity: &Entity) -> bool {
    let variable = variable(&entity.name);
    let mut imports = EntityImports::of(&entity.name);
    let fields = entity.fields.iter();
    let fields = fields.map(|field| FieldView::new(model, field, &variable, &mut imports));
    let mut fields: Vec<_> = fields.collect();
    rule::settle(model, entity, &mut fields);
    has_other(entity, &fields)
}

/// What tests call for a body: to make what it refers to takes its time.
pub(super) fn body(needs_targets: bool, [slow, plain]: [&'static str; 2]) -> &'static str {
    if needs_targets { slow } else { plain }
}

/// Whether each combination that is unique has a field with a second value.
fn has_other(entity: &Entity, fields: &[FieldView]) -> bool {
    let differs = |field: &Field| {
        let member = field.member();
        let view = fields.iter().find(|view| view.member == member.snake());
        view.is_some_and(|view| !view.tests.other.is_empty())
    };
    let single = entity
        .fields
        .iter()
        .filter(|field| field.unique)
        .all(differs);
    let combined = entity.uniques.iter().all(|unique| {
        unique
            .fields
            .iter()
            .filter_map(|name| entity.field(name))
            .any(differs)
    });
    let differs_at_all = |view: &FieldView| !view.readonly && !view.tests.other.is_empty();
    single && combined && fields.iter().any(differs_at_all)
}
