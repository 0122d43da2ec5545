//! Pieces of Rust: literals, ranges and imports, written so that no text of a user's can break out
//! of its place.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeStruct as _, Serializer};

use crate::model::{Bounds, Literal};
use crate::scalar::Scalar;

/// A string literal.
pub(crate) fn string(text: &str) -> String {
    format!("{text:?}")
}

/// A raw string literal, with as many `#` as the text needs.
pub(crate) fn raw_string(text: &str) -> String {
    let mut hashes = String::new();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}")
}

/// An integer literal, digits grouped by three from five digits on.
pub(crate) fn integer(number: i128) -> String {
    let digits = number.unsigned_abs().to_string();
    let sign = if number < 0 { "-" } else { "" };
    if digits.len() < 5 {
        return format!("{sign}{digits}");
    }
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}")
}

/// An expression of type `Decimal`.
pub(crate) fn decimal(number: Decimal) -> String {
    if number == Decimal::ZERO {
        return "Decimal::ZERO".to_owned();
    }
    let (mantissa, scale) = (number.mantissa(), number.scale());
    let constructor = match i64::try_from(mantissa) {
        Ok(_) => "new",
        Err(_) => "from_i128_with_scale",
    };
    format!("Decimal::{constructor}({}, {scale})", integer(mantissa))
}

/// A number as a literal of a scalar's Rust type.
pub(crate) fn number(scalar: Scalar, number: Decimal) -> String {
    match scalar {
        Scalar::Decimal => decimal(number),
        Scalar::Float => {
            let text = number.normalize().to_string();
            if text.contains('.') {
                text
            } else {
                format!("{text}.0")
            }
        }
        _ => integer(number.trunc().mantissa()),
    }
}

/// An inclusive range over `bounds`; none if both ends are open.
pub(crate) fn range(bounds: Bounds, number: impl Fn(Decimal) -> String) -> Option<String> {
    match (bounds.min, bounds.max) {
        (None, None) => None,
        (Some(min), Some(max)) => Some(format!("{}..={}", number(min), number(max))),
        (Some(min), None) => Some(format!("{}..", number(min))),
        (None, Some(max)) => Some(format!("..={}", number(max))),
    }
}

/// An expression of type `Option<…>` that holds a constant.
pub(crate) fn some(scalar: Scalar, literal: &Literal) -> String {
    match literal {
        Literal::List(elements) => some_list(scalar, elements),
        Literal::Integer(number) => format!("Some({})", integer((*number).into())),
        Literal::Decimal(value) => format!("Some({})", number(scalar, *value)),
        Literal::Bool(truth) => format!("Some({truth})"),
        Literal::Json(value) => format!("{}.parse().ok()", raw_string(&value.to_string())),
        Literal::Text(text) => some_text(scalar, text),
    }
}

fn some_list(scalar: Scalar, elements: &[Literal]) -> String {
    if elements.is_empty() {
        return "Some(Vec::new())".to_owned();
    }
    let elements: Vec<_> = elements
        .iter()
        .map(|element| plain(&some(scalar, element)))
        .collect();
    format!("Some(vec![{}])", elements.join(", "))
}

/// The constant inside an expression of [`some`], for places that want it bare.
fn plain(option: &str) -> String {
    match option
        .strip_prefix("Some(")
        .and_then(|rest| rest.strip_suffix(')'))
    {
        Some(inner) => inner.to_owned(),
        None => format!("{option}.unwrap_or_default()"),
    }
}

fn some_text(scalar: Scalar, text: &str) -> String {
    match scalar {
        Scalar::Date | Scalar::Time | Scalar::DateTime | Scalar::Uuid => {
            format!("{}.parse().ok()", string(text))
        }
        Scalar::Bytes => format!("Some({}.to_vec())", byte_string(text)),
        _ if text.is_empty() => "Some(String::new())".to_owned(),
        _ => format!("Some(String::from({}))", string(text)),
    }
}

/// An expression of a constant, for tests, where a constant that cannot be read may panic.
pub(crate) fn expected(option: &str) -> String {
    match option
        .strip_prefix("Some(")
        .and_then(|rest| rest.strip_suffix(')'))
    {
        Some(inner) => inner.to_owned(),
        None => format!(
            "{}.expect(\"a constant\")",
            option.trim_end_matches(".ok()")
        ),
    }
}

/// A byte string literal for base64 text.
fn byte_string(base64: &str) -> String {
    let escaped: String = decoded(base64)
        .into_iter()
        .flat_map(std::ascii::escape_default)
        .map(char::from)
        .collect();
    format!("b\"{escaped}\"")
}

/// The bytes that base64 text (RFC 4648, section 4) stands for.
pub(crate) fn decoded(base64: &str) -> Vec<u8> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut count, mut bytes) = (0_u32, 0, Vec::new());
    let sextets = base64
        .bytes()
        .filter_map(|byte| ALPHABET.iter().position(|known| *known == byte));
    for sextet in sextets {
        bits = (bits << 6) | u32::try_from(sextet).unwrap_or_default();
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xff).unwrap_or_default());
        }
    }
    bytes
}

/// A constant as prose shows it.
pub(crate) fn noted(literal: &Literal) -> String {
    match literal {
        Literal::Text(text) => text.clone(),
        Literal::Integer(number) => number.to_string(),
        Literal::Decimal(number) => number.to_string(),
        Literal::Bool(truth) => truth.to_string(),
        Literal::Json(value) => value.to_string(),
        Literal::List(elements) => {
            let elements: Vec<_> = elements.iter().map(noted).collect();
            format!("[{}]", elements.join(", "))
        }
    }
}

/// Paths to import, one statement each, so that two people who add one never meet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Imports(BTreeSet<String>);

impl Imports {
    /// Adds a path.
    pub(crate) fn add(&mut self, path: impl Into<String>) {
        self.0.insert(path.into());
    }

    pub(crate) fn extend<P: Into<String>>(&mut self, paths: impl IntoIterator<Item = P>) {
        self.0.extend(paths.into_iter().map(Into::into));
    }

    /// The paths that `other` does not have.
    pub(crate) fn beyond(self, other: &Self) -> impl Iterator<Item = String> {
        self.0.into_iter().filter(|path| !other.0.contains(path))
    }

    fn statements(&self, internal: bool) -> String {
        let paths = self.0.iter().filter(|path| is_internal(path) == internal);
        paths
            .map(|path| format!("use {path};"))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// Whether a path is one of the crate's own.
fn is_internal(path: &str) -> bool {
    path.starts_with("crate::") || path.starts_with("super::")
}

/// As statements: `external` for other crates, `internal` for the crate's own modules.
impl Serialize for Imports {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut parts = serializer.serialize_struct("Imports", 2)?;
        parts.serialize_field("external", &self.statements(false))?;
        parts.serialize_field("internal", &self.statements(true))?;
        parts.end()
    }
}
