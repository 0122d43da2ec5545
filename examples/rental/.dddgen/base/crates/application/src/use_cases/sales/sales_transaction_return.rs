//! What can be done with sales transaction returns, each time through their sales transaction.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::sales::SalesTransaction;
use domain::entities::sales::SalesTransactionReturnDetails;
use domain::entities::sales::SalesTransactionReturnDraft;
use domain::ids::ItemId;
use domain::ids::SalesTransactionId;
use domain::ids::SalesTransactionReturnId;

use crate::change::FieldChange;
use crate::clock::Clock;
use crate::error::UseCaseError;
use crate::error::expect_version;
use crate::member::Versioned;
use crate::member::seen_from;
use crate::queries::sales::SalesTransactionQueries;
use crate::queries::sales::SalesTransactionReturnView;
use crate::queries::sales::SalesTransactionView;
use crate::unit_of_work::UnitOfWorkFactory;

/// Asks to add a sales transaction return.
#[derive(Debug, Clone, PartialEq)]
pub struct AddSalesTransactionReturn {
    /// The sales transaction that gets it.
    pub root: SalesTransactionId,
    /// The versions that the sales transaction may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What it says about itself.
    pub details: SalesTransactionReturnDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to replace all that a sales transaction return says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplaceSalesTransactionReturn {
    /// Its sales transaction.
    pub root: SalesTransactionId,
    /// Which one.
    pub id: SalesTransactionReturnId,
    /// The versions that the sales transaction may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What it says from now on.
    pub details: SalesTransactionReturnDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to change some of what a sales transaction return says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct PatchSalesTransactionReturn {
    /// Its sales transaction.
    pub root: SalesTransactionId,
    /// Which one.
    pub id: SalesTransactionReturnId,
    /// The versions that the sales transaction may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What changes.
    pub changes: SalesTransactionReturnChanges,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to remove a sales transaction return.
#[derive(Debug, Clone, PartialEq)]
pub struct RemoveSalesTransactionReturn {
    /// Its sales transaction.
    pub root: SalesTransactionId,
    /// Which one.
    pub id: SalesTransactionReturnId,
    /// The versions that the sales transaction may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

/// A partial change of a sales transaction return, field by field.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SalesTransactionReturnChanges {
    /// Its item, by id.
    pub item_id: FieldChange<ItemId>,
    /// Its quantity.
    pub quantity: FieldChange<i32>,
    /// Its reason.
    pub reason: FieldChange<String>,
    /// When it returned.
    pub returned_on: FieldChange<NaiveDate>,
}

impl SalesTransactionReturnChanges {
    /// The draft after the changes.
    pub fn over(self, draft: SalesTransactionReturnDraft) -> SalesTransactionReturnDraft {
        SalesTransactionReturnDraft {
            item_id: self.item_id.over(draft.item_id),
            quantity: self.quantity.over(draft.quantity),
            reason: self.reason.over(draft.reason),
            returned_on: self.returned_on.over(draft.returned_on),
        }
    }
}

/// All that can be done with sales transaction returns.
#[derive(Clone)]
pub struct SalesTransactionReturnUseCases {
    unit_of_work: Arc<dyn UnitOfWorkFactory>,
    queries: Arc<dyn SalesTransactionQueries>,
    clock: Arc<dyn Clock>,
}

impl SalesTransactionReturnUseCases {
    /// The use cases on top of these ports.
    pub fn new(
        unit_of_work: Arc<dyn UnitOfWorkFactory>,
        queries: Arc<dyn SalesTransactionQueries>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            unit_of_work,
            queries,
            clock,
        }
    }

    /// The returns of a sales transaction.
    ///
    /// # Errors
    /// There is no such sales transaction, or the store fails.
    pub async fn list(
        &self,
        root: SalesTransactionId,
    ) -> Result<Versioned<Vec<SalesTransactionReturnView>>, UseCaseError> {
        let found = self
            .queries
            .find(root)
            .await?
            .ok_or_else(|| root_not_found(root))?;
        Ok(Versioned {
            item: found.returns,
            version: found.version,
        })
    }

    /// The sales transaction return with `id`.
    ///
    /// # Errors
    /// There is no such sales transaction or sales transaction return, or the store fails.
    pub async fn get(
        &self,
        root: SalesTransactionId,
        id: SalesTransactionReturnId,
    ) -> Result<Versioned<SalesTransactionReturnView>, UseCaseError> {
        let found = self
            .queries
            .find(root)
            .await?
            .ok_or_else(|| root_not_found(root))?;
        shown(found, id)
    }

    /// Adds a sales transaction return, after all others.
    ///
    /// # Errors
    /// There is no such sales transaction, its version is another, it refuses the
    /// sales transaction return, a reference leads nowhere, or the store fails.
    pub async fn add(
        &self,
        command: AddSalesTransactionReturn,
    ) -> Result<Versioned<SalesTransactionReturnView>, UseCaseError> {
        let AddSalesTransactionReturn {
            root,
            expected,
            details,
            actor,
        } = command;
        let id = SalesTransactionReturnId::generate();
        let changed = self
            .change(root, expected, id, |sales_transaction| {
                Ok(sales_transaction.add_return(id, details, self.stamp(actor))?)
            })
            .await?;
        shown(changed, id)
    }

    /// Replaces all that a sales transaction return says about itself.
    ///
    /// # Errors
    /// There is none, or those of [`add`](Self::add).
    pub async fn replace(
        &self,
        command: ReplaceSalesTransactionReturn,
    ) -> Result<Versioned<SalesTransactionReturnView>, UseCaseError> {
        let ReplaceSalesTransactionReturn {
            root,
            id,
            expected,
            details,
            actor,
        } = command;
        let changed = self
            .change(root, expected, id, |sales_transaction| {
                Ok(sales_transaction.change_return(id, details, self.stamp(actor))?)
            })
            .await?;
        shown(changed, id)
    }

    /// Changes some of what a sales transaction return says about itself.
    ///
    /// # Errors
    /// The result breaks rules, or those of [`replace`](Self::replace).
    pub async fn patch(
        &self,
        command: PatchSalesTransactionReturn,
    ) -> Result<Versioned<SalesTransactionReturnView>, UseCaseError> {
        let PatchSalesTransactionReturn {
            root,
            id,
            expected,
            changes,
            actor,
        } = command;
        let changed = self
            .change(root, expected, id, |sales_transaction| {
                let sales_transaction_return = sales_transaction
                    .r#return(id)
                    .ok_or_else(|| not_found(id))?;
                let details = SalesTransactionReturnDetails::parse(
                    changes.over(SalesTransactionReturnDraft::from(sales_transaction_return)),
                )?;
                Ok(sales_transaction.change_return(id, details, self.stamp(actor))?)
            })
            .await?;
        shown(changed, id)
    }

    /// Removes a sales transaction return; returns the version of its sales transaction without it.
    ///
    /// # Errors
    /// There is none, the version is another, the sales transaction cannot be without it, or the store
    /// fails.
    pub async fn remove(
        &self,
        command: RemoveSalesTransactionReturn,
    ) -> Result<Version, UseCaseError> {
        let RemoveSalesTransactionReturn {
            root,
            id,
            expected,
            actor,
        } = command;
        let changed = self
            .change(root, expected, id, |sales_transaction| {
                Ok(sales_transaction.remove_return(id, self.stamp(actor))?)
            })
            .await?;
        Ok(changed.version)
    }

    async fn change(
        &self,
        id: SalesTransactionId,
        expected: Option<Vec<Version>>,
        return_id: SalesTransactionReturnId,
        change: impl FnOnce(&mut SalesTransaction) -> Result<(), UseCaseError> + Send,
    ) -> Result<SalesTransactionView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.sales_transactions().find(id).await?;
        let mut sales_transaction = found.ok_or_else(|| root_not_found(id))?;
        expect_version(expected.as_deref(), sales_transaction.version())?;
        change(&mut sales_transaction)?;
        let saved = unit_of_work
            .sales_transactions()
            .save(&mut sales_transaction)
            .await;
        saved.map_err(|error| {
            let mut returns = sales_transaction.returns().iter();
            let index = returns
                .position(|sales_transaction_return| sales_transaction_return.id() == return_id);
            seen_from("returns", index, error)
        })?;
        unit_of_work.commit().await?;
        Ok(SalesTransactionView::from(&sales_transaction))
    }

    fn stamp(&self, by: ActorId) -> Stamp {
        Stamp {
            at: self.clock.now(),
            by,
        }
    }
}

fn shown(
    root: SalesTransactionView,
    id: SalesTransactionReturnId,
) -> Result<Versioned<SalesTransactionReturnView>, UseCaseError> {
    let mut returns = root.returns.into_iter();
    let found = returns.find(|sales_transaction_return| sales_transaction_return.id == id);
    Ok(Versioned {
        item: found.ok_or_else(|| not_found(id))?,
        version: root.version,
    })
}

fn not_found(id: SalesTransactionReturnId) -> UseCaseError {
    UseCaseError::NotFound {
        entity: "sales transaction return",
        id: id.to_string(),
    }
}

fn root_not_found(id: SalesTransactionId) -> UseCaseError {
    UseCaseError::NotFound {
        entity: "sales transaction",
        id: id.to_string(),
    }
}
