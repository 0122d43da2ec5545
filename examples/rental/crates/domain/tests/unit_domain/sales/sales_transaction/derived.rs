//! What a sales transaction says that follows from the rest.

use domain::entities::sales::SalesTransaction;
use domain::ids::SalesTransactionId;
use rust_decimal::Decimal;

use super::details;
use super::stamp;

#[test]
fn total_amount_follows_from_the_rest() {
    let sales_transaction =
        SalesTransaction::create(SalesTransactionId::generate(), details(), stamp(1));
    assert_eq!(
        Some(sales_transaction.total_amount()),
        Some(Decimal::new(83_958, 2))
    );
}
