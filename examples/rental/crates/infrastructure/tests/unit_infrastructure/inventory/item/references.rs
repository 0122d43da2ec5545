//! What becomes of items when what they refer to is deleted.

use std::sync::Arc;

use application::error::UseCaseError;
use application::use_cases::partners::DeleteVendor;
use application::use_cases::partners::VendorUseCases;
use domain::audit::ActorId;
use infrastructure::clock::SystemClock;

use super::added;
use super::draft;
use crate::adapters::adapters;
use crate::partners::vendor;

#[tokio::test]
async fn keep_what_vendor_id_refers_to() {
    for adapter in adapters().await {
        let target = vendor::present(&adapter).await;
        let mut draft = draft();
        draft.vendor_id = Some(target);
        let the_item = added(&adapter, draft).await;
        drop(adapter.published());
        let use_cases = VendorUseCases::new(
            adapter.units_of_work.clone(),
            adapter.vendors.clone(),
            Arc::new(SystemClock),
        );
        let command = DeleteVendor {
            id: target,
            expected: None,
            actor: ActorId::new("tester"),
        };
        let outcome = use_cases.delete(command).await;
        let found = adapter
            .items
            .find(the_item.id())
            .await
            .expect("the store answers");
        assert!(
            matches!(outcome, Err(UseCaseError::InUse { by: "items" })),
            "{}",
            adapter.name
        );
        assert!(found.is_some(), "{}", adapter.name);
        assert_eq!(adapter.published(), [""; 0], "{}", adapter.name);
    }
}
