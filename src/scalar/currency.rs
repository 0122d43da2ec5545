//! The currencies of ISO 4217 that are in use, by the decimal places of their amounts.

use crate::model::Literal;

/// Without a smaller unit.
const WHOLE: &[&str] = &[
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV",
    "XAF", "XOF", "XPF",
];

/// Of a hundred smaller units, as most are.
const HUNDREDTHS: &[&str] = &[
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BMD",
    "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CNY", "COP",
    "CRC", "CUP", "CVE", "CZK", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP",
    "GBP", "GEL", "GHS", "GIP", "GMD", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS",
    "INR", "IRR", "JMD", "KES", "KGS", "KHR", "KPW", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD",
    "LSL", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN",
    "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "PAB", "PEN", "PGK", "PHP", "PKR",
    "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE",
    "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TOP", "TRY", "TTD",
    "TWD", "TZS", "UAH", "USD", "UYU", "UZS", "VES", "WST", "XCD", "XCG", "YER", "ZAR", "ZMW",
    "ZWG",
];

/// Of a thousand smaller units.
const THOUSANDTHS: &[&str] = &["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

/// All codes with the decimal places of their amounts, sorted.
pub(crate) fn currencies() -> Vec<(&'static str, u32)> {
    let groups = [(WHOLE, 0), (HUNDREDTHS, 2), (THOUSANDTHS, 3)];
    let all = groups.into_iter();
    let mut all: Vec<_> = all
        .flat_map(|(codes, places)| codes.iter().map(move |code| (*code, places)))
        .collect();
    all.sort_unstable();
    all
}

pub(super) fn currency(text: &str) -> Result<Literal, String> {
    if currencies().iter().any(|(code, _)| *code == text) {
        Ok(Literal::Text(text.to_owned()))
    } else {
        Err("a currency of ISO 4217, such as `EUR`".to_owned())
    }
}
