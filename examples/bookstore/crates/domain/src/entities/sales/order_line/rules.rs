//! What holds across the fields of an order line.

use super::OrderLineDetails;
use super::derived;
use crate::validation::Invalid;
use crate::validation::Violations;

/// The same details, if they keep every rule.
///
/// A comparison with what is absent keeps the rule that it stands in.
///
/// # Errors
/// All rules that are broken.
pub(super) fn kept(details: OrderLineDetails) -> Result<OrderLineDetails, Violations> {
    broken(&details).finish(|| Some(details))
}

/// All rules that are broken.
pub(super) fn broken(details: &OrderLineDetails) -> Violations {
    let mut violations = Violations::default();
    if !subtotal_is_exact(details) {
        violations.add(
            "unit_price",
            Invalid::new("exact", "makes `subtotal` a number of too many digits"),
        );
    }
    violations
}

/// `subtotal` has no more digits than a decimal holds.
fn subtotal_is_exact(details: &OrderLineDetails) -> bool {
    derived::subtotal(details).is_some()
}
