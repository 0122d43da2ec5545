//! Scalars that are texts with a form of their own, and the rules that the service shares.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::Literal;

/// What an e-mail address looks like: the rule of HTML's `<input type=email>`.
pub const EMAIL_PATTERN: &str = concat!(
    r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@",
    r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?",
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$"
);

/// The longest e-mail address, in characters.
pub const LONGEST_EMAIL: usize = 254;

/// What a URL looks like: `http` or `https`, a host, no spaces.
pub const URL_PATTERN: &str = concat!(
    r"^https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?",
    r"(?::[0-9]{1,5})?(?:[/?#][^\s]*)?$"
);

/// The longest URL, in characters.
pub const LONGEST_URL: usize = 2048;

/// What a telephone number looks like in E.164 form.
pub const PHONE_PATTERN: &str = r"^\+[1-9][0-9]{6,14}$";

static EMAIL: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(EMAIL_PATTERN).ok());
static URL: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(URL_PATTERN).ok());
static PHONE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(PHONE_PATTERN).ok());

pub(super) fn plain(text: &str) -> Result<Literal, String> {
    // No database keeps it in a text.
    if text.contains('\0') {
        return Err("a text without a NUL character".to_owned());
    }
    Ok(Literal::Text(text.to_owned()))
}

pub(super) fn boolean(text: &str) -> Result<Literal, String> {
    let value = text.parse().map_err(|_| "`true` or `false`".to_owned())?;
    Ok(Literal::Bool(value))
}

pub(super) fn json(text: &str) -> Result<Literal, String> {
    let value = serde_json::from_str(text).map_err(|_| "a JSON document".to_owned())?;
    Ok(Literal::Json(value))
}

pub(super) fn email(text: &str) -> Result<Literal, String> {
    let expected = "an e-mail address, such as `ada@example.com`";
    formed(text, EMAIL.as_ref(), LONGEST_EMAIL, expected)
}

pub(super) fn url(text: &str) -> Result<Literal, String> {
    let expected = "an absolute URL, such as `https://example.com/`";
    formed(text, URL.as_ref(), LONGEST_URL, expected)
}

pub(super) fn phone(text: &str) -> Result<Literal, String> {
    let expected = "a telephone number in E.164 form, such as `+14155550132`";
    formed(text, PHONE.as_ref(), 16, expected)
}

fn formed(
    text: &str,
    pattern: Option<&Regex>,
    longest: usize,
    expected: &str,
) -> Result<Literal, String> {
    let fits = text.chars().count() <= longest;
    if fits && pattern.is_some_and(|rule| rule.is_match(text)) {
        Ok(Literal::Text(text.to_owned()))
    } else {
        Err(expected.to_owned())
    }
}

/// The hyphenated form in any case, kept in lower case.
pub(super) fn uuid(text: &str) -> Result<Literal, String> {
    let lengths = text.split('-').map(str::len);
    let digits = text.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit());
    if digits && lengths.eq([8, 4, 4, 4, 12]) {
        Ok(Literal::Text(text.to_ascii_lowercase()))
    } else {
        Err("a UUID, such as `018f8a52-6b1c-7c3e-9d41-2f6a7b8c9d0e`".to_owned())
    }
}

/// Standard alphabet, padded, no stray bits.
pub(super) fn base64(text: &str) -> Result<Literal, String> {
    if is_base64(text) {
        Ok(Literal::Text(text.to_owned()))
    } else {
        Err("bytes in base64, such as `aGVsbG8=`".to_owned())
    }
}

fn is_base64(text: &str) -> bool {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let body = text.trim_end_matches('=');
    let padding = text.len() - body.len();
    // The last digit before one `=` carries 2 bits that must be zero, before two `=` 4 bits.
    let stray = match padding {
        0 => 1,
        1 => 4,
        2 => 16,
        _ => return false,
    };
    let last = body.chars().last().and_then(|c| ALPHABET.find(c));
    text.len().is_multiple_of(4)
        && body.chars().all(|c| ALPHABET.contains(c))
        && last.is_none_or(|digit| digit.is_multiple_of(stray))
        && (padding == 0 || last.is_some())
}
