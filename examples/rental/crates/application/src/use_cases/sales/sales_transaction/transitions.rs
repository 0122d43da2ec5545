//! The steps of sales transactions from state to state.

use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::sales::CancelSalesTransactionInput;
use domain::entities::sales::SalesTransaction;
use domain::ids::SalesTransactionId;
use domain::transition::TransitionError;

use super::SalesTransactionUseCases;
use super::not_found;
use crate::error::UseCaseError;
use crate::error::expect_version;
use crate::queries::sales::SalesTransactionView;

/// Asks for the step [`confirm`](SalesTransactionUseCases::confirm).
#[derive(Debug, Clone, PartialEq)]
pub struct ConfirmSalesTransaction {
    /// Which one.
    pub id: SalesTransactionId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks for the step [`ship`](SalesTransactionUseCases::ship).
#[derive(Debug, Clone, PartialEq)]
pub struct ShipSalesTransaction {
    /// Which one.
    pub id: SalesTransactionId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks for the step [`complete`](SalesTransactionUseCases::complete).
#[derive(Debug, Clone, PartialEq)]
pub struct CompleteSalesTransaction {
    /// Which one.
    pub id: SalesTransactionId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks for the step [`cancel`](SalesTransactionUseCases::cancel).
#[derive(Debug, Clone, PartialEq)]
pub struct CancelSalesTransaction {
    /// Which one.
    pub id: SalesTransactionId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What the caller says.
    pub input: CancelSalesTransactionInput,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks for the step [`pay`](SalesTransactionUseCases::pay).
#[derive(Debug, Clone, PartialEq)]
pub struct PaySalesTransaction {
    /// Which one.
    pub id: SalesTransactionId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks for the step [`refund`](SalesTransactionUseCases::refund).
#[derive(Debug, Clone, PartialEq)]
pub struct RefundSalesTransaction {
    /// Which one.
    pub id: SalesTransactionId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

impl SalesTransactionUseCases {
    /// Promises the items to the customer.
    ///
    /// # Errors
    /// There is none, its version is another, its state does not allow it, or the store fails.
    pub async fn confirm(
        &self,
        command: ConfirmSalesTransaction,
    ) -> Result<SalesTransactionView, UseCaseError> {
        let ConfirmSalesTransaction {
            id,
            expected,
            actor,
        } = command;
        self.step(id, expected, actor, SalesTransaction::confirm)
            .await
    }

    /// Hands the items over.
    ///
    /// # Errors
    /// There is none, its version is another, its state does not allow it, or the store fails.
    pub async fn ship(
        &self,
        command: ShipSalesTransaction,
    ) -> Result<SalesTransactionView, UseCaseError> {
        let ShipSalesTransaction {
            id,
            expected,
            actor,
        } = command;
        self.step(id, expected, actor, SalesTransaction::ship).await
    }

    /// Ends it as agreed.
    ///
    /// # Errors
    /// There is none, its version is another, its state does not allow it, or the store fails.
    pub async fn complete(
        &self,
        command: CompleteSalesTransaction,
    ) -> Result<SalesTransactionView, UseCaseError> {
        let CompleteSalesTransaction {
            id,
            expected,
            actor,
        } = command;
        self.step(id, expected, actor, SalesTransaction::complete)
            .await
    }

    /// Calls it off.
    ///
    /// # Errors
    /// There is none, its version is another, its state does not allow it, or the store fails.
    pub async fn cancel(
        &self,
        command: CancelSalesTransaction,
    ) -> Result<SalesTransactionView, UseCaseError> {
        let CancelSalesTransaction {
            id,
            expected,
            input,
            actor,
        } = command;
        self.step(id, expected, actor, |sales_transaction, stamp| {
            sales_transaction.cancel(input, stamp)
        })
        .await
    }

    /// Takes the money.
    ///
    /// # Errors
    /// There is none, its version is another, its state does not allow it, or the store fails.
    pub async fn pay(
        &self,
        command: PaySalesTransaction,
    ) -> Result<SalesTransactionView, UseCaseError> {
        let PaySalesTransaction {
            id,
            expected,
            actor,
        } = command;
        self.step(id, expected, actor, SalesTransaction::pay).await
    }

    /// Gives the money back.
    ///
    /// # Errors
    /// There is none, its version is another, its state does not allow it, or the store fails.
    pub async fn refund(
        &self,
        command: RefundSalesTransaction,
    ) -> Result<SalesTransactionView, UseCaseError> {
        let RefundSalesTransaction {
            id,
            expected,
            actor,
        } = command;
        self.step(id, expected, actor, SalesTransaction::refund)
            .await
    }

    async fn step(
        &self,
        id: SalesTransactionId,
        expected: Option<Vec<Version>>,
        actor: ActorId,
        step: impl FnOnce(&mut SalesTransaction, Stamp) -> Result<(), TransitionError> + Send,
    ) -> Result<SalesTransactionView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.sales_transactions().find(id).await?;
        let mut sales_transaction = found.ok_or_else(|| not_found(id))?;
        expect_version(expected.as_deref(), sales_transaction.version())?;
        step(&mut sales_transaction, self.stamp(actor))?;
        unit_of_work
            .sales_transactions()
            .save(&mut sales_transaction)
            .await?;
        unit_of_work.commit().await?;
        Ok(SalesTransactionView::from(&sales_transaction))
    }
}
