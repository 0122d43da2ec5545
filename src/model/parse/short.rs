//! The short form of a field: `type[:modifier]*`.
//!
//! Colons inside texts are settled like this, so that nothing is ever dropped in silence:
//!
//! - `pattern=` takes everything up to the end, so it comes last; an end that looks like a
//!   modifier is refused.
//! - `default=` takes everything up to the next modifier, so `time:default=09:30:index` reads as
//!   it looks; what looks like a mistyped modifier is refused.
//!
//! The table form has no such limits.

use std::ops::Range;

use rust_decimal::Decimal;

use super::node::{Node, Text};
use super::problems::{Problems, did_you_mean, nearest};
use super::shape::{FLAGS, Shape, TypeName};
use crate::scalar::{SCALARS, Scalar, exact};

pub(super) const PAIRS: &[&str] = &["min", "max", "default", "pattern", "on_delete", "inverse"];

/// The keyword of the value object of several parts that dddgen brings along.
pub(in crate::model) const MONEY: &str = "money";

/// Types that are followed by what they are of, each with an example.
const OF: &[(&str, &str)] = &[
    ("list", "list:string"),
    ("ref", "ref:Author"),
    ("refs", "refs:Tag"),
    ("any", "any:Customer,Vendor"),
];

/// Types of other tools and of later versions, each with what stands for it here.
pub(super) const LATER: &[(&str, &str)] = &[(
    "money",
    "use `decimal`, and a value object for the currency",
)];

/// Words that people try, each with the type that they mean.
const ALIASES: &[(&str, &str)] = &[
    ("str", "string"),
    ("varchar", "string"),
    ("char", "string"),
    ("integer", "int"),
    ("i32", "int"),
    ("i64", "bigint"),
    ("long", "bigint"),
    ("number", "decimal"),
    ("numeric", "decimal"),
    ("f64", "float"),
    ("double", "float"),
    ("boolean", "bool"),
    ("timestamp", "datetime"),
    ("guid", "uuid"),
    ("jsonb", "json"),
    ("blob", "bytes"),
    ("binary", "bytes"),
];

/// Reads the text into a shape.
pub(super) fn read(text: &Text, shape: &mut Shape, problems: &mut Problems) {
    let mut parts = split(&text.value);
    let rest = read_type(text, &parts, shape, problems);
    let modifiers = parts.split_off(rest.min(parts.len()));
    let mut next = 0;
    while let Some(tail @ [_, ..]) = modifiers.get(next..) {
        next += read_modifier(text, tail, shape, problems);
    }
}

fn split(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    text.split(':')
        .map(|part| {
            let range = start..start + part.len();
            start = range.end + 1;
            range
        })
        .collect()
}

/// Reads the type and says how many parts it took.
fn read_type(
    text: &Text,
    parts: &[Range<usize>],
    shape: &mut Shape,
    problems: &mut Problems,
) -> usize {
    let part = |index: usize| parts.get(index).map(|range| text.slice(range.clone()));
    let Some(first) = part(0).filter(|first| !first.value.is_empty()) else {
        problems.hint(text.span(), "there is no type", all_types());
        return parts.len();
    };
    let word = first.value.as_str();
    if let Some(scalar) = Scalar::from_keyword(word) {
        shape.ty = Some(TypeName::Scalar(scalar));
        return 1;
    }
    if word == MONEY {
        shape.ty = Some(TypeName::Money);
        return 1;
    }
    if let Some((_, hint)) = LATER.iter().find(|(later, _)| *later == word) {
        problems.unsupported(first.span(), &format!("the type `{word}` is"), hint);
        return 1;
    }
    let Some((_, example)) = OF.iter().find(|(of, _)| *of == word) else {
        shape.ty = named(first, problems).map(TypeName::Named);
        return 1;
    };
    let Some(second) = part(1).filter(|second| !second.value.is_empty()) else {
        let message = format!("`{word}` does not say of what");
        problems.hint(first.span(), message, format!("write `{example}`"));
        return 2;
    };
    shape.ty = match word {
        "ref" => Some(TypeName::Ref(second)),
        "refs" => Some(TypeName::Refs(second)),
        "any" => Some(TypeName::Any(listed(&second))),
        _ => element(second, problems),
    };
    // What follows a type that cannot be is not modifiers.
    if shape.ty.is_some() { 2 } else { parts.len() }
}

/// The words between the commas.
fn listed(words: &Text) -> Vec<Text> {
    let mut start = 0;
    let words = words.value.split(',').map(|word| {
        let range = start..start + word.len();
        start = range.end + 1;
        words.slice(range)
    });
    words.collect()
}

fn element(word: Text, problems: &mut Problems) -> Option<TypeName> {
    match word.value.as_str() {
        "list" | "ref" | "refs" | "any" => {
            let message = format!("a list of `{}` is not possible", word.value);
            let hint = "the elements of a list are scalars, value objects or enums";
            problems.hint(word.span(), message, hint);
            None
        }
        MONEY => {
            let message = "a list of `money`, which has several parts, is not possible";
            let hint = "make an entity that is `part_of` this one, with a field of that type";
            problems.hint(word.span(), message, hint);
            None
        }
        text => match Scalar::from_keyword(text) {
            Some(scalar) => Some(TypeName::ListOfScalar(scalar)),
            None => named(word, problems).map(TypeName::ListOfNamed),
        },
    }
}

/// A word that may name a value object or an enum: those start with a capital.
fn named(word: Text, problems: &mut Problems) -> Option<Text> {
    if word.value.starts_with(|c: char| c.is_ascii_uppercase()) {
        return Some(word);
    }
    let text = word.value.as_str();
    let keywords = SCALARS.iter().map(|spec| spec.keyword);
    let alias = ALIASES.iter().find(|(alias, _)| *alias == text);
    let near = alias.map(|(_, keyword)| *keyword).or_else(|| {
        let of = OF.iter().map(|(word, _)| *word);
        nearest(text, keywords.chain(of).chain([MONEY]))
    });
    let hint = near.map_or_else(all_types, |near| format!("did you mean `{near}`?"));
    let message = format!("unknown type `{}`", text.escape_debug());
    problems.hint(word.span(), message, hint);
    None
}

/// The types, for a hint.
pub(super) fn all_types() -> String {
    format!(
        "{}, money, a value object, an enum, `list:T`, `ref:Entity`, `refs:Entity` and \
         `any:Entity,Entity`",
        all_scalars()
    )
}

/// The scalars, for a hint.
pub(super) fn all_scalars() -> String {
    let keywords: Vec<_> = SCALARS.iter().map(|spec| spec.keyword).collect();
    format!("types are {}", keywords.join(", "))
}

/// Reads the first modifier of some and says how many parts it took.
fn read_modifier(
    text: &Text,
    tail: &[Range<usize>],
    shape: &mut Shape,
    problems: &mut Problems,
) -> usize {
    let Some(part) = tail.first().cloned() else {
        return 1;
    };
    let here = text.slice(part.clone());
    let word = here.value.as_str();
    if let Some((word, flag)) = FLAGS.iter().find(|(flag, _)| *flag == word) {
        shape.set_flag(*flag, word, here.span(), problems);
        return 1;
    }
    match word.split_once('=') {
        Some(("default", value)) => {
            let taken = default_parts(text, tail, problems);
            let end = tail.get(taken - 1).map_or(part.end, |last| last.end);
            let value = text.slice(part.end - value.len()..end);
            shape.set_default(Node::text(value), problems);
            return taken;
        }
        Some(("pattern", value)) => {
            let value = text.slice(part.end - value.len()..text.value.len());
            if is_whole_pattern(&value, problems) {
                shape.set_pattern(value, problems);
            }
            return tail.len();
        }
        Some((key @ ("min" | "max"), value)) => match exact(value) {
            Some(number) => shape.set_end(key, number, here.span(), problems),
            None => problems.add(here.span(), format!("`{key}` is a number, not `{value}`")),
        },
        Some((key @ ("on_delete" | "inverse"), value)) => {
            let value = text.slice(part.end - value.len()..part.end);
            shape.set_relation(key, value, problems);
        }
        _ if word.contains("..") => shape.set_range(&here, problems),
        _ => unknown(&here, problems),
    }
    1
}

/// How many parts a default takes: up to the next modifier.
fn default_parts(text: &Text, tail: &[Range<usize>], problems: &mut Problems) -> usize {
    for (index, part) in tail.iter().enumerate().skip(1) {
        let word = &text.value[part.clone()];
        if is_modifier(word) {
            return index;
        }
        if let Some(near) = mistyped(word) {
            problems.hint(
                text.place(part),
                format!("unknown modifier `{word}`"),
                format!(
                    "did you mean `{near}`? a default with this text in it is written as \
                     `{{ type = …, default = … }}`"
                ),
            );
            return index + 1;
        }
    }
    tail.len()
}

fn mistyped(word: &str) -> Option<&'static str> {
    let letters = word.len() > 3 && word.bytes().all(|b| b.is_ascii_lowercase());
    let flags = FLAGS.iter().map(|(flag, _)| *flag);
    letters.then(|| nearest(word, flags)).flatten()
}

/// Whether a pattern does not end with what was meant to be a modifier, which is reported.
fn is_whole_pattern(pattern: &Text, problems: &mut Problems) -> bool {
    let last = pattern.value.rsplit_once(':').map(|(_, last)| last);
    let Some(last) = last.filter(|last| is_modifier(last)) else {
        return true;
    };
    problems.hint(
        pattern.span(),
        format!("`pattern=` takes everything up to the end, `:{last}` too"),
        format!("put `{last}` before the pattern"),
    );
    false
}

fn is_modifier(word: &str) -> bool {
    let pair = word.split_once('=').map(|(key, _)| key);
    FLAGS.iter().any(|(flag, _)| *flag == word)
        || pair.is_some_and(|key| PAIRS.contains(&key))
        || range(word).is_some()
}

fn unknown(word: &Text, problems: &mut Problems) {
    let text = word.value.as_str();
    let flags = FLAGS.iter().map(|(flag, _)| *flag);
    let pairs = [
        "min=",
        "max=",
        "default=",
        "pattern=",
        "on_delete=",
        "inverse=",
    ];
    let known: Vec<_> = flags.chain(pairs).chain(["1..255"]).collect();
    let hint = match text {
        "" => Some("drop one `:`".to_owned()),
        "required" => Some("fields are required unless they are `optional`".to_owned()),
        "nullable" | "null" | "nil" => Some("did you mean `optional`?".to_owned()),
        // Of `mn=5` it is the `mn=` that is mistyped.
        _ => match text.split_once('=') {
            Some((key, _)) => did_you_mean(&format!("{key}="), &known),
            None => did_you_mean(text, &known),
        },
    };
    let message = format!("unknown modifier `{}`", text.escape_debug());
    problems.push(word.span(), message, hint);
}

/// The two ends of `a..b`, of which at least one is there.
pub(super) fn range(text: &str) -> Option<(Option<Decimal>, Option<Decimal>)> {
    let (min, max) = text.split_once("..")?;
    if min.is_empty() && max.is_empty() {
        return None;
    }
    let end = |text: &str| match text {
        "" => Some(None),
        text => exact(text).map(Some),
    };
    Some((end(min)?, end(max)?))
}
