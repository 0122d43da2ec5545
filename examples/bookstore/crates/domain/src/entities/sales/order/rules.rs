//! What holds across the fields of an order.

use super::OrderDetails;
use super::derived;
use crate::validation::Invalid;
use crate::validation::Violations;
use crate::value_objects::sales::OrderStatus;

/// The same details, if they keep every rule.
///
/// A comparison with what is absent keeps the rule that it stands in.
///
/// # Errors
/// All rules that are broken.
pub(super) fn kept(details: OrderDetails) -> Result<OrderDetails, Violations> {
    broken(&details).finish(|| Some(details))
}

/// All rules that are broken.
fn broken(details: &OrderDetails) -> Violations {
    let mut violations = Violations::default();
    for (index, line) in details.lines.iter().enumerate() {
        violations.extend_within(&format!("lines/{index}"), line.broken());
    }
    if !violations.is_empty() {
        return violations;
    }
    if !promises_something(details) {
        violations.add(
            "lines",
            Invalid::new(
                "promises_something",
                "are needed as long as the order is promised",
            ),
        );
    }
    if !total_is_exact(details) {
        violations.add(
            "lines",
            Invalid::new("exact", "makes `total` a number of too many digits"),
        );
    }
    violations
}

/// `status in (pending, cancelled) or count(lines) >= 1`
fn promises_something(details: &OrderDetails) -> bool {
    matches!(
        details.status,
        OrderStatus::Pending | OrderStatus::Cancelled
    ) || !details.lines.is_empty()
}

/// `total` has no more digits than a decimal holds.
fn total_is_exact(details: &OrderDetails) -> bool {
    derived::total(details).is_some()
}
