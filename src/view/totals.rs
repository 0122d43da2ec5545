//! What a root says that follows from its members, as tests see it come and go.

use serde::Serialize;

use super::field::FieldView;
use super::json;
use super::kind::FieldKind;
use crate::model::examples::following::of_root;
use crate::model::examples::keeping::Values;
use crate::model::examples::sampled::{said, with_derived};
use crate::model::{Entity, Field, Member, Model};
use crate::scalar::Scalar;

/// What a root says that follows from members of one kind.
#[derive(Debug, Default, Serialize)]
pub(crate) struct MemberTotalsView {
    /// What it says with one such member, after one change of it upon another.
    pub(crate) changed: Vec<ChangedView>,
    /// What it says with no such member.
    pub(crate) none: Vec<TotalView>,
    /// What it says with one.
    pub(crate) one: Vec<TotalView>,
    /// What it says with two that are the same.
    pub(crate) two: Vec<TotalView>,
}

/// What a root says after a change of a member.
#[derive(Debug, Serialize)]
pub(crate) struct ChangedView {
    /// The field of the member that changes.
    pub(crate) member: String,
    /// Its new value as Rust writes it inside of `json!(…)`.
    pub(crate) json: String,
    pub(crate) totals: Vec<TotalView>,
}

/// A field of a root with its value.
#[derive(Debug, Serialize)]
pub(crate) struct TotalView {
    pub(crate) member: String,
    /// As Rust writes it inside of `json!(…)`.
    pub(crate) json: String,
}

impl MemberTotalsView {
    pub(super) fn new(model: &Model, root: &Entity, member: &Member, fields: &[FieldView]) -> Self {
        let totals = |members: &[Values]| {
            let all = of_root(model, root, &member.collection, members);
            let totals = all.into_iter().filter_map(|(name, value)| {
                let field = root.said(&name)?;
                let scalar = FieldKind::new(model, field).scalar();
                Some(TotalView {
                    member: name.snake().to_owned(),
                    json: shown(scalar, value.as_ref()),
                })
            });
            totals.collect::<Vec<_>>()
        };
        let one = said(model, member);
        let two = [one.clone(), one.clone()];
        let mut present = one.clone();
        let mut changed = Vec::new();
        for (field, view) in member.entity.fields.iter().zip(fields) {
            let Some(other) = changes(model, field, view) else {
                continue;
            };
            present.insert(field.name.clone(), Some(other));
            present = with_derived(&member.entity, present);
            changed.push(ChangedView {
                member: view.member.clone(),
                json: view.tests.other_json.clone(),
                totals: totals(std::slice::from_ref(&present)),
            });
        }
        let none = totals(&[]);
        if none.is_empty() {
            return Self::default();
        }
        Self {
            changed,
            none,
            one: totals(&[one]),
            two: totals(&two),
        }
    }
}

/// The other value that tests give a field.
fn changes(model: &Model, field: &Field, view: &FieldView) -> Option<crate::model::Literal> {
    let other = model.samples(field).into_iter().nth(1);
    other.filter(|_| view.tests.changeable).flatten()
}

fn shown(scalar: Scalar, value: Option<&crate::model::Literal>) -> String {
    value.map_or("null".to_owned(), |value| json::literal(scalar, value))
}
