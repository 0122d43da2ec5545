//! The members of a sales transaction: it alone adds, changes and removes them, so that what it promises
//! of them always holds.

use super::SalesTransaction;
use super::rules;
use crate::audit::Stamp;
use crate::entities::sales::SalesTransactionItem;
use crate::entities::sales::SalesTransactionItemDetails;
use crate::entities::sales::SalesTransactionItemDraft;
use crate::entities::sales::SalesTransactionReturn;
use crate::entities::sales::SalesTransactionReturnDetails;
use crate::entities::sales::SalesTransactionReturnDraft;
use crate::ids::SalesTransactionItemId;
use crate::ids::SalesTransactionReturnId;
use crate::members::MemberError;
use crate::members::each;
use crate::members::expect_count;
use crate::members::refuse_shared;
use crate::validation;
use crate::validation::Violations;

impl SalesTransaction {
    /// Its items, in order.
    pub fn items(&self) -> &[SalesTransactionItem] {
        &self.details.items
    }

    /// Its item with `id`.
    pub fn item(&self, id: SalesTransactionItemId) -> Option<&SalesTransactionItem> {
        self.details
            .items
            .iter()
            .find(|the_item| the_item.id() == id)
    }

    /// Adds an item after all others.
    ///
    /// # Errors
    /// Another one has the same unique values, or there are too many.
    /// A rule of the sales transaction would be broken.
    pub fn add_item(
        &mut self,
        id: SalesTransactionItemId,
        details: SalesTransactionItemDetails,
        stamp: Stamp,
    ) -> Result<(), MemberError> {
        self.expect_new_item(None, &details)?;
        expect_count("items", self.details.items.len() + 1, ..=100)?;
        let mut changed = self.details.clone();
        changed.items.push(SalesTransactionItem::new(id, details));
        self.adopt(rules::kept(changed).map_err(MemberError::Rules)?, stamp);
        Ok(())
    }

    /// Replaces what an item says about itself.
    ///
    /// # Errors
    /// There is none with `id`, or another one has the same unique values, or a rule would be broken.
    pub fn change_item(
        &mut self,
        id: SalesTransactionItemId,
        details: SalesTransactionItemDetails,
        stamp: Stamp,
    ) -> Result<(), MemberError> {
        let index = self.index_of_item(id)?;
        self.expect_new_item(Some(id), &details)?;
        let mut changed = self.details.clone();
        changed.items[index].revise(details);
        self.adopt(rules::kept(changed).map_err(MemberError::Rules)?, stamp);
        Ok(())
    }

    /// Removes an item.
    ///
    /// # Errors
    /// There is none with `id`, or a rule would be broken.
    pub fn remove_item(
        &mut self,
        id: SalesTransactionItemId,
        stamp: Stamp,
    ) -> Result<(), MemberError> {
        let index = self.index_of_item(id)?;
        let mut changed = self.details.clone();
        changed.items.remove(index);
        self.adopt(rules::kept(changed).map_err(MemberError::Rules)?, stamp);
        Ok(())
    }

    fn index_of_item(&self, id: SalesTransactionItemId) -> Result<usize, MemberError> {
        let mut items = self.details.items.iter();
        let index = items.position(|the_item| the_item.id() == id);
        index.ok_or_else(|| MemberError::NotFound {
            member: "sales transaction item",
            id: id.to_string(),
        })
    }

    fn expect_new_item(
        &self,
        id: Option<SalesTransactionItemId>,
        details: &SalesTransactionItemDetails,
    ) -> Result<(), MemberError> {
        let mut others = self
            .details
            .items
            .iter()
            .filter(|other| Some(other.id()) != id);
        match others.find_map(|other| other.shared_with(details)) {
            Some(fields) => Err(MemberError::Duplicate { fields }),
            None => Ok(()),
        }
    }

    /// Its returns, in order.
    pub fn returns(&self) -> &[SalesTransactionReturn] {
        &self.details.returns
    }

    /// Its return with `id`.
    pub fn r#return(&self, id: SalesTransactionReturnId) -> Option<&SalesTransactionReturn> {
        self.details
            .returns
            .iter()
            .find(|sales_transaction_return| sales_transaction_return.id() == id)
    }

    /// Adds a return after all others.
    ///
    /// # Errors
    /// There are too many.
    /// A rule of the sales transaction would be broken.
    pub fn add_return(
        &mut self,
        id: SalesTransactionReturnId,
        details: SalesTransactionReturnDetails,
        stamp: Stamp,
    ) -> Result<(), MemberError> {
        expect_count("returns", self.details.returns.len() + 1, ..=100)?;
        let mut changed = self.details.clone();
        changed
            .returns
            .push(SalesTransactionReturn::new(id, details));
        self.adopt(rules::kept(changed).map_err(MemberError::Rules)?, stamp);
        Ok(())
    }

    /// Replaces what a return says about itself.
    ///
    /// # Errors
    /// There is none with `id`, or a rule would be broken.
    pub fn change_return(
        &mut self,
        id: SalesTransactionReturnId,
        details: SalesTransactionReturnDetails,
        stamp: Stamp,
    ) -> Result<(), MemberError> {
        let index = self.index_of_return(id)?;
        let mut changed = self.details.clone();
        changed.returns[index].revise(details);
        self.adopt(rules::kept(changed).map_err(MemberError::Rules)?, stamp);
        Ok(())
    }

    /// Removes a return.
    ///
    /// # Errors
    /// There is none with `id`, or a rule would be broken.
    pub fn remove_return(
        &mut self,
        id: SalesTransactionReturnId,
        stamp: Stamp,
    ) -> Result<(), MemberError> {
        let index = self.index_of_return(id)?;
        let mut changed = self.details.clone();
        changed.returns.remove(index);
        self.adopt(rules::kept(changed).map_err(MemberError::Rules)?, stamp);
        Ok(())
    }

    fn index_of_return(&self, id: SalesTransactionReturnId) -> Result<usize, MemberError> {
        let mut returns = self.details.returns.iter();
        let index =
            returns.position(|sales_transaction_return| sales_transaction_return.id() == id);
        index.ok_or_else(|| MemberError::NotFound {
            member: "sales transaction return",
            id: id.to_string(),
        })
    }
}

/// Checks every rule on the items that a sales transaction begins with.
pub(super) fn parse_items(
    drafts: Vec<(SalesTransactionItemId, SalesTransactionItemDraft)>,
    violations: &mut Violations,
) -> Option<Vec<SalesTransactionItem>> {
    let items = each("items", drafts, violations, |(id, draft)| {
        SalesTransactionItemDetails::of_fields(draft)
            .map(|details| SalesTransactionItem::new(id, details))
    })?;
    refuse_shared(
        "items",
        &items,
        violations,
        SalesTransactionItem::shares_with,
    );
    violations.required("items", Some(items), |members| {
        validation::count(members, ..=100)
    })
}

/// Checks every rule on the returns that a sales transaction begins with.
pub(super) fn parse_returns(
    drafts: Vec<(SalesTransactionReturnId, SalesTransactionReturnDraft)>,
    violations: &mut Violations,
) -> Option<Vec<SalesTransactionReturn>> {
    let returns = each("returns", drafts, violations, |(id, draft)| {
        SalesTransactionReturnDetails::parse(draft)
            .map(|details| SalesTransactionReturn::new(id, details))
    })?;
    violations.required("returns", Some(returns), |members| {
        validation::count(members, ..=100)
    })
}
