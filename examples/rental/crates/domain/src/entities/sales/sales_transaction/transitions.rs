//! The steps of a sales transaction from state to state.

use super::SalesTransaction;
use crate::audit::Stamp;
use crate::events::sales::SalesTransactionCancelled;
use crate::events::sales::SalesTransactionCompleted;
use crate::events::sales::SalesTransactionConfirmed;
use crate::events::sales::SalesTransactionEvent;
use crate::events::sales::SalesTransactionPaid;
use crate::events::sales::SalesTransactionRefunded;
use crate::events::sales::SalesTransactionShipped;
use crate::transition::TransitionError;
use crate::validation;
use crate::validation::Violations;
use crate::value_objects::sales::PaymentStatus;
use crate::value_objects::sales::SalesStatus;

/// What [`cancel`](SalesTransaction::cancel) has to be told, every rule kept.
#[derive(Debug, Clone, PartialEq)]
pub struct CancelSalesTransactionInput {
    cancellation_reason: String,
}

/// What is said before any rule is checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CancelSalesTransactionDraft {
    /// Its cancellation reason.
    pub cancellation_reason: Option<String>,
}

impl CancelSalesTransactionInput {
    /// Checks every rule on a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(draft: CancelSalesTransactionDraft) -> Result<Self, Violations> {
        let CancelSalesTransactionDraft {
            cancellation_reason,
        } = draft;
        let mut violations = Violations::default();
        let cancellation_reason =
            violations.required("cancellation_reason", cancellation_reason, |value| {
                validation::length(value, 1..=500)
            });
        violations.finish(|| {
            Some(Self {
                cancellation_reason: cancellation_reason?,
            })
        })
    }

    /// Its cancellation reason.
    pub fn cancellation_reason(&self) -> &str {
        &self.cancellation_reason
    }
}

impl SalesTransaction {
    /// Promises the items to the customer.
    ///
    /// # Errors
    /// Its state is another, or [`has_items`](Self::has_items) does not hold.
    pub fn confirm(&mut self, stamp: Stamp) -> Result<(), TransitionError> {
        self.check_confirm()?;
        let told = SalesTransactionConfirmed {
            id: self.id,
            from: self.details.status,
            to: SalesStatus::Confirmed,
        };
        self.details.status = SalesStatus::Confirmed;
        self.tell(SalesTransactionEvent::Confirmed(told), stamp);
        Ok(())
    }

    /// Whether [`confirm`](Self::confirm) is possible now.
    pub fn can_confirm(&self) -> bool {
        self.check_confirm().is_ok()
    }

    fn check_confirm(&self) -> Result<(), TransitionError> {
        let action = "confirm";
        let state = self.details.status;
        match state {
            SalesStatus::Draft if !self.has_items() => Err(TransitionError::Guard {
                action,
                state: state.as_str(),
                guard: "has_items",
            }),
            SalesStatus::Draft => Ok(()),
            SalesStatus::Confirmed
            | SalesStatus::Shipped
            | SalesStatus::Completed
            | SalesStatus::Cancelled => Err(TransitionError::State {
                action,
                state: state.as_str(),
            }),
        }
    }

    /// Hands the items over.
    ///
    /// # Errors
    /// Its state is another.
    pub fn ship(&mut self, stamp: Stamp) -> Result<(), TransitionError> {
        self.check_ship()?;
        let told = SalesTransactionShipped {
            id: self.id,
            from: self.details.status,
            to: SalesStatus::Shipped,
        };
        self.details.status = SalesStatus::Shipped;
        self.tell(SalesTransactionEvent::Shipped(told), stamp);
        Ok(())
    }

    /// Whether [`ship`](Self::ship) is possible now.
    pub fn can_ship(&self) -> bool {
        self.check_ship().is_ok()
    }

    fn check_ship(&self) -> Result<(), TransitionError> {
        let action = "ship";
        let state = self.details.status;
        match state {
            SalesStatus::Confirmed => Ok(()),
            SalesStatus::Draft
            | SalesStatus::Shipped
            | SalesStatus::Completed
            | SalesStatus::Cancelled => Err(TransitionError::State {
                action,
                state: state.as_str(),
            }),
        }
    }

    /// Ends it as agreed.
    ///
    /// # Errors
    /// Its state is another.
    pub fn complete(&mut self, stamp: Stamp) -> Result<(), TransitionError> {
        self.check_complete()?;
        let told = SalesTransactionCompleted {
            id: self.id,
            from: self.details.status,
            to: SalesStatus::Completed,
        };
        self.details.status = SalesStatus::Completed;
        self.tell(SalesTransactionEvent::Completed(told), stamp);
        Ok(())
    }

    /// Whether [`complete`](Self::complete) is possible now.
    pub fn can_complete(&self) -> bool {
        self.check_complete().is_ok()
    }

    fn check_complete(&self) -> Result<(), TransitionError> {
        let action = "complete";
        let state = self.details.status;
        match state {
            SalesStatus::Shipped => Ok(()),
            SalesStatus::Draft
            | SalesStatus::Confirmed
            | SalesStatus::Completed
            | SalesStatus::Cancelled => Err(TransitionError::State {
                action,
                state: state.as_str(),
            }),
        }
    }

    /// Calls it off.
    ///
    /// # Errors
    /// Its state is another.
    pub fn cancel(
        &mut self,
        input: CancelSalesTransactionInput,
        stamp: Stamp,
    ) -> Result<(), TransitionError> {
        self.check_cancel()?;
        let told = SalesTransactionCancelled {
            id: self.id,
            from: self.details.status,
            to: SalesStatus::Cancelled,
            input: input.clone(),
        };
        self.details.cancellation_reason = Some(input.cancellation_reason);
        self.details.status = SalesStatus::Cancelled;
        self.tell(SalesTransactionEvent::Cancelled(told), stamp);
        Ok(())
    }

    /// Whether [`cancel`](Self::cancel) is possible now.
    pub fn can_cancel(&self) -> bool {
        self.check_cancel().is_ok()
    }

    fn check_cancel(&self) -> Result<(), TransitionError> {
        let action = "cancel";
        let state = self.details.status;
        match state {
            SalesStatus::Draft | SalesStatus::Confirmed => Ok(()),
            SalesStatus::Shipped | SalesStatus::Completed | SalesStatus::Cancelled => {
                Err(TransitionError::State {
                    action,
                    state: state.as_str(),
                })
            }
        }
    }

    /// Takes the money.
    ///
    /// # Errors
    /// Its state is another.
    pub fn pay(&mut self, stamp: Stamp) -> Result<(), TransitionError> {
        self.check_pay()?;
        let told = SalesTransactionPaid {
            id: self.id,
            from: self.details.payment_status,
            to: PaymentStatus::Paid,
        };
        self.details.payment_status = PaymentStatus::Paid;
        self.tell(SalesTransactionEvent::Paid(told), stamp);
        Ok(())
    }

    /// Whether [`pay`](Self::pay) is possible now.
    pub fn can_pay(&self) -> bool {
        self.check_pay().is_ok()
    }

    fn check_pay(&self) -> Result<(), TransitionError> {
        let action = "pay";
        let state = self.details.payment_status;
        match state {
            PaymentStatus::Unpaid => Ok(()),
            PaymentStatus::Paid | PaymentStatus::Refunded => Err(TransitionError::State {
                action,
                state: state.as_str(),
            }),
        }
    }

    /// Gives the money back.
    ///
    /// # Errors
    /// Its state is another.
    pub fn refund(&mut self, stamp: Stamp) -> Result<(), TransitionError> {
        self.check_refund()?;
        let told = SalesTransactionRefunded {
            id: self.id,
            from: self.details.payment_status,
            to: PaymentStatus::Refunded,
        };
        self.details.payment_status = PaymentStatus::Refunded;
        self.tell(SalesTransactionEvent::Refunded(told), stamp);
        Ok(())
    }

    /// Whether [`refund`](Self::refund) is possible now.
    pub fn can_refund(&self) -> bool {
        self.check_refund().is_ok()
    }

    fn check_refund(&self) -> Result<(), TransitionError> {
        let action = "refund";
        let state = self.details.payment_status;
        match state {
            PaymentStatus::Paid => Ok(()),
            PaymentStatus::Unpaid | PaymentStatus::Refunded => Err(TransitionError::State {
                action,
                state: state.as_str(),
            }),
        }
    }
}
