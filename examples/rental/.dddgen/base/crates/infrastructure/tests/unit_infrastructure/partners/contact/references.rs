//! What becomes of contacts when what they refer to is deleted.

use std::sync::Arc;

use application::use_cases::partners::CustomerUseCases;
use application::use_cases::partners::DeleteCustomer;
use application::use_cases::partners::DeleteVendor;
use application::use_cases::partners::VendorUseCases;
use domain::audit::ActorId;
use infrastructure::clock::SystemClock;

use super::added;
use super::draft;
use crate::adapters::adapters;
use crate::partners::customer;
use crate::partners::vendor;

#[tokio::test]
async fn go_with_what_owner_customer_refers_to() {
    for adapter in adapters().await {
        let target = customer::present(&adapter).await;
        let mut draft = draft();
        draft.owner = Some(domain::value_objects::partners::ContactOwner::Customer(target).into());
        let contact = added(&adapter, draft).await;
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
            .contacts
            .find(contact.id())
            .await
            .expect("the store answers");
        outcome.expect("nothing keeps it");
        assert_eq!(found, None, "{}", adapter.name);
        let told = adapter.published();
        assert!(
            told.contains(&"partners.contact.deleted"),
            "{}: {told:?}",
            adapter.name
        );
    }
}

#[tokio::test]
async fn go_with_what_owner_vendor_refers_to() {
    for adapter in adapters().await {
        let target = vendor::present(&adapter).await;
        let mut draft = draft();
        draft.owner = Some(domain::value_objects::partners::ContactOwner::Vendor(target).into());
        let contact = added(&adapter, draft).await;
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
            .contacts
            .find(contact.id())
            .await
            .expect("the store answers");
        outcome.expect("nothing keeps it");
        assert_eq!(found, None, "{}", adapter.name);
        let told = adapter.published();
        assert!(
            told.contains(&"partners.contact.deleted"),
            "{}: {told:?}",
            adapter.name
        );
    }
}
