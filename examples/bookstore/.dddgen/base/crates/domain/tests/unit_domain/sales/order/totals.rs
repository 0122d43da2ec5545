//! What an order says that follows from its members, whatever happens to them.

use domain::entities::sales::Order;
use domain::entities::sales::OrderLine;
use domain::entities::sales::OrderLineDetails;
use domain::entities::sales::OrderLineDraft;
use domain::ids::OrderId;
use domain::ids::OrderLineId;
use proptest::prelude::*;
use proptest::sample::Index;
use rust_decimal::Decimal;

use super::details;
use super::stamp;
use crate::sales::order_line;

/// What happens to a member.
#[derive(Debug, Clone)]
enum Step {
    AddLine(OrderLineDraft),
    ChangeLine(Index, OrderLineDraft),
    RemoveLine(Index),
}

fn line() -> impl Strategy<Value = OrderLineDraft> {
    let numbers = (
        (1_i32..=100).prop_map(Some),
        (0_i64..=100_000)
            .prop_map(|number| Decimal::new(number, 2))
            .prop_map(Some),
    );
    numbers.prop_map(|(quantity, unit_price)| OrderLineDraft {
        quantity,
        unit_price,
        ..order_line::draft()
    })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        line().prop_map(Step::AddLine),
        (any::<Index>(), line()).prop_map(|(index, draft)| Step::ChangeLine(index, draft)),
        any::<Index>().prop_map(Step::RemoveLine),
    ]
}

/// What is refused leaves everything as it was.
fn take(order: &mut Order, step: Step) {
    match step {
        Step::AddLine(draft) => {
            if let Ok(details) = OrderLineDetails::parse(draft) {
                drop(order.add_line(OrderLineId::generate(), details, stamp(2)));
            }
        }
        Step::ChangeLine(index, draft) => {
            let id = chosen(order.lines(), index).map(OrderLine::id);
            if let (Some(id), Ok(details)) = (id, OrderLineDetails::parse(draft)) {
                drop(order.change_line(id, details, stamp(2)));
            }
        }
        Step::RemoveLine(index) => {
            if let Some(id) = chosen(order.lines(), index).map(OrderLine::id) {
                drop(order.remove_line(id, stamp(2)));
            }
        }
    }
}

fn chosen<M>(members: &[M], index: Index) -> Option<&M> {
    (!members.is_empty()).then(|| index.get(members))
}

#[track_caller]
fn follows_from_its_parts(order: &Order) {
    assert_eq!(
        order.total(),
        order
            .lines()
            .iter()
            .map(|line| line.unit_price() * Decimal::from(line.quantity()))
            .sum::<Decimal>(),
        "total"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn is_right_after_every_step(steps in prop::collection::vec(step(), 0..12)) {
        let mut order = Order::create(OrderId::generate(), details(), stamp(1));
        follows_from_its_parts(&order);
        for step in steps {
            take(&mut order, step);
            follows_from_its_parts(&order);
        }
    }
}
