//! The rules across the fields of an aggregate as the templates see them.

mod place;
mod reach;
mod steps;
mod trial;

use serde::Serialize;

use super::field::FieldView;
use super::kind::{FieldKind, Unit};
use super::member::needed;
use super::names::path_prefix;
use super::parts::Parts;
use super::rust::{self, Imports};
use crate::expression;
use crate::model::examples::breaking::{Members, breaking_members};
use crate::model::examples::keeping::{Values, breaking, present};
use crate::model::examples::overflow::overflowing;
use crate::model::examples::slot::valued;
use crate::model::{Derived, Entity, Field, Model, Rule};
pub(super) use place::Details;
pub(super) use reach::{exact_functions, judges, judges_steps, reaches, speaks_of_members};
pub(super) use steps::{RefusedStepView, Steps};
pub(super) use trial::{MemberTrial, settle};

/// All rules of an aggregate.
#[derive(Debug, Default, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a condition of a template"
)]
pub(crate) struct RulesView {
    pub(crate) all: Vec<RuleView>,
    /// What judging them takes.
    pub(crate) imports: Imports,
    /// Whether one of them speaks of members.
    pub(crate) over_members: bool,
    /// Whether one of them speaks of what a revision does not replace.
    pub(crate) reaches: bool,
    /// Whether a test breaks one of them.
    pub(crate) has_broken: bool,
    /// Whether a test breaks one of them by what the aggregate itself says.
    pub(crate) has_cases: bool,
    /// Whether a test breaks one of them by a change of a member.
    pub(crate) changes_members: bool,
    /// Whether what breaks one of them leaves something to the valid sample.
    pub(crate) has_rest: bool,
    /// Whether a field that they speak of has another valid value for tests.
    pub(crate) has_other: bool,
}

/// A rule, ready for the templates.
#[derive(Debug, Serialize)]
pub(crate) struct RuleView {
    /// `expensive_is_described`: its name in problems.
    pub(crate) name: String,
    /// What tests call it.
    pub(crate) test: String,
    /// The same in Rust.
    pub(crate) ident: String,
    /// What holds, as the model says it, one sentence.
    pub(crate) doc: String,
    /// What holds, an expression over `details`.
    pub(crate) condition: String,
    /// The member that a violation points to.
    pub(crate) member: String,
    /// What is said of what breaks it.
    pub(crate) message: String,
    /// What breaks it and no other rule, for tests; nothing if that was not found.
    pub(crate) broken: Vec<ChangeView>,
    /// Whether what breaks it says all that there is to say.
    pub(crate) is_whole: bool,
    /// The members that break it, where nothing else does that a client says.
    pub(crate) members: Option<MembersView>,
}

/// Members that break a rule.
#[derive(Debug, Serialize)]
pub(crate) struct MembersView {
    /// `lines`: what the root calls them, in JSON and in Rust.
    pub(crate) collection: String,
    pub(crate) ident: String,
    /// The last part of their path.
    pub(crate) route: String,
    /// `OrderLine`, `order_line` and `sales::`.
    pub(crate) type_name: String,
    pub(crate) module: String,
    pub(crate) path: String,
    /// A valid body of one, an expression over `app`.
    pub(crate) valid_body: String,
    /// How many of them there are.
    pub(crate) count: usize,
    /// What each of them says beside the valid sample.
    pub(crate) changes: Vec<ChangeView>,
    /// Whether they say nothing else.
    pub(crate) is_whole: bool,
}

/// A value that takes the place of another.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct ChangeView {
    pub(crate) member: String,
    pub(crate) ident: String,
    /// For a draft, of type `Option<_>`.
    pub(crate) draft: String,
    /// As Rust writes it inside of `json!(…)`.
    pub(crate) json: String,
}

impl RulesView {
    /// The rules of an entity with those fields: its own, and that what it computes is exact.
    pub(super) fn new(model: &Model, entity: &Entity, fields: &[FieldView]) -> Self {
        let details = Details {
            model,
            entity,
            derived: "derived::",
        };
        let present = present(model, entity).own;
        let all = entity.rules.iter();
        let all: Vec<_> = all
            .map(|rule| RuleView::new(&details, rule, &present))
            .chain(
                entity
                    .derived
                    .iter()
                    .filter_map(|it| RuleView::exact(&details, it)),
            )
            .collect();
        Self {
            imports: details.imports(all.iter().map(|rule| rule.condition.as_str())),
            over_members: speaks_of_members(entity),
            reaches: reaches(entity),
            has_broken: all
                .iter()
                .any(|rule| !rule.broken.is_empty() || rule.members.is_some()),
            has_cases: all.iter().any(|rule| !rule.broken.is_empty()),
            changes_members: all
                .iter()
                .filter_map(|rule| rule.members.as_ref())
                .any(|members| !members.changes.is_empty()),
            has_rest: all
                .iter()
                .any(|rule| (!rule.broken.is_empty() && !rule.is_whole) || rule.members.is_some()),
            has_other: fields
                .iter()
                .any(|field| field.tests.bound && !field.tests.other.is_empty()),
            all,
        }
    }

    /// Whether the values of tests name the type of decimals.
    pub(super) fn name_decimals(&self) -> bool {
        let members = self.all.iter().filter_map(|rule| rule.members.as_ref());
        let members = members.flat_map(|members| &members.changes);
        let broken = self.all.iter().flat_map(|rule| &rule.broken);
        let mut broken = broken.chain(members);
        broken.any(ChangeView::names_decimals)
    }
}

impl RuleView {
    fn new(details: &Details<'_>, rule: &Rule, present: &Values) -> Self {
        let Details { model, entity, .. } = details;
        let broken = breaking(model, entity, rule, present).unwrap_or_default();
        let changed = ChangeView::all(model, entity, &broken, present);
        Self {
            name: rule.name.snake().to_owned(),
            test: rule.name.snake().to_owned(),
            ident: rule.name.ident(),
            doc: format!("`{}`", rule.text.replace('`', "'")),
            condition: expression::rust::write(&rule.condition, details),
            member: pointer(entity, rule),
            message: rule.message.clone(),
            members: if changed.is_empty() {
                breaking_members(model, entity, rule).map(|it| MembersView::new(model, &it))
            } else {
                None
            },
            is_whole: changed.len() == entity.fields.len(),
            broken: changed,
        }
    }
}

impl RuleView {
    /// That a field that is computed is exact, if it may be something else.
    fn exact(details: &Details<'_>, derived: &Derived) -> Option<Self> {
        let derivation = &derived.derivation;
        let expanded = details.entity.expanded(derived);
        let operands = expanded.term.operands();
        let first = &operands.first()?.field;
        let field = details.entity.field(first);
        let member = field.map_or_else(|| first.clone(), Field::member);
        let name = &derived.field.name;
        let Details { model, entity, .. } = details;
        let largest = overflowing(model, entity, derived).unwrap_or_default();
        let said = |field: &&Field| operands.iter().any(|it| it.field == field.name);
        let changes = entity
            .fields
            .iter()
            .filter(said)
            .filter_map(|field| ChangeView::new(model, field, &largest));
        let changes: Vec<_> = changes.collect();
        let mut direct = derivation.term.operands().into_iter();
        let condition = if direct.any(|it| it.optional || it.inexact) {
            expression::rust::write_exact(derivation, details)
        } else {
            format!("derived::{}(details).is_some()", name.ident())
        };
        derivation.may_fail().then(|| Self {
            name: "exact".to_owned(),
            test: format!("{}_is_exact", name.snake()),
            ident: format!("{}_is_exact", name.snake()),
            doc: format!("`{}` has no more digits than a decimal holds", name.snake()),
            condition,
            member: member.snake().to_owned(),
            message: format!("makes `{}` a number of too many digits", name.snake()),
            members: None,
            is_whole: changes.len() == details.entity.fields.len(),
            broken: changes,
        })
    }
}

impl MembersView {
    fn new(model: &Model, broken: &Members<'_>) -> Self {
        let Members {
            member,
            count,
            changes,
        } = broken;
        let entity = &member.entity;
        let module = entity.name.snake();
        let path = path_prefix(entity.context.as_ref());
        let changes = ChangeView::all(model, entity, changes, &Values::new());
        Self {
            collection: member.collection.snake().to_owned(),
            ident: member.collection.ident(),
            route: member.collection.kebab(),
            type_name: entity.name.pascal(),
            module: module.to_owned(),
            path: path.clone(),
            valid_body: if needed(model, entity).is_empty() {
                format!("crate::endpoints::{path}{module}::valid()")
            } else {
                format!("crate::endpoints::{path}{module}::valid(&app).await")
            },
            count: *count,
            is_whole: changes.len() == entity.fields.len(),
            changes,
        }
    }
}

impl ChangeView {
    /// Whether a draft with it names the type of decimals.
    pub(super) fn names_decimals(&self) -> bool {
        self.draft.contains("Decimal::")
    }

    /// What a field says by these values; none if they do not say it.
    pub(super) fn new(model: &Model, field: &Field, values: &Values) -> Option<Self> {
        let kind = FieldKind::new(model, field);
        let member = field.member();
        let (draft, json) = if let Unit::Composite { path, .. } = &kind.unit {
            Parts::new(model, field, path).saying(model, field, values)?
        } else {
            let value = values.get(&field.name)?.as_ref();
            let scalar = kind.scalar();
            (
                value.map_or("None".to_owned(), |value| rust::some(scalar, value)),
                value.map_or("null".to_owned(), |it| super::json::literal(scalar, it)),
            )
        };
        Some(Self {
            member: member.snake().to_owned(),
            ident: member.ident(),
            draft,
            json,
        })
    }

    /// What all fields say by these values that they do not say at present.
    pub(super) fn all(
        model: &Model,
        entity: &Entity,
        values: &Values,
        present: &Values,
    ) -> Vec<Self> {
        let fields = entity.fields.iter().filter(|field| {
            let mut keys = valued(model, field).into_iter();
            keys.any(|(key, _)| {
                let value = values.get(&key);
                value.is_some() && value != present.get(&key)
            })
        });
        fields
            .filter_map(|field| Self::new(model, field, values))
            .collect()
    }
}

/// The member that a violation of a rule points to.
fn pointer(entity: &Entity, rule: &Rule) -> String {
    let member = entity.field(&rule.field);
    let member = member.map_or_else(|| rule.field.clone(), Field::member);
    match &rule.part {
        Some(part) => format!("{member}/{part}"),
        None => member.snake().to_owned(),
    }
}

/// The field of a view.
fn view_of<'a>(fields: &'a mut [FieldView], field: &Field) -> Option<&'a mut FieldView> {
    let member = field.member();
    fields.iter_mut().find(|view| view.member == member.snake())
}
