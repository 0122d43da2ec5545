//! Currencies as the templates see them.

use serde::Serialize;

use crate::scalar::currencies;

/// A currency of ISO 4217.
#[derive(Debug, Serialize)]
pub(crate) struct CurrencyView {
    /// `EUR`.
    pub(crate) code: &'static str,
    /// The decimal places of its amounts.
    pub(crate) places: u32,
}

impl CurrencyView {
    /// All that are in use, sorted.
    pub(crate) fn all() -> Vec<Self> {
        let all = currencies().into_iter();
        all.map(|(code, places)| Self { code, places }).collect()
    }
}
