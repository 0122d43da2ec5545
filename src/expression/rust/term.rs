//! Values as expressions of Rust.

use super::{Width, Writer};
use crate::expression::tree::{Domain, Operand, Operation, Span, Term, Type};
use crate::model::Literal;
use crate::scalar::Scalar;

/// A decimal, or an `Option` of one where it may not be exact.
struct Computed {
    text: String,
    fallible: bool,
}

impl Writer<'_> {
    /// The plain value of an operand that is there.
    pub(super) fn value(&self, operand: &Operand) -> String {
        let access = self.place.access(operand);
        if operand.may_be_none() {
            format!("{}{}", access.name, access.plain_lent)
        } else {
            format!("{}{}", access.held, access.plain)
        }
    }

    /// The same as a `&str`.
    pub(super) fn text(&self, term: &Term) -> String {
        match term {
            Term::Operand(operand) if !operand.may_be_none() => {
                let value = self.value(operand);
                if value.ends_with(')') {
                    value
                } else {
                    format!("{value}.as_str()")
                }
            }
            Term::Operand(operand) => self.value(operand),
            _ => self.plain(term, &Domain::Text),
        }
    }

    /// A term of which nothing is computed.
    pub(super) fn plain(&self, term: &Term, domain: &Domain) -> String {
        match term {
            Term::Operand(operand) => self.value(operand),
            Term::Constant(literal) => self.constant(literal, domain),
            Term::Length(operand) => self.length(operand),
            Term::Negate(of) => format!("-{}", self.plain(of, domain)),
            Term::Arithmetic(..) => String::new(),
        }
    }

    pub(super) fn constant(&self, literal: &Literal, domain: &Domain) -> String {
        let scalar = match domain {
            Domain::Integer(_) => Scalar::BigInt,
            Domain::Decimal => Scalar::Decimal,
            Domain::Float => Scalar::Float,
            Domain::Bool => Scalar::Bool,
            Domain::Text => Scalar::String,
            Domain::Scalar(scalar) => *scalar,
            Domain::Enum(name) => {
                let Literal::Text(text) = literal else {
                    return String::new();
                };
                return self.place.variant(name, text);
            }
        };
        self.place.constant(literal, scalar)
    }

    fn length(&self, operand: &Operand) -> String {
        let value = self.value(operand);
        match operand.ty {
            Type::List(_) => format!("{value}.len()"),
            _ => format!("{value}.chars().count()"),
        }
    }

    /// The type in which terms can be compared: their own if nothing has to be converted.
    pub(super) fn width(terms: &[&Term], domain: &Domain) -> Width {
        let Domain::Integer(span) = domain else {
            return Width::Longest;
        };
        let natural: Option<Vec<_>> = terms.iter().map(|term| natural(term)).collect();
        let same = natural.is_some_and(|natural| {
            let mut spans = natural
                .iter()
                .filter_map(|(span, constant)| (!constant).then_some(*span));
            spans.next().is_some_and(|first| {
                let all = natural.iter();
                spans.all(|other| other == first)
                    && all.clone().all(|(span, _)| span.is_within(first))
            })
        });
        if same { Width::Own } else { Width::of(*span) }
    }

    /// A whole number in that width.
    pub(super) fn whole(&self, term: &Term, width: Width) -> String {
        self.whole_within(term, width, 0)
    }

    fn whole_within(&self, term: &Term, width: Width, level: u8) -> String {
        let (text, own) = match term {
            Term::Constant(_) => (self.plain(term, &Domain::Integer(Span::BIGINT)), 3),
            Term::Negate(of) => (format!("-{}", self.whole_within(of, width, 4)), 3),
            Term::Arithmetic(operation, left, right) => {
                let (sign, own, after) = match operation {
                    Operation::Add => ("+", 1, 1),
                    Operation::Subtract => ("-", 1, 2),
                    Operation::Multiply => ("*", 2, 2),
                    Operation::Divide => ("/", 2, 3),
                };
                let left = self.whole_within(left, width, own);
                let right = self.whole_within(right, width, after);
                (format!("{left} {sign} {right}"), own)
            }
            Term::Operand(_) | Term::Length(_) => (self.widened(term, width), 4),
        };
        if own < level {
            format!("({text})")
        } else {
            text
        }
    }

    fn widened(&self, term: &Term, width: Width) -> String {
        let text = self.plain(term, &Domain::Integer(Span::BIGINT));
        let name = width.name();
        match (term, width) {
            _ if width == Width::Own || (is_long(term) && width == Width::Long) => text,
            // No length is beyond either type; the compiler cannot know.
            (Term::Length(_), _) => format!("{name}::try_from({text}).unwrap_or({name}::MAX)"),
            _ => format!("{name}::from({text})"),
        }
    }

    /// A whole number as the type of a scalar. It fits: the spans of the operands say so, and only
    /// the compiler cannot know.
    pub(super) fn whole_as(&self, term: &Term, domain: &Domain, scalar: Scalar) -> String {
        let width = match domain {
            Domain::Integer(span) => Width::of(*span),
            _ => Width::Longest,
        };
        if let Term::Operand(operand) = term
            && matches!(operand.ty, Type::Integer(own, _) if own == scalar)
        {
            return self.value(operand);
        }
        if let Term::Length(_) = term {
            let name = scalar.spec().rust.name;
            let text = self.plain(term, domain);
            return format!("{name}::try_from({text}).unwrap_or({name}::MAX)");
        }
        let text = self.whole(term, width);
        let name = scalar.spec().rust.name;
        if name == width.name() {
            text
        } else {
            format!("{name}::try_from({text}).unwrap_or({name}::MAX)")
        }
    }

    /// A decimal, or an `Option` of one if it may not be exact.
    pub(super) fn decimal(&self, term: &Term) -> String {
        self.computed(term).text
    }

    /// What `body` makes of two decimals, provided that both are exact.
    pub(super) fn decimals(
        &self,
        left: &Term,
        right: &Term,
        body: &dyn Fn(&str, &str) -> String,
    ) -> String {
        let (left, right) = (self.computed(left), self.computed(right));
        let (one, other) = ("first", "second");
        match (left.fallible, right.fallible) {
            (false, false) => body(&left.text, &right.text),
            (true, false) => format!(
                "{}.is_some_and(|{one}| {})",
                left.text,
                body(one, &right.text)
            ),
            (false, true) => format!(
                "{}.is_some_and(|{one}| {})",
                right.text,
                body(&left.text, one)
            ),
            (true, true) => {
                let both = format!("{}.zip({})", left.text, right.text);
                format!(
                    "{both}.is_some_and(|({one}, {other})| {})",
                    body(one, other)
                )
            }
        }
    }

    fn computed(&self, term: &Term) -> Computed {
        match term {
            Term::Arithmetic(operation, left, right) => {
                let function = match operation {
                    Operation::Add => "sum",
                    Operation::Subtract => "difference",
                    Operation::Multiply | Operation::Divide => "product",
                };
                let (left, right) = (self.computed(left), self.computed(right));
                let text = applied(function, &left, &right);
                Computed {
                    text,
                    fallible: true,
                }
            }
            Term::Negate(of) => {
                let Computed { text, fallible } = self.computed(of);
                let text = if fallible {
                    format!("{text}.map(|it| -it)")
                } else {
                    format!("-{text}")
                };
                Computed { text, fallible }
            }
            Term::Operand(
                operand @ Operand {
                    ty: Type::Decimal, ..
                },
            ) => Computed {
                text: self.value(operand),
                fallible: operand.is_decimal_sum(),
            },
            Term::Constant(_) => Computed {
                text: self.plain(term, &Domain::Decimal),
                fallible: false,
            },
            _ => {
                let text = self.plain(term, &Domain::Decimal);
                let text = format!("Decimal::from({text})");
                Computed {
                    text,
                    fallible: false,
                }
            }
        }
    }
}

/// Whether a term has 64 bits as it stands.
fn is_long(term: &Term) -> bool {
    matches!(
        term,
        Term::Operand(Operand {
            ty: Type::Integer(Scalar::BigInt, _),
            ..
        })
    )
}

/// A function of two decimals, each of which may not be exact.
fn applied(function: &str, left: &Computed, right: &Computed) -> String {
    let (one, other) = (&left.text, &right.text);
    match (left.fallible, right.fallible) {
        (false, false) => format!("exact::{function}({one}, {other})"),
        (true, false) => format!("{one}.and_then(|first| exact::{function}(first, {other}))"),
        (false, true) => format!("{other}.and_then(|first| exact::{function}({one}, first))"),
        (true, true) => {
            format!(
                "{one}.zip({other}).and_then(|(first, second)| exact::{function}(first, second))"
            )
        }
    }
}

/// The numbers that the type of a term holds, and whether the term is a constant, which takes any
/// type; none for what is computed.
fn natural(term: &Term) -> Option<(Span, bool)> {
    match term {
        Term::Operand(Operand {
            ty: Type::Integer(Scalar::Int, _),
            ..
        }) => Some((Span::INT, false)),
        Term::Operand(_) => Some((Span::BIGINT, false)),
        Term::Length(_) => Some((Span::LENGTH, false)),
        Term::Constant(Literal::Integer(number)) => {
            Some((Span::of((*number).into(), (*number).into()), true))
        }
        _ => None,
    }
}
