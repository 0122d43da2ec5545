//! What holds across the fields of a sales transaction.

use super::SalesTransactionDetails;
use super::derived;
use crate::validation::Invalid;
use crate::validation::Violations;

/// The same details, if they keep every rule.
///
/// A comparison with what is absent keeps the rule that it stands in.
///
/// # Errors
/// All rules that are broken.
pub(super) fn kept(
    details: SalesTransactionDetails,
) -> Result<SalesTransactionDetails, Violations> {
    broken(&details).finish(|| Some(details))
}

/// All rules that are broken.
fn broken(details: &SalesTransactionDetails) -> Violations {
    let mut violations = Violations::default();
    for (index, the_item) in details.items.iter().enumerate() {
        violations.extend_within(&format!("items/{index}"), the_item.broken());
    }
    if !violations.is_empty() {
        return violations;
    }
    if !total_amount_is_exact(details) {
        violations.add(
            "items",
            Invalid::new("exact", "makes `total_amount` a number of too many digits"),
        );
    }
    violations
}

/// `total_amount` has no more digits than a decimal holds.
fn total_amount_is_exact(details: &SalesTransactionDetails) -> bool {
    derived::total_amount(details).is_some()
}
