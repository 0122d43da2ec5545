//! Writes a condition as SQL, where SQL can say it.

use rust_decimal::Decimal;

use super::tree::{
    Comparison, Condition, Derivation, Domain, Operand, Operation, Span, Term, Type,
};
use crate::model::Literal;
use crate::scalar::Scalar;

/// What a condition is written for: the words in which two databases differ.
pub trait Dialect {
    /// The column of an operand, quoted where that is needed.
    fn column(&self, operand: &Operand) -> String;
    /// A constant as a column of that scalar keeps it.
    fn constant(&self, literal: &Literal, scalar: Scalar) -> String;
    /// The number of elements of a column with a list.
    fn elements(&self, column: &str) -> String;
    /// A whole number as one of a type that holds the span; none if there is no such type.
    fn widened(&self, number: String, span: Span) -> Option<String>;
    /// Whether decimals are numbers, with which something can be computed.
    fn computes_decimals(&self) -> bool;
}

/// The condition; none if the database cannot say it. A condition on a row knows no other rows.
pub fn write(condition: &Condition, dialect: &dyn Dialect) -> Option<String> {
    let mut operands = condition.operands().into_iter();
    if operands.any(|operand| operand.aggregate.is_some()) {
        return None;
    }
    Writer { dialect }.condition(condition, false)
}

/// What is computed; none if the database cannot compute it.
pub fn write_value(derivation: &Derivation, dialect: &dyn Dialect) -> Option<String> {
    let Derivation { term, domain, .. } = derivation;
    if *domain == Domain::Decimal && !dialect.computes_decimals() {
        return None;
    }
    Writer { dialect }.number(term, domain, Level::Whole)
}

struct Writer<'a> {
    dialect: &'a dyn Dialect,
}

impl Writer<'_> {
    fn condition(&self, condition: &Condition, inside: bool) -> Option<String> {
        Some(match condition {
            Condition::All(parts) => bracketed(inside, self.parts(parts)?.join(" and ")),
            Condition::Any(parts) => bracketed(inside, self.parts(parts)?.join(" or ")),
            Condition::Holds { operand, negated } => {
                let column = self.dialect.column(operand);
                let value = self
                    .dialect
                    .constant(&Literal::Bool(!negated), Scalar::Bool);
                format!("{column} = {value}")
            }
            Condition::Empty { operand, negated } => self.empty(operand, *negated, inside),
            Condition::Compare {
                comparison,
                domain,
                left,
                right,
            } => {
                let (left, right) = (self.term(left, domain)?, self.term(right, domain)?);
                format!(
                    "{} {} {right}",
                    self.collated(left, domain),
                    sign(*comparison)
                )
            }
            Condition::OneOf {
                term,
                domain,
                among,
                negated,
            } => {
                let constants = among.iter().map(|it| self.constant(it, domain));
                let constants = constants.collect::<Vec<_>>().join(", ");
                let not = if *negated { "not " } else { "" };
                let term = self.collated(self.term(term, domain)?, domain);
                format!("{term} {not}in ({constants})")
            }
        })
    }

    fn parts(&self, parts: &[Condition]) -> Option<Vec<String>> {
        parts
            .iter()
            .map(|part| self.condition(part, true))
            .collect()
    }

    fn empty(&self, operand: &Operand, negated: bool, inside: bool) -> String {
        let column = self.dialect.column(operand);
        let none = match &operand.ty {
            Type::List(_) => format!(
                "{} {}",
                self.dialect.elements(&column),
                nothing(negated, "0")
            ),
            _ => format!("{column} {}", nothing(negated, "''")),
        };
        let absent = format!("{column} is {}null", if negated { "not " } else { "" });
        match (operand.optional, operand.ty.may_be_empty(), negated) {
            (true, false, _) => absent,
            (false, _, _) => none,
            (true, true, true) => bracketed(inside, format!("{absent} and {none}")),
            (true, true, false) => bracketed(inside, format!("{absent} or {none}")),
        }
    }

    /// Exact decimals that are kept as text compare as numbers by their collation only.
    fn collated(&self, term: String, domain: &Domain) -> String {
        if *domain == Domain::Decimal && !self.dialect.computes_decimals() {
            format!("{term} collate decimal")
        } else {
            term
        }
    }

    fn term(&self, term: &Term, domain: &Domain) -> Option<String> {
        match domain {
            Domain::Decimal if !self.dialect.computes_decimals() => self.decimal_text(term),
            Domain::Integer(_) | Domain::Decimal if term.is_computed() => {
                self.number(term, domain, Level::Whole)
            }
            _ => self.plain(term, domain),
        }
    }

    fn plain(&self, term: &Term, domain: &Domain) -> Option<String> {
        match term {
            Term::Operand(operand) => Some(self.dialect.column(operand)),
            Term::Constant(literal) => Some(self.constant(literal, domain)),
            Term::Length(operand) => Some(self.length(operand)),
            Term::Negate(_) | Term::Arithmetic(..) => None,
        }
    }

    /// A decimal as the text that a column of a database without decimals has.
    fn decimal_text(&self, term: &Term) -> Option<String> {
        match term {
            Term::Operand(Operand {
                ty: Type::Integer(..),
                ..
            })
            | Term::Length(_) => {
                let number = self.plain(term, &Domain::Integer(Span::BIGINT))?;
                Some(format!("cast({number} as text)"))
            }
            _ => self.plain(term, &Domain::Decimal),
        }
    }

    fn number(&self, term: &Term, domain: &Domain, level: Level) -> Option<String> {
        let (text, own) = match term {
            Term::Negate(of) => (
                format!("-{}", self.number(of, domain, Level::Single)?),
                Level::Signed,
            ),
            Term::Arithmetic(operation, left, right) => {
                let (own, sign, after) = levels(*operation);
                let left = self.number(left, domain, own)?;
                let right = self.number(right, domain, after)?;
                (format!("{left} {sign} {right}"), own)
            }
            Term::Constant(literal) => {
                let text = self.constant(literal, domain);
                // Two signs in a row would begin a comment.
                let own = if text.starts_with('-') {
                    Level::Whole
                } else {
                    Level::Single
                };
                (text, own)
            }
            _ => (self.leaf(term, domain)?, Level::Single),
        };
        Some(if own < level {
            format!("({text})")
        } else {
            text
        })
    }

    /// A number of which something is computed.
    fn leaf(&self, term: &Term, domain: &Domain) -> Option<String> {
        let text = self.plain(term, domain)?;
        match (domain, term) {
            (Domain::Integer(span), _) => self.dialect.widened(text, *span),
            (
                Domain::Decimal,
                Term::Operand(Operand {
                    ty: Type::Decimal, ..
                }),
            ) => Some(text),
            _ => self.dialect.widened(text, Span::of(i128::MIN, i128::MAX)),
        }
    }

    fn length(&self, operand: &Operand) -> String {
        let column = self.dialect.column(operand);
        match operand.ty {
            // The column counts already.
            _ if operand.aggregate.is_some() => column,
            Type::List(_) => self.dialect.elements(&column),
            _ => format!("length({column})"),
        }
    }

    fn constant(&self, literal: &Literal, domain: &Domain) -> String {
        let scalar = match domain {
            Domain::Integer(_) => Scalar::BigInt,
            Domain::Decimal => Scalar::Decimal,
            Domain::Float => Scalar::Float,
            Domain::Bool => Scalar::Bool,
            Domain::Text | Domain::Enum(_) => Scalar::String,
            Domain::Scalar(scalar) => *scalar,
        };
        let literal = match (domain, literal) {
            (Domain::Decimal | Domain::Float, Literal::Integer(number)) => {
                Literal::Decimal(Decimal::from(*number))
            }
            _ => literal.clone(),
        };
        self.dialect.constant(&literal, scalar)
    }
}

/// How tightly something is bound; what binds less than its place goes into brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Whole,
    Sum,
    Product,
    Signed,
    Single,
}

/// The level of an operation, its sign, and the level that its right side has to have.
fn levels(operation: Operation) -> (Level, &'static str, Level) {
    match operation {
        Operation::Add => (Level::Sum, "+", Level::Sum),
        Operation::Subtract => (Level::Sum, "-", Level::Product),
        Operation::Multiply => (Level::Product, "*", Level::Product),
        Operation::Divide => (Level::Product, "/", Level::Signed),
    }
}

fn bracketed(inside: bool, text: String) -> String {
    if inside { format!("({text})") } else { text }
}

fn nothing(negated: bool, nothing: &str) -> String {
    format!("{} {nothing}", if negated { "<>" } else { "=" })
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "=",
        Comparison::NotEqual => "<>",
        Comparison::Less => "<",
        Comparison::LessOrEqual => "<=",
        Comparison::Greater => ">",
        Comparison::GreaterOrEqual => ">=",
    }
}
