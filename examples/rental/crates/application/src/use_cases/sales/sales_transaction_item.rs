//! What can be done with sales transaction items, each time through their sales transaction.

use std::sync::Arc;

use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::sales::SalesTransaction;
use domain::entities::sales::SalesTransactionItemDetails;
use domain::entities::sales::SalesTransactionItemDraft;
use domain::ids::ItemId;
use domain::ids::SalesTransactionId;
use domain::ids::SalesTransactionItemId;
use rust_decimal::Decimal;

use crate::change::FieldChange;
use crate::clock::Clock;
use crate::error::UseCaseError;
use crate::error::expect_version;
use crate::member::Versioned;
use crate::member::seen_from;
use crate::queries::sales::SalesTransactionItemView;
use crate::queries::sales::SalesTransactionQueries;
use crate::queries::sales::SalesTransactionView;
use crate::unit_of_work::UnitOfWorkFactory;

/// Asks to add a sales transaction item.
#[derive(Debug, Clone, PartialEq)]
pub struct AddSalesTransactionItem {
    /// The sales transaction that gets it.
    pub root: SalesTransactionId,
    /// The versions that the sales transaction may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What it says about itself.
    pub details: SalesTransactionItemDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to replace all that a sales transaction item says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplaceSalesTransactionItem {
    /// Its sales transaction.
    pub root: SalesTransactionId,
    /// Which one.
    pub id: SalesTransactionItemId,
    /// The versions that the sales transaction may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What it says from now on.
    pub details: SalesTransactionItemDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to change some of what a sales transaction item says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct PatchSalesTransactionItem {
    /// Its sales transaction.
    pub root: SalesTransactionId,
    /// Which one.
    pub id: SalesTransactionItemId,
    /// The versions that the sales transaction may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What changes.
    pub changes: SalesTransactionItemChanges,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to remove a sales transaction item.
#[derive(Debug, Clone, PartialEq)]
pub struct RemoveSalesTransactionItem {
    /// Its sales transaction.
    pub root: SalesTransactionId,
    /// Which one.
    pub id: SalesTransactionItemId,
    /// The versions that the sales transaction may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

/// A partial change of a sales transaction item, field by field.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SalesTransactionItemChanges {
    /// Its item, by id.
    pub item_id: FieldChange<ItemId>,
    /// Its quantity.
    pub quantity: FieldChange<i32>,
    /// Its unit price.
    pub unit_price: FieldChange<Decimal>,
}

impl SalesTransactionItemChanges {
    /// The draft after the changes.
    pub fn over(self, draft: SalesTransactionItemDraft) -> SalesTransactionItemDraft {
        SalesTransactionItemDraft {
            item_id: self.item_id.over(draft.item_id),
            quantity: self.quantity.over(draft.quantity),
            unit_price: self.unit_price.over(draft.unit_price),
        }
    }
}

/// All that can be done with sales transaction items.
#[derive(Clone)]
pub struct SalesTransactionItemUseCases {
    unit_of_work: Arc<dyn UnitOfWorkFactory>,
    queries: Arc<dyn SalesTransactionQueries>,
    clock: Arc<dyn Clock>,
}

impl SalesTransactionItemUseCases {
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

    /// The items of a sales transaction.
    ///
    /// # Errors
    /// There is no such sales transaction, or the store fails.
    pub async fn list(
        &self,
        root: SalesTransactionId,
    ) -> Result<Versioned<Vec<SalesTransactionItemView>>, UseCaseError> {
        let found = self
            .queries
            .find(root)
            .await?
            .ok_or_else(|| root_not_found(root))?;
        Ok(Versioned {
            item: found.items,
            version: found.version,
        })
    }

    /// The sales transaction item with `id`.
    ///
    /// # Errors
    /// There is no such sales transaction or sales transaction item, or the store fails.
    pub async fn get(
        &self,
        root: SalesTransactionId,
        id: SalesTransactionItemId,
    ) -> Result<Versioned<SalesTransactionItemView>, UseCaseError> {
        let found = self
            .queries
            .find(root)
            .await?
            .ok_or_else(|| root_not_found(root))?;
        shown(found, id)
    }

    /// Adds a sales transaction item, after all others.
    ///
    /// # Errors
    /// There is no such sales transaction, its version is another, it refuses the
    /// sales transaction item, a reference leads nowhere, or the store fails.
    pub async fn add(
        &self,
        command: AddSalesTransactionItem,
    ) -> Result<Versioned<SalesTransactionItemView>, UseCaseError> {
        let AddSalesTransactionItem {
            root,
            expected,
            details,
            actor,
        } = command;
        let id = SalesTransactionItemId::generate();
        let changed = self
            .change(root, expected, id, |sales_transaction| {
                Ok(sales_transaction.add_item(id, details, self.stamp(actor))?)
            })
            .await?;
        shown(changed, id)
    }

    /// Replaces all that a sales transaction item says about itself.
    ///
    /// # Errors
    /// There is none, or those of [`add`](Self::add).
    pub async fn replace(
        &self,
        command: ReplaceSalesTransactionItem,
    ) -> Result<Versioned<SalesTransactionItemView>, UseCaseError> {
        let ReplaceSalesTransactionItem {
            root,
            id,
            expected,
            details,
            actor,
        } = command;
        let changed = self
            .change(root, expected, id, |sales_transaction| {
                Ok(sales_transaction.change_item(id, details, self.stamp(actor))?)
            })
            .await?;
        shown(changed, id)
    }

    /// Changes some of what a sales transaction item says about itself.
    ///
    /// # Errors
    /// The result breaks rules, or those of [`replace`](Self::replace).
    pub async fn patch(
        &self,
        command: PatchSalesTransactionItem,
    ) -> Result<Versioned<SalesTransactionItemView>, UseCaseError> {
        let PatchSalesTransactionItem {
            root,
            id,
            expected,
            changes,
            actor,
        } = command;
        let changed = self
            .change(root, expected, id, |sales_transaction| {
                let the_item = sales_transaction.item(id).ok_or_else(|| not_found(id))?;
                let details = SalesTransactionItemDetails::parse(
                    changes.over(SalesTransactionItemDraft::from(the_item)),
                )?;
                Ok(sales_transaction.change_item(id, details, self.stamp(actor))?)
            })
            .await?;
        shown(changed, id)
    }

    /// Removes a sales transaction item; returns the version of its sales transaction without it.
    ///
    /// # Errors
    /// There is none, the version is another, the sales transaction cannot be without it, or the store
    /// fails.
    pub async fn remove(
        &self,
        command: RemoveSalesTransactionItem,
    ) -> Result<Version, UseCaseError> {
        let RemoveSalesTransactionItem {
            root,
            id,
            expected,
            actor,
        } = command;
        let changed = self
            .change(root, expected, id, |sales_transaction| {
                Ok(sales_transaction.remove_item(id, self.stamp(actor))?)
            })
            .await?;
        Ok(changed.version)
    }

    async fn change(
        &self,
        id: SalesTransactionId,
        expected: Option<Vec<Version>>,
        item_id: SalesTransactionItemId,
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
            let mut items = sales_transaction.items().iter();
            let index = items.position(|the_item| the_item.id() == item_id);
            seen_from("items", index, error)
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
    id: SalesTransactionItemId,
) -> Result<Versioned<SalesTransactionItemView>, UseCaseError> {
    let mut items = root.items.into_iter();
    let found = items.find(|the_item| the_item.id == id);
    Ok(Versioned {
        item: found.ok_or_else(|| not_found(id))?,
        version: root.version,
    })
}

fn not_found(id: SalesTransactionItemId) -> UseCaseError {
    UseCaseError::NotFound {
        entity: "sales transaction item",
        id: id.to_string(),
    }
}

fn root_not_found(id: SalesTransactionId) -> UseCaseError {
    UseCaseError::NotFound {
        entity: "sales transaction",
        id: id.to_string(),
    }
}
