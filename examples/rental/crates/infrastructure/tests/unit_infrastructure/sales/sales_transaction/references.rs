//! What becomes of sales transactions when what they refer to is deleted.

use std::sync::Arc;

use application::error::UseCaseError;
use application::use_cases::partners::CustomerUseCases;
use application::use_cases::partners::DeleteCustomer;
use domain::audit::ActorId;
use infrastructure::clock::SystemClock;

use super::added;
use super::draft;
use crate::adapters::adapters;
use crate::partners::customer;

#[tokio::test]
async fn keep_what_customer_id_refers_to() {
    for adapter in adapters().await {
        let target = customer::present(&adapter).await;
        let mut draft = draft();
        draft.customer_id = Some(target);
        let sales_transaction = added(&adapter, draft).await;
        drop(adapter.published());
        let use_cases = CustomerUseCases::new(
            adapter.units_of_work.clone(),
            adapter.customers.clone(),
            Arc::new(SystemClock),
        );
        let command = DeleteCustomer {
            id: target,
            expected: None,
            actor: ActorId::new("tester"),
        };
        let outcome = use_cases.delete(command).await;
        let found = adapter
            .sales_transactions
            .find(sales_transaction.id())
            .await
            .expect("the store answers");
        assert!(
            matches!(
                outcome,
                Err(UseCaseError::InUse {
                    by: "sales transactions"
                })
            ),
            "{}",
            adapter.name
        );
        assert!(found.is_some(), "{}", adapter.name);
        assert_eq!(adapter.published(), [""; 0], "{}", adapter.name);
    }
}
