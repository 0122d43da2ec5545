//! The members of an order: it alone adds, changes and removes them, so that what it promises
//! of them always holds.

use super::Order;
use super::rules;
use crate::audit::Stamp;
use crate::entities::sales::OrderLine;
use crate::entities::sales::OrderLineDetails;
use crate::entities::sales::OrderLineDraft;
use crate::ids::OrderLineId;
use crate::members::MemberError;
use crate::members::each;
use crate::members::expect_count;
use crate::members::refuse_shared;
use crate::validation;
use crate::validation::Violations;

impl Order {
    /// Its lines, in order.
    pub fn lines(&self) -> &[OrderLine] {
        &self.details.lines
    }

    /// Its line with `id`.
    pub fn line(&self, id: OrderLineId) -> Option<&OrderLine> {
        self.details.lines.iter().find(|line| line.id() == id)
    }

    /// Adds a line after all others.
    ///
    /// # Errors
    /// Another one has the same unique values, or there are too many.
    /// A rule of the order would be broken.
    pub fn add_line(
        &mut self,
        id: OrderLineId,
        details: OrderLineDetails,
        stamp: Stamp,
    ) -> Result<(), MemberError> {
        self.expect_new_line(None, &details)?;
        expect_count("lines", self.details.lines.len() + 1, ..=100)?;
        let mut changed = self.details.clone();
        changed.lines.push(OrderLine::new(id, details));
        self.adopt(rules::kept(changed).map_err(MemberError::Rules)?, stamp);
        Ok(())
    }

    /// Replaces what a line says about itself.
    ///
    /// # Errors
    /// There is none with `id`, or another one has the same unique values, or a rule would be broken.
    pub fn change_line(
        &mut self,
        id: OrderLineId,
        details: OrderLineDetails,
        stamp: Stamp,
    ) -> Result<(), MemberError> {
        let index = self.index_of_line(id)?;
        self.expect_new_line(Some(id), &details)?;
        let mut changed = self.details.clone();
        changed.lines[index].revise(details);
        self.adopt(rules::kept(changed).map_err(MemberError::Rules)?, stamp);
        Ok(())
    }

    /// Removes a line.
    ///
    /// # Errors
    /// There is none with `id`, or a rule would be broken.
    pub fn remove_line(&mut self, id: OrderLineId, stamp: Stamp) -> Result<(), MemberError> {
        let index = self.index_of_line(id)?;
        let mut changed = self.details.clone();
        changed.lines.remove(index);
        self.adopt(rules::kept(changed).map_err(MemberError::Rules)?, stamp);
        Ok(())
    }

    fn index_of_line(&self, id: OrderLineId) -> Result<usize, MemberError> {
        let mut lines = self.details.lines.iter();
        let index = lines.position(|line| line.id() == id);
        index.ok_or_else(|| MemberError::NotFound {
            member: "order line",
            id: id.to_string(),
        })
    }

    fn expect_new_line(
        &self,
        id: Option<OrderLineId>,
        details: &OrderLineDetails,
    ) -> Result<(), MemberError> {
        let mut others = self
            .details
            .lines
            .iter()
            .filter(|other| Some(other.id()) != id);
        match others.find_map(|other| other.shared_with(details)) {
            Some(fields) => Err(MemberError::Duplicate { fields }),
            None => Ok(()),
        }
    }
}

/// Checks every rule on the lines that an order begins with.
pub(super) fn parse_lines(
    drafts: Vec<(OrderLineId, OrderLineDraft)>,
    violations: &mut Violations,
) -> Option<Vec<OrderLine>> {
    let lines = each("lines", drafts, violations, |(id, draft)| {
        OrderLineDetails::of_fields(draft).map(|details| OrderLine::new(id, details))
    })?;
    refuse_shared("lines", &lines, violations, OrderLine::shares_with);
    violations.required("lines", Some(lines), |members| {
        validation::count(members, ..=100)
    })
}
