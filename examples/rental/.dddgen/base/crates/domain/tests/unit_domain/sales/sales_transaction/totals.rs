//! What a sales transaction says that follows from its members, whatever happens to them.

use domain::entities::sales::SalesTransaction;
use domain::entities::sales::SalesTransactionItem;
use domain::entities::sales::SalesTransactionItemDetails;
use domain::entities::sales::SalesTransactionItemDraft;
use domain::ids::SalesTransactionId;
use domain::ids::SalesTransactionItemId;
use proptest::prelude::*;
use proptest::sample::Index;
use rust_decimal::Decimal;

use super::details;
use super::stamp;
use crate::sales::sales_transaction_item;

/// What happens to a member.
#[derive(Debug, Clone)]
enum Step {
    AddItem(SalesTransactionItemDraft),
    ChangeItem(Index, SalesTransactionItemDraft),
    RemoveItem(Index),
}

fn item() -> impl Strategy<Value = SalesTransactionItemDraft> {
    let numbers = (
        (1_i32..=1000).prop_map(Some),
        (0_i64..=100_000)
            .prop_map(|number| Decimal::new(number, 2))
            .prop_map(Some),
    );
    numbers.prop_map(|(quantity, unit_price)| SalesTransactionItemDraft {
        quantity,
        unit_price,
        ..sales_transaction_item::draft()
    })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        item().prop_map(Step::AddItem),
        (any::<Index>(), item()).prop_map(|(index, draft)| Step::ChangeItem(index, draft)),
        any::<Index>().prop_map(Step::RemoveItem),
    ]
}

/// What is refused leaves everything as it was.
fn take(sales_transaction: &mut SalesTransaction, step: Step) {
    match step {
        Step::AddItem(draft) => {
            if let Ok(details) = SalesTransactionItemDetails::parse(draft) {
                drop(sales_transaction.add_item(
                    SalesTransactionItemId::generate(),
                    details,
                    stamp(2),
                ));
            }
        }
        Step::ChangeItem(index, draft) => {
            let id = chosen(sales_transaction.items(), index).map(SalesTransactionItem::id);
            if let (Some(id), Ok(details)) = (id, SalesTransactionItemDetails::parse(draft)) {
                drop(sales_transaction.change_item(id, details, stamp(2)));
            }
        }
        Step::RemoveItem(index) => {
            if let Some(id) = chosen(sales_transaction.items(), index).map(SalesTransactionItem::id)
            {
                drop(sales_transaction.remove_item(id, stamp(2)));
            }
        }
    }
}

fn chosen<M>(members: &[M], index: Index) -> Option<&M> {
    (!members.is_empty()).then(|| index.get(members))
}

#[track_caller]
fn follows_from_its_parts(sales_transaction: &SalesTransaction) {
    assert_eq!(
        sales_transaction.total_amount(),
        sales_transaction
            .items()
            .iter()
            .map(|the_item| the_item.unit_price() * Decimal::from(the_item.quantity()))
            .sum::<Decimal>(),
        "total_amount"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn is_right_after_every_step(steps in prop::collection::vec(step(), 0..12)) {
        let mut sales_transaction = SalesTransaction::create(SalesTransactionId::generate(), details(), stamp(1));
        follows_from_its_parts(&sales_transaction);
        for step in steps {
            take(&mut sales_transaction, step);
            follows_from_its_parts(&sales_transaction);
        }
    }
}
