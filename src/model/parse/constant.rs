//! Constants of the file, read as the type that they belong to and held to its rules.

use regex::Regex;
use rust_decimal::Decimal;

use super::node::{Kind, Node};
use super::problems::Problems;
use crate::model::{Bounds, Constraints, Literal};
use crate::scalar::{BoundsMeaning, Scalar};

/// What a constant is read as.
#[derive(Debug, Clone, Copy)]
pub(super) struct Target<'a> {
    pub(super) scalar: Scalar,
    pub(super) rules: &'a Constraints,
}

impl Target<'_> {
    /// Reads a constant, `what` for messages; a wrong one is reported.
    pub(super) fn read(self, node: &Node, what: &str, problems: &mut Problems) -> Option<Literal> {
        let read = self
            .parse(node)
            .and_then(|literal| fault(&literal, self.scalar, self.rules).map_or(Ok(literal), Err));
        let fault = match read {
            Ok(literal) => return Some(literal),
            Err(fault) => fault,
        };
        problems.add(node.span.clone(), format!("`{what}` {fault}"));
        None
    }

    fn parse(self, node: &Node) -> Result<Literal, String> {
        let expects = |what: String| format!("is not {what}");
        if self.scalar == Scalar::Json && !matches!(node.kind, Kind::Text(_)) {
            return json(node)
                .map(Literal::Json)
                .ok_or_else(|| expects("a JSON document".to_owned()));
        }
        let texts = matches!(self.scalar, Scalar::String | Scalar::Text);
        if texts && !matches!(node.kind, Kind::Text(_)) {
            return Err(expects("a text; put it in quotes".to_owned()));
        }
        let Some(text) = written(node) else {
            let keyword = self.scalar.keyword();
            return Err(format!(
                "is {}, not one value of `{keyword}`",
                node.describe()
            ));
        };
        self.scalar.parse(&text).map_err(expects)
    }
}

/// What is wrong with a literal by the rules; nothing if it keeps them.
pub(crate) fn fault(literal: &Literal, scalar: Scalar, rules: &Constraints) -> Option<String> {
    let measure = measure(literal, scalar);
    if let Some(measure) = measure.filter(|measure| !rules.bounds.contains(*measure)) {
        let range = rules.bounds.to_string();
        return Some(match scalar.spec().bounds {
            BoundsMeaning::Length => {
                format!("has {measure} characters, which is not within {range}")
            }
            BoundsMeaning::Value | BoundsMeaning::None => format!("is not within {range}"),
        });
    }
    if let Literal::Text(text) = literal
        && !rules.one_of.is_empty()
        && !rules.one_of.contains(text)
    {
        let texts = rules.one_of.join(", ");
        return Some(format!("is none of {texts}"));
    }
    let (Literal::Text(text), Some(pattern)) = (literal, &rules.pattern) else {
        return None;
    };
    let matches = Regex::new(pattern).is_ok_and(|rule| rule.is_match(text));
    (!matches).then(|| format!("does not match the pattern `{pattern}`"))
}

fn measure(literal: &Literal, scalar: Scalar) -> Option<Decimal> {
    match (literal, scalar.spec().bounds) {
        (Literal::Text(text), BoundsMeaning::Length) => Some(Decimal::from(text.chars().count())),
        (Literal::Integer(number), BoundsMeaning::Value) => Some(Decimal::from(*number)),
        (Literal::Decimal(number), BoundsMeaning::Value) => Some(*number),
        _ => None,
    }
}

/// A single value as the text that a scalar reads.
fn written(node: &Node) -> Option<String> {
    match &node.kind {
        Kind::Text(text) => Some(text.value.clone()),
        Kind::Integer(number) => Some(number.to_string()),
        Kind::Float(raw) | Kind::Datetime(raw) => Some(raw.trim_start_matches('+').to_owned()),
        Kind::Bool(flag) => Some(flag.to_string()),
        Kind::Array(_) | Kind::Table(_) => None,
    }
}

fn json(node: &Node) -> Option<serde_json::Value> {
    Some(match &node.kind {
        Kind::Text(text) => text.value.clone().into(),
        Kind::Integer(number) => (*number).into(),
        Kind::Float(raw) => {
            let number = raw.parse().ok().and_then(serde_json::Number::from_f64)?;
            serde_json::Value::Number(number)
        }
        Kind::Bool(flag) => (*flag).into(),
        Kind::Datetime(raw) => raw.clone().into(),
        Kind::Array(nodes) => nodes.iter().map(json).collect::<Option<_>>()?,
        Kind::Table(entries) => entries
            .iter()
            .map(|entry| Some((entry.key.clone(), json(&entry.node)?)))
            .collect::<Option<_>>()?,
    })
}

impl Bounds {
    /// Whether a measure is within them.
    pub fn contains(&self, measure: Decimal) -> bool {
        self.min.is_none_or(|min| min <= measure) && self.max.is_none_or(|max| measure <= max)
    }

    /// Whether both ends are open.
    pub fn is_open(&self) -> bool {
        self.min.is_none() && self.max.is_none()
    }
}

impl std::fmt::Display for Bounds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let end = |end: Option<Decimal>| end.map_or(String::new(), |end| end.to_string());
        write!(f, "{}..{}", end(self.min), end(self.max))
    }
}
