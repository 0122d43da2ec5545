//! Ranges and patterns: which type takes which, and whether anything can keep them.

use regex::Regex;
use rust_decimal::Decimal;

use super::problems::Problems;
use super::shape::Shape;
use crate::model::{Bounds, Constraints, examples};
use crate::scalar::{BoundsMeaning, Scalar};

/// What the rules of a shape are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    Scalar(Scalar),
    /// A field of a value object's type.
    Value,
    /// An amount of money.
    Amount,
    /// A field of an enum's type.
    Enum,
    Ref,
    /// A list of references.
    Refs,
    List,
}

/// The most references of a list that does not say how many it has at most, and of one that does.
const REFERENCES: (u32, u32) = (1000, 10_000);

/// Reads the rules; what does not apply is reported and left out.
pub(super) fn read(shape: &Shape, subject: Subject, problems: &mut Problems) -> Constraints {
    let found = problems.len();
    let rules = Constraints {
        bounds: bounds(shape, subject, problems),
        pattern: pattern(shape, subject, problems),
        one_of: Vec::new(),
    };
    if let (Some(pattern), Some(text), true) =
        (&rules.pattern, &shape.pattern, problems.len() == found)
        && shape.example.is_none()
        && examples::text_matching(pattern, rules.bounds).is_none()
    {
        problems.hint(
            text.span(),
            format!(
                "no text of {} characters was found for this pattern",
                rules.bounds
            ),
            "add an `example` that matches, for the documents and tests",
        );
    }
    rules
}

fn bounds(shape: &Shape, subject: Subject, problems: &mut Problems) -> Bounds {
    let given = [("min", &shape.min), ("max", &shape.max)];
    let mut sound = true;
    for (key, end) in given {
        let Some((number, span)) = end else { continue };
        let is_most = key == "max";
        if let Some((message, hint)) = end_fault(*number, is_most, subject) {
            problems.push(span.clone(), message, hint);
            sound = false;
            // One range is one mistake, even if both ends of it make it.
            break;
        }
    }
    let number = |end: &Option<(Decimal, _)>| end.as_ref().map(|(number, _)| *number);
    let bounds = Bounds {
        min: number(&shape.min),
        max: number(&shape.max),
    };
    if let (Some(min), Some((max, span)), true) = (bounds.min, &shape.max, sound)
        && min > *max
    {
        problems.add(span.clone(), format!("the range {bounds} is empty"));
        sound = false;
    }
    if subject == Subject::Refs {
        return Bounds {
            max: bounds.max.or(Some(REFERENCES.0.into())),
            ..bounds
        };
    }
    if !bounds.is_open() && sound {
        return bounds;
    }
    match subject {
        Subject::Scalar(scalar) => Bounds::default_of(scalar),
        _ => Bounds::default(),
    }
}

/// What is wrong with one end of a range, and the way out.
fn end_fault(end: Decimal, is_most: bool, subject: Subject) -> Option<(String, Option<String>)> {
    let scalar = match subject {
        Subject::Value => return Some(belongs_to_value("a range")),
        Subject::Enum => return Some(("an enum has no range".to_owned(), None)),
        Subject::Ref => return Some(("a reference has no range".to_owned(), None)),
        Subject::Amount => return amount_fault(end),
        Subject::List => return length_fault(end).map(|message| (message, None)),
        Subject::Refs => return references_fault(end, is_most),
        Subject::Scalar(scalar) => scalar,
    };
    let fault = match scalar.spec().bounds {
        BoundsMeaning::None => Some(format!("`{}` has no range", scalar.keyword())),
        BoundsMeaning::Length => length_fault(end),
        BoundsMeaning::Value => value_fault(end, scalar),
    };
    fault.map(|message| (message, None))
}

/// The places that an amount of most currencies has.
const PLACES: u32 = 2;

fn amount_fault(end: Decimal) -> Option<(String, Option<String>)> {
    (end.normalize().scale() > PLACES).then(|| {
        let message = format!("`{end}` is no amount: it has more than {PLACES} decimal places");
        (message, None)
    })
}

fn length_fault(end: Decimal) -> Option<String> {
    let length = end.fract().is_zero() && !end.is_sign_negative();
    let sound = end.is_zero() || (length && end <= Decimal::from(i32::MAX));
    (!sound).then(|| format!("`{end}` is not a length"))
}

/// How many references there are: from none or one on.
fn references_fault(end: Decimal, is_most: bool) -> Option<(String, Option<String>)> {
    if let Some(message) = length_fault(end) {
        return Some((message, None));
    }
    let (message, hint) = match is_most {
        true if end.is_zero() => ("a list of no references says nothing", "drop the field"),
        true if end > REFERENCES.1.into() => (
            "so many references are not read and written as a whole",
            "let a list have 10000 at most, or make an entity of the pairs",
        ),
        false if end > 1.into() => (
            "a list of references begins with none or with one",
            "start the range with 0 or 1",
        ),
        _ => return None,
    };
    Some((message.to_owned(), Some(hint.to_owned())))
}

fn value_fault(end: Decimal, scalar: Scalar) -> Option<String> {
    let whole = matches!(scalar, Scalar::Int | Scalar::BigInt);
    if !whole || scalar.parse(&end.to_string()).is_ok() {
        return None;
    }
    let keyword = scalar.keyword();
    Some(format!("`{end}` is not a value of `{keyword}`"))
}

fn belongs_to_value(what: &str) -> (String, Option<String>) {
    (
        format!("{what} belongs to the value object, not to the field"),
        Some("state it with the value object, or make another one".to_owned()),
    )
}

fn pattern(shape: &Shape, subject: Subject, problems: &mut Problems) -> Option<String> {
    let text = shape.pattern.as_ref()?;
    let fault = match subject {
        Subject::Value => Some(belongs_to_value("a pattern")),
        Subject::Enum => Some(("an enum has no pattern".to_owned(), None)),
        Subject::Ref => Some(("a reference has no pattern".to_owned(), None)),
        Subject::Amount => Some(("`money` has no pattern".to_owned(), None)),
        Subject::Refs => Some(("references have no pattern".to_owned(), None)),
        Subject::List => Some((
            "a list has no pattern".to_owned(),
            Some("give the elements a value object, `list:Tag`".to_owned()),
        )),
        Subject::Scalar(scalar) if !scalar.spec().pattern => Some((
            format!("`{}` has no pattern", scalar.keyword()),
            Some("patterns are for `string` and `text`".to_owned()),
        )),
        Subject::Scalar(_) => regex_fault(&text.value),
    };
    let Some((message, hint)) = fault else {
        return Some(ascii(&text.value));
    };
    problems.push(text.span(), message, hint);
    None
}

/// The pattern with `\d` and `\w` spelt out as ASCII, which is what they mean in the API document
/// (ECMA-262); the engine of the service would take every digit and letter of Unicode.
fn ascii(pattern: &str) -> String {
    let mut spelt = String::new();
    let (mut depth, mut rest) = (0_u32, pattern.chars());
    while let Some(character) = rest.next() {
        match character {
            '\\' => {
                let escaped = rest.next();
                spelt.push_str(&class(escaped, depth > 0));
                continue;
            }
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        spelt.push(character);
    }
    spelt
}

fn class(escaped: Option<char>, inside: bool) -> String {
    let members = match escaped {
        Some('d') => "0-9",
        Some('w') => "0-9A-Za-z_",
        Some(other) => return format!("\\{other}"),
        None => return "\\".to_owned(),
    };
    if inside {
        members.to_owned()
    } else {
        format!("[{members}]")
    }
}

fn regex_fault(pattern: &str) -> Option<(String, Option<String>)> {
    let error = Regex::new(pattern).err()?.to_string();
    // The engine draws the pattern first and says what is wrong with it last.
    let last = error.lines().last().unwrap_or_default();
    let reason = last.trim_start_matches("error: ");
    let look_around = reason.contains("look-around").then(|| {
        "the engine has no look-around and no back-references, so that it never hangs".to_owned()
    });
    let message = format!("the pattern is not a regular expression: {reason}");
    Some((message, look_around))
}

impl Bounds {
    /// The range of a type when none is stated.
    pub fn default_of(scalar: Scalar) -> Self {
        let (min, max) = scalar.spec().default_bounds;
        Self {
            min: min.map(Decimal::from),
            max: max.map(Decimal::from),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ascii;

    #[test]
    fn spells_classes_out() {
        let cases = [
            (r"^\d{3}-\w+$", "^[0-9]{3}-[0-9A-Za-z_]+$"),
            (r"[\d.]+", "[0-9.]+"),
            (r"\\d\.", r"\\d\."),
            ("[a-z]+", "[a-z]+"),
        ];
        for (pattern, expected) in cases {
            assert_eq!(ascii(pattern), expected, "{pattern}");
        }
    }
}
