//! What can be done with sales transactions.

mod transitions;

use std::sync::Arc;

use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::sales::SalesTransaction;
use domain::entities::sales::SalesTransactionDetails;
use domain::entities::sales::SalesTransactionDraft;
use domain::ids::CustomerId;
use domain::ids::SalesTransactionId;

use crate::change::FieldChange;
use crate::clock::Clock;
use crate::error::UseCaseError;
use crate::error::expect_version;
use crate::queries::Page;
use crate::queries::Query;
use crate::queries::sales::SalesTransactionField;
use crate::queries::sales::SalesTransactionQueries;
use crate::queries::sales::SalesTransactionStatistics;
use crate::queries::sales::SalesTransactionView;
use crate::unit_of_work::UnitOfWorkFactory;

pub use transitions::CancelSalesTransaction;
pub use transitions::CompleteSalesTransaction;
pub use transitions::ConfirmSalesTransaction;
pub use transitions::PaySalesTransaction;
pub use transitions::RefundSalesTransaction;
pub use transitions::ShipSalesTransaction;

/// Asks for a new sales transaction.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateSalesTransaction {
    /// What it says about itself.
    pub details: SalesTransactionDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to change some of what a sales transaction says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct PatchSalesTransaction {
    /// Which one.
    pub id: SalesTransactionId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What changes.
    pub changes: SalesTransactionChanges,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to delete a sales transaction.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteSalesTransaction {
    /// Which one.
    pub id: SalesTransactionId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

/// A partial change of a sales transaction, field by field.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SalesTransactionChanges {
    /// Its number.
    pub number: FieldChange<String>,
    /// Its customer, by id.
    pub customer_id: FieldChange<CustomerId>,
    /// Its payment terms.
    pub payment_terms: FieldChange<String>,
    /// Its status.
    pub status: FieldChange<String>,
    /// Its payment status.
    pub payment_status: FieldChange<String>,
    /// Its currency.
    pub currency: FieldChange<String>,
    /// Its note.
    pub note: FieldChange<String>,
    /// Its cancellation reason.
    pub cancellation_reason: FieldChange<String>,
}

impl SalesTransactionChanges {
    /// The draft after the changes.
    pub fn over(self, draft: SalesTransactionDraft) -> SalesTransactionDraft {
        SalesTransactionDraft {
            number: self.number.over(draft.number),
            customer_id: self.customer_id.over(draft.customer_id),
            payment_terms: self.payment_terms.over(draft.payment_terms),
            status: self.status.over(draft.status),
            payment_status: self.payment_status.over(draft.payment_status),
            currency: self.currency.over(draft.currency),
            note: self.note.over(draft.note),
            cancellation_reason: self.cancellation_reason.over(draft.cancellation_reason),
            items: draft.items,
            returns: draft.returns,
        }
    }
}

/// All that can be done with sales transactions.
#[derive(Clone)]
pub struct SalesTransactionUseCases {
    unit_of_work: Arc<dyn UnitOfWorkFactory>,
    queries: Arc<dyn SalesTransactionQueries>,
    clock: Arc<dyn Clock>,
}

impl SalesTransactionUseCases {
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

    /// The sales transaction with `id`.
    ///
    /// # Errors
    /// There is none, or the store fails.
    pub async fn get(&self, id: SalesTransactionId) -> Result<SalesTransactionView, UseCaseError> {
        self.queries.find(id).await?.ok_or_else(|| not_found(id))
    }

    /// A page of sales transactions.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn list(
        &self,
        query: &Query<SalesTransactionField>,
    ) -> Result<Page<SalesTransactionView>, UseCaseError> {
        Ok(self.queries.list(query).await?)
    }

    /// What the numbers of sales transactions amount to.
    ///
    /// # Errors
    /// A sum has more digits than a decimal holds, or the store fails.
    pub async fn statistics(
        &self,
        query: &Query<SalesTransactionField>,
    ) -> Result<SalesTransactionStatistics, UseCaseError> {
        Ok(self.queries.statistics(query).await?)
    }

    /// Creates a sales transaction.
    ///
    /// # Errors
    /// A unique value is taken, a reference leads nowhere, or the store fails.
    pub async fn create(
        &self,
        command: CreateSalesTransaction,
    ) -> Result<SalesTransactionView, UseCaseError> {
        let stamp = self.stamp(command.actor);
        let mut sales_transaction =
            SalesTransaction::create(SalesTransactionId::generate(), command.details, stamp);
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work
            .sales_transactions()
            .add(&mut sales_transaction)
            .await?;
        unit_of_work.commit().await?;
        Ok(SalesTransactionView::from(&sales_transaction))
    }

    /// Creates many sales transactions, or none.
    ///
    /// # Errors
    /// Those of [`create`](Self::create), as [`UseCaseError::Item`].
    pub async fn create_all(
        &self,
        commands: Vec<CreateSalesTransaction>,
    ) -> Result<Vec<SalesTransactionView>, UseCaseError> {
        let created = commands.into_iter().map(|command| {
            let stamp = self.stamp(command.actor);
            SalesTransaction::create(SalesTransactionId::generate(), command.details, stamp)
        });
        let mut created: Vec<_> = created.collect();
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work
            .sales_transactions()
            .add_all(&mut created)
            .await?;
        unit_of_work.commit().await?;
        Ok(created.iter().map(SalesTransactionView::from).collect())
    }

    /// Changes some of what many sales transactions say about themselves, or nothing.
    ///
    /// # Errors
    /// Those of [`patch`](Self::patch), as [`UseCaseError::Item`].
    pub async fn patch_all(
        &self,
        commands: Vec<PatchSalesTransaction>,
    ) -> Result<Vec<SalesTransactionView>, UseCaseError> {
        let ids: Vec<_> = commands.iter().map(|command| command.id).collect();
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.sales_transactions().find_all(&ids).await?;
        let mut patched = Vec::with_capacity(found.len());
        for (index, (found, command)) in found.into_iter().zip(commands).enumerate() {
            let sales_transaction = self.patched(found, command);
            patched.push(sales_transaction.map_err(UseCaseError::item(index))?);
        }
        unit_of_work
            .sales_transactions()
            .save_all(&mut patched)
            .await?;
        unit_of_work.commit().await?;
        Ok(patched.iter().map(SalesTransactionView::from).collect())
    }

    fn patched(
        &self,
        found: Option<SalesTransaction>,
        command: PatchSalesTransaction,
    ) -> Result<SalesTransaction, UseCaseError> {
        let mut sales_transaction = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), sales_transaction.version())?;
        let draft = command
            .changes
            .over(SalesTransactionDraft::from(&sales_transaction));
        let details = SalesTransactionDetails::parse(draft)?;
        sales_transaction.revise(details, self.stamp(command.actor))?;
        Ok(sales_transaction)
    }

    /// Changes some of what a sales transaction says about itself.
    ///
    /// # Errors
    /// There is none, its version is another, or those of [`create`](Self::create) for what it would
    /// say then.
    pub async fn patch(
        &self,
        command: PatchSalesTransaction,
    ) -> Result<SalesTransactionView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.sales_transactions().find(command.id).await?;
        let mut sales_transaction = self.patched(found, command)?;
        unit_of_work
            .sales_transactions()
            .save(&mut sales_transaction)
            .await?;
        unit_of_work.commit().await?;
        Ok(SalesTransactionView::from(&sales_transaction))
    }

    /// Deletes a sales transaction.
    ///
    /// # Errors
    /// There is none, its version is another, others refer to it, or the store fails.
    pub async fn delete(&self, command: DeleteSalesTransaction) -> Result<(), UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.sales_transactions().find(command.id).await?;
        let mut sales_transaction = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), sales_transaction.version())?;
        sales_transaction.delete(self.stamp(command.actor));
        unit_of_work
            .sales_transactions()
            .remove(&mut sales_transaction)
            .await?;
        Ok(unit_of_work.commit().await?)
    }

    fn stamp(&self, by: ActorId) -> Stamp {
        Stamp {
            at: self.clock.now(),
            by,
        }
    }
}

fn not_found(id: SalesTransactionId) -> UseCaseError {
    UseCaseError::NotFound {
        entity: "sales transaction",
        id: id.to_string(),
    }
}
