//! What follows from the values that documents and tests have.

use super::keeping::Values;
use super::sampled::{made_of, of_collection};
use crate::expression::evaluate::{Known, computed_value};
use crate::expression::{Operand, Unclear};
use crate::model::{Derived, Entity, Literal, Model};
use crate::naming::Name;

/// The values of each derived field that follow from the first and from the second values of the
/// others; none where that is not known.
pub fn following(model: &Model, entity: &Entity) -> Vec<Vec<Option<Literal>>> {
    let derived = entity.derived.iter();
    let picks = |pick| Sample {
        model,
        entity,
        pick,
        members: None,
    };
    let examples = derived.map(|it| {
        let values = [0, 1].map(|pick| picks(pick).value(it));
        let mut values: Vec<_> = values.into_iter().flatten().collect();
        values.dedup();
        values
    });
    examples.collect()
}

/// What the root of tests says when one of its collections has other members than usual.
pub fn of_root(
    model: &Model,
    entity: &Entity,
    collection: &Name,
    members: &[Values],
) -> Vec<(Name, Option<Literal>)> {
    let sample = Sample {
        model,
        entity,
        pick: 0,
        members: Some((collection, members)),
    };
    let derived = entity.derived.iter();
    let follows = derived.filter(|it| {
        let expanded = entity.expanded(it);
        let mut operands = expanded.term.operands().into_iter();
        operands.any(|it| it.aggregate.is_some() && it.field == *collection)
    });
    let value = |it: &Derived| Some((it.field.name.clone(), sample.value(it).ok()?));
    follows.filter_map(value).collect()
}

/// The values of tests.
struct Sample<'a> {
    model: &'a Model,
    entity: &'a Entity,
    /// The first values, or the second ones.
    pick: usize,
    /// Other members than usual of one collection.
    members: Option<(&'a Name, &'a [Values])>,
}

impl Sample<'_> {
    /// What follows; nothing where a field that no client sets has a say, since that has a value of
    /// its own at creation.
    fn value(&self, derived: &Derived) -> Result<Option<Literal>, Unclear> {
        let derivation = self.entity.expanded(derived);
        let operands = derivation.term.operands().into_iter();
        let known = operands.map(|operand| Ok((operand, self.of(operand)?)));
        let known: Vec<_> = known.collect::<Result<_, Unclear>>()?;
        Ok(computed_value(&derivation, &|operand: &Operand| {
            let found = known.iter().find(|(other, _)| other.is_same(operand));
            match found {
                Some((_, Some(value))) => Known::Value(value),
                _ => Known::Absent,
            }
        }))
    }

    /// The value of an operand. Members are the same both times, and what never changes is too.
    fn of(&self, operand: &Operand) -> Result<Option<Literal>, Unclear> {
        if operand.aggregate.is_some() {
            return match self.members {
                Some((collection, members)) if *collection == operand.field => {
                    made_of(operand, members)
                }
                _ => made_of(
                    operand,
                    &of_collection(self.model, self.entity, &operand.field),
                ),
            };
        }
        let field = self.entity.field(&operand.field);
        let field = field.filter(|field| !field.readonly).ok_or(Unclear)?;
        let samples = self.model.samples(field);
        let other = samples.get(self.pick).filter(|_| !field.immutable);
        Ok(other.or(samples.first()).cloned().flatten())
    }
}
