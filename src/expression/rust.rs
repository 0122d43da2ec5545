//! Writes a condition as Rust: an expression of type `bool` that is false for what breaks it.
//!
//! A comparison with an absent value is kept, hence `is_none_or`; one of decimals that cannot be
//! computed exactly is not, hence `is_some_and`.

mod term;

use super::tree::{Comparison, Condition, Derivation, Domain, Operand, Span, Term, Type};
use crate::model::Literal;
use crate::scalar::Scalar;

/// How an operand is read in Rust.
#[derive(Debug, Clone)]
pub(crate) struct Access {
    /// What holds it, `self.price`.
    pub(crate) held: String,
    /// What turns an absent or present value into an `Option` that can be used up, `.as_deref()`.
    pub(crate) lent: &'static str,
    /// What the value is called once it is there, `price`.
    pub(crate) name: String,
    /// What makes a plain value of it, `.get()`.
    pub(crate) plain: &'static str,
    /// The same for a value that an `Option` has lent.
    pub(crate) plain_lent: &'static str,
}

/// What the writer asks about the world around the expression.
pub(crate) trait Place {
    /// How an operand is read.
    fn access(&self, operand: &Operand) -> Access;
    /// A constant, as an expression of the type of a scalar.
    fn constant(&self, literal: &Literal, scalar: Scalar) -> String;
    /// The path of an enum's variant.
    fn variant(&self, enumeration: &crate::naming::Name, text: &str) -> String;
}

/// The condition.
pub(crate) fn write(condition: &Condition, place: &dyn Place) -> String {
    Writer { place }.condition(condition, false)
}

/// What is computed: a number of that scalar, or an `Option` of one if it may be absent or not
/// exact.
pub(crate) fn write_value(derivation: &Derivation, scalar: Scalar, place: &dyn Place) -> String {
    let writer = Writer { place };
    let Derivation { term, domain, .. } = derivation;
    let value = match domain {
        Domain::Integer(_) => writer.whole_as(term, domain, scalar),
        // What is computed has no zeros at its end.
        _ if matches!(term, Term::Negate(_) | Term::Operand(_)) && !derivation.may_fail() => {
            match term {
                Term::Operand(_) => format!("{}.normalize()", writer.decimal(term)),
                _ => format!("({}).normalize()", writer.decimal(term)),
            }
        }
        _ => writer.decimal(term),
    };
    let optional = optional(&[term]);
    let Some((last, others)) = optional.split_last() else {
        return value;
    };
    let step = |operand: &Operand, method: &str, inner: String| {
        let Access {
            held, lent, name, ..
        } = place.access(operand);
        if inner == name {
            format!("{held}{lent}")
        } else {
            format!("{held}{lent}.{method}(|{name}| {inner})")
        }
    };
    let method = if derivation.may_fail() {
        "and_then"
    } else {
        "map"
    };
    let innermost = step(last, method, value);
    others
        .iter()
        .rev()
        .fold(innermost, |inner, operand| step(operand, "and_then", inner))
}

/// Whether what is computed is exact, or absent.
pub(crate) fn write_exact(derivation: &Derivation, place: &dyn Place) -> String {
    let term = &derivation.term;
    Writer { place }.with_present(&[term], |writer| {
        format!("{}.is_some()", writer.decimal(term))
    })
}

/// The operands that may be absent, once each.
fn optional<'t>(terms: &[&'t Term]) -> Vec<&'t Operand> {
    let mut optional: Vec<&Operand> = Vec::new();
    for operand in terms.iter().flat_map(|term| term.operands()) {
        if operand.may_be_none() && !optional.iter().any(|known| known.is_same(operand)) {
            optional.push(operand);
        }
    }
    optional
}

struct Writer<'a> {
    place: &'a dyn Place,
}

impl Writer<'_> {
    fn condition(&self, condition: &Condition, inside: bool) -> String {
        match condition {
            Condition::All(parts) => bracketed(inside, self.parts(parts).join(" && ")),
            Condition::Any(parts) => bracketed(inside, self.parts(parts).join(" || ")),
            Condition::Holds { operand, negated } => {
                let held = self.place.access(operand);
                let value = format!(
                    "{}{}",
                    held.held,
                    if operand.optional { "" } else { held.plain }
                );
                match (operand.optional, negated) {
                    (true, _) if held.plain.is_empty() => format!("{value} != Some({negated})"),
                    (true, _) => {
                        let not = if *negated { "!" } else { "" };
                        let Access { name, plain, .. } = held;
                        format!("{value}.is_none_or(|{name}| {not}{name}{plain})")
                    }
                    (false, true) => format!("!{value}"),
                    (false, false) => value,
                }
            }
            Condition::Empty { operand, negated } => self.empty(operand, *negated),
            Condition::Compare {
                comparison,
                domain,
                left,
                right,
            } => self.with_present(&[left, right], |writer| {
                writer.comparison(*comparison, domain, left, right)
            }),
            Condition::OneOf {
                term,
                domain,
                among,
                negated,
            } => self.with_present(&[term], |writer| {
                writer.one_of(term, domain, among, *negated)
            }),
        }
    }

    fn parts(&self, parts: &[Condition]) -> Vec<String> {
        parts
            .iter()
            .map(|part| self.condition(part, true))
            .collect()
    }

    fn empty(&self, operand: &Operand, negated: bool) -> String {
        let access = self.place.access(operand);
        let not = if negated { "!" } else { "" };
        if !operand.optional {
            return format!("{not}{}{}.is_empty()", access.held, access.plain);
        }
        let there = if negated { "is_some" } else { "is_none" };
        if !operand.ty.may_be_empty() {
            return format!("{}.{there}()", access.held);
        }
        let there = if negated { "is_some_and" } else { "is_none_or" };
        let Access {
            held,
            lent,
            name,
            plain_lent,
            ..
        } = access;
        let whole = match (&operand.ty, plain_lent, negated) {
            (Type::Text { .. }, "", false) => "str::is_empty".to_owned(),
            (Type::List(_), _, false) => "<[_]>::is_empty".to_owned(),
            _ => format!("|{name}| {not}{name}{plain_lent}.is_empty()"),
        };
        format!("{held}{lent}.{there}({whole})")
    }

    /// What holds if every optional operand is there; it is kept if one is not.
    fn with_present(&self, terms: &[&Term], body: impl Fn(&Self) -> String) -> String {
        optional(terms)
            .iter()
            .rev()
            .fold(body(self), |inner, operand| {
                let Access {
                    held, lent, name, ..
                } = self.place.access(operand);
                format!("{held}{lent}.is_none_or(|{name}| {inner})")
            })
    }

    fn comparison(
        &self,
        comparison: Comparison,
        domain: &Domain,
        left: &Term,
        right: &Term,
    ) -> String {
        if let Some(empty) = self.emptiness(comparison, left, right) {
            return empty;
        }
        let sign = sign(comparison);
        match domain {
            Domain::Decimal => {
                self.decimals(left, right, &|left, right| format!("{left} {sign} {right}"))
            }
            Domain::Integer(_) => {
                let width = Self::width(&[left, right], domain);
                let (left, right) = (self.whole(left, width), self.whole(right, width));
                format!("{left} {sign} {right}")
            }
            _ => format!(
                "{} {sign} {}",
                self.plain(left, domain),
                self.plain(right, domain)
            ),
        }
    }

    fn one_of(&self, term: &Term, domain: &Domain, among: &[Literal], negated: bool) -> String {
        let not = if negated { "!" } else { "" };
        let constants: Vec<_> = among.iter().map(|it| self.constant(it, domain)).collect();
        let matches = |value: &str| format!("{not}matches!({value}, {})", constants.join(" | "));
        let contains = |value: &str| format!("{not}[{}].contains(&{value})", constants.join(", "));
        match domain {
            Domain::Decimal => {
                self.decimals(term, &Term::Constant(among[0].clone()), &|value, _| {
                    contains(value)
                })
            }
            Domain::Integer(_) => {
                let constant: Vec<_> = among.iter().map(|it| Term::Constant(it.clone())).collect();
                let terms: Vec<_> = std::iter::once(term).chain(&constant).collect();
                let value = self.whole(term, Self::width(&terms, domain));
                match range(among) {
                    Some((first, last)) => {
                        let ends = [first, last].map(|end| self.constant(end, domain));
                        format!("{not}matches!({value}, {})", ends.join("..="))
                    }
                    None => matches(&value),
                }
            }
            Domain::Enum(_) => matches(&self.plain(term, domain)),
            Domain::Text => matches(&self.text(term)),
            _ => contains(&self.plain(term, domain)),
        }
    }

    /// A question for the length of a list that is one for its emptiness.
    fn emptiness(&self, comparison: Comparison, left: &Term, right: &Term) -> Option<String> {
        let (Term::Length(operand), Term::Constant(Literal::Integer(number))) = (left, right)
        else {
            return None;
        };
        let not = match (comparison, number) {
            (Comparison::Equal | Comparison::LessOrEqual, 0) | (Comparison::Less, 1) => "",
            (Comparison::NotEqual | Comparison::Greater, 0) | (Comparison::GreaterOrEqual, 1) => {
                "!"
            }
            _ => return None,
        };
        let value = self.value(operand);
        Some(format!("{not}{value}.is_empty()"))
    }
}

/// The ends of a row of whole numbers without a gap, if there are so many that a range says it.
fn range(among: &[Literal]) -> Option<(&Literal, &Literal)> {
    let number = |literal: &Literal| match literal {
        Literal::Integer(number) => Some(*number),
        _ => None,
    };
    let first = among.iter().min_by_key(|it| number(it))?;
    let last = among.iter().max_by_key(|it| number(it))?;
    let length = i64::try_from(among.len()).ok()?;
    let span = number(last)?.checked_sub(number(first)?)?;
    (length > 2 && span == length - 1).then_some((first, last))
}

fn bracketed(inside: bool, text: String) -> String {
    if inside { format!("({text})") } else { text }
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "==",
        Comparison::NotEqual => "!=",
        Comparison::Less => "<",
        Comparison::LessOrEqual => "<=",
        Comparison::Greater => ">",
        Comparison::GreaterOrEqual => ">=",
    }
}

/// The type in which whole numbers are computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Width {
    /// That of the operands, which is the same for all.
    Own,
    /// 64 bits.
    Long,
    /// 128 bits.
    Longest,
}

impl Width {
    fn of(span: Span) -> Self {
        if span.is_within(Span::BIGINT) {
            Self::Long
        } else {
            Self::Longest
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Longest => "i128",
            _ => "i64",
        }
    }
}
