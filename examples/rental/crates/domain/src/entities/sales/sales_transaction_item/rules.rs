//! What holds across the fields of a sales transaction item.

use super::SalesTransactionItemDetails;
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
    details: SalesTransactionItemDetails,
) -> Result<SalesTransactionItemDetails, Violations> {
    broken(&details).finish(|| Some(details))
}

/// All rules that are broken.
pub(super) fn broken(details: &SalesTransactionItemDetails) -> Violations {
    let mut violations = Violations::default();
    if !amount_is_exact(details) {
        violations.add(
            "unit_price",
            Invalid::new("exact", "makes `amount` a number of too many digits"),
        );
    }
    violations
}

/// `amount` has no more digits than a decimal holds.
fn amount_is_exact(details: &SalesTransactionItemDetails) -> bool {
    derived::amount(details).is_some()
}
