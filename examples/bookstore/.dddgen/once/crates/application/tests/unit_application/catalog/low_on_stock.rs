//! Low on stock, a specification.

use application::specifications::catalog::low_on_stock;
use infrastructure::memory::Memory;

use crate::fixtures::catalog::book as fixture;

#[tokio::test]
async fn holds_or_its_negation_does() {
    let memory = Memory::default();
    let item = fixture::create(&memory, fixture::draft())
        .await
        .expect("it is valid");
    assert!(low_on_stock().is_satisfied_by(&item));
    assert!(!(!low_on_stock()).is_satisfied_by(&item));
}
