//! Objects in a list of a body, each with members of its own.

use domain::validation::Violations;
use serde_json::value::RawValue;

use super::json::refused;
use super::{Body, Faults, FromJson, Input, Members};

/// An object, not judged yet.
#[derive(Debug)]
pub(crate) struct Nested<B> {
    body: B,
    unknown: Violations,
}

impl<B: Body> FromJson for Nested<B> {
    fn from_json(json: &RawValue) -> Result<Self, Violations> {
        let mut members =
            Members::parse(json.get().as_bytes()).map_err(|_| refused("an object"))?;
        Ok(Self {
            body: B::take(&mut members),
            unknown: members.unknown(),
        })
    }
}

impl Faults {
    /// What each object of a list says; a list that is not there is empty.
    pub(crate) fn nested<B, D>(
        &mut self,
        field: &'static str,
        input: Input<Vec<Nested<B>>>,
        read: impl Fn(B, &mut Faults) -> D,
    ) -> Vec<D> {
        let mut drafts = Vec::new();
        let objects = self.value(field, input).unwrap_or_default();
        for (index, Nested { body, unknown }) in objects.into_iter().enumerate() {
            let mut faults = Faults::default();
            drafts.push(read(body, &mut faults));
            let mut violations = faults.violations();
            violations.extend(unknown);
            self.add_within(&format!("{field}/{index}"), violations);
        }
        drafts
    }
}
