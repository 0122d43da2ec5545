//! How sales transactions are read.

use async_trait::async_trait;
use domain::audit::Audit;
use domain::audit::Version;
use domain::entities::sales::SalesTransaction;
use domain::ids::CustomerId;
use domain::ids::SalesTransactionId;
use domain::repositories::RepositoryError;
use domain::value_objects::sales::PaymentStatus;
use domain::value_objects::sales::PaymentTerms;
use domain::value_objects::sales::SalesStatus;
use rust_decimal::Decimal;

use crate::queries;
use crate::queries::FieldSpec;
use crate::queries::Page;
use crate::queries::Query;
use crate::queries::QueryField;
use crate::queries::Readable;
use crate::queries::Statistics;
use crate::queries::ValueKind;
use crate::queries::sales::SalesTransactionItemView;
use crate::queries::sales::SalesTransactionReturnView;

/// A sales transaction as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesTransactionView {
    /// Its identity.
    pub id: SalesTransactionId,
    /// Its number.
    pub number: String,
    /// Its customer, by id.
    pub customer_id: CustomerId,
    /// Its payment terms.
    pub payment_terms: String,
    /// Its status.
    pub status: String,
    /// Its payment status.
    pub payment_status: String,
    /// Its currency.
    pub currency: String,
    /// Its note.
    pub note: Option<String>,
    /// Its cancellation reason.
    pub cancellation_reason: Option<String>,
    /// What all of its items cost together.
    pub total_amount: Decimal,
    /// Its items, in order.
    pub items: Vec<SalesTransactionItemView>,
    /// Its returns, in order.
    pub returns: Vec<SalesTransactionReturnView>,
    /// Its history.
    pub audit: Audit,
    /// How often it was written.
    pub version: Version,
}

impl From<&SalesTransaction> for SalesTransactionView {
    fn from(sales_transaction: &SalesTransaction) -> Self {
        Self {
            id: sales_transaction.id(),
            number: sales_transaction.number().to_owned(),
            customer_id: sales_transaction.customer_id(),
            payment_terms: sales_transaction.payment_terms().as_str().to_owned(),
            status: sales_transaction.status().as_str().to_owned(),
            payment_status: sales_transaction.payment_status().as_str().to_owned(),
            currency: sales_transaction.currency().as_str().to_owned(),
            note: sales_transaction.note().map(ToOwned::to_owned),
            cancellation_reason: sales_transaction
                .cancellation_reason()
                .map(ToOwned::to_owned),
            total_amount: sales_transaction.total_amount(),
            items: sales_transaction
                .items()
                .iter()
                .map(SalesTransactionItemView::from)
                .collect(),
            returns: sales_transaction
                .returns()
                .iter()
                .map(SalesTransactionReturnView::from)
                .collect(),
            audit: sales_transaction.audit().clone(),
            version: sales_transaction.version(),
        }
    }
}

/// What sales transactions can be filtered and sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SalesTransactionField {
    /// Its identity.
    Id,
    /// Its number.
    Number,
    /// Its customer, by id.
    CustomerId,
    /// Its payment terms.
    PaymentTerms,
    /// Its status.
    Status,
    /// Its payment status.
    PaymentStatus,
    /// Its currency.
    Currency,
    /// Its note.
    Note,
    /// Its cancellation reason.
    CancellationReason,
    /// What all of its items cost together.
    TotalAmount,
    /// When it was created.
    CreatedAt,
    /// When it was last changed.
    UpdatedAt,
}

impl QueryField for SalesTransactionField {
    const ALL: &'static [Self] = &[
        Self::Id,
        Self::Number,
        Self::CustomerId,
        Self::PaymentTerms,
        Self::Status,
        Self::PaymentStatus,
        Self::Currency,
        Self::Note,
        Self::CancellationReason,
        Self::TotalAmount,
        Self::CreatedAt,
        Self::UpdatedAt,
    ];

    fn spec(self) -> FieldSpec {
        match self {
            Self::Id => FieldSpec::required("id", ValueKind::Id),
            Self::Number => FieldSpec::required("number", ValueKind::Text),
            Self::CustomerId => FieldSpec::required("customer_id", ValueKind::Id),
            Self::PaymentTerms => {
                FieldSpec::required("payment_terms", ValueKind::Choice(PaymentTerms::TEXTS))
            }
            Self::Status => FieldSpec::required("status", ValueKind::Choice(SalesStatus::TEXTS)),
            Self::PaymentStatus => {
                FieldSpec::required("payment_status", ValueKind::Choice(PaymentStatus::TEXTS))
            }
            Self::Currency => FieldSpec::required("currency", ValueKind::Text),
            Self::Note => FieldSpec::optional("note", ValueKind::Text),
            Self::CancellationReason => FieldSpec::optional("cancellation_reason", ValueKind::Text),
            Self::TotalAmount => FieldSpec::required("total_amount", ValueKind::Decimal),
            Self::CreatedAt => FieldSpec::required("created_at", ValueKind::Instant),
            Self::UpdatedAt => FieldSpec::required("updated_at", ValueKind::Instant),
        }
    }
}

impl Readable<SalesTransactionField> for SalesTransactionView {
    fn value(&self, field: SalesTransactionField) -> Option<queries::Value> {
        match field {
            SalesTransactionField::Id => Some(queries::Value::Id(self.id.into())),
            SalesTransactionField::Number => Some(queries::Value::Text(self.number.clone())),
            SalesTransactionField::CustomerId => Some(queries::Value::Id(self.customer_id.into())),
            SalesTransactionField::PaymentTerms => {
                Some(queries::Value::Text(self.payment_terms.clone()))
            }
            SalesTransactionField::Status => Some(queries::Value::Text(self.status.clone())),
            SalesTransactionField::PaymentStatus => {
                Some(queries::Value::Text(self.payment_status.clone()))
            }
            SalesTransactionField::Currency => Some(queries::Value::Text(self.currency.clone())),
            SalesTransactionField::Note => self.note.clone().map(queries::Value::Text),
            SalesTransactionField::CancellationReason => {
                self.cancellation_reason.clone().map(queries::Value::Text)
            }
            SalesTransactionField::TotalAmount => Some(queries::Value::Decimal(self.total_amount)),
            SalesTransactionField::CreatedAt => {
                Some(queries::Value::Instant(self.audit.created.at))
            }
            SalesTransactionField::UpdatedAt => {
                Some(queries::Value::Instant(self.audit.updated.at))
            }
        }
    }
}

/// What the numbers of sales transactions amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SalesTransactionStatistics {
    /// What `total_amount` of all of them amounts to.
    pub total_amount: Statistics,
}

/// Reads sales transactions.
#[async_trait]
pub trait SalesTransactionQueries: Send + Sync {
    /// The live sales transaction with `id`.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(
        &self,
        id: SalesTransactionId,
    ) -> Result<Option<SalesTransactionView>, RepositoryError>;

    /// A page of the live sales transactions that satisfy a query.
    ///
    /// # Errors
    /// When the store fails.
    async fn list(
        &self,
        query: &Query<SalesTransactionField>,
    ) -> Result<Page<SalesTransactionView>, RepositoryError>;

    /// What the numbers of the live sales transactions that satisfy the conditions of a query amount to; its
    /// order and its page do not matter.
    ///
    /// # Errors
    /// A sum has more digits than a decimal holds, or the store fails.
    async fn statistics(
        &self,
        query: &Query<SalesTransactionField>,
    ) -> Result<SalesTransactionStatistics, RepositoryError>;
}
