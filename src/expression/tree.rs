//! An expression whose every word has a meaning.
//!
//! Conditions are in normal form: there is no `not` and no `implies`, since both are carried down
//! to the comparisons, where a negation is another sign. Of unknown comparisons this says the same
//! as the original does: the laws of De Morgan hold in a logic of three values too.

use rust_decimal::Decimal;

use crate::model::Literal;
use crate::naming::Name;
use crate::scalar::Scalar;

/// Something that is true, false or unknown.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// A field that is true or false.
    Holds {
        /// The field.
        operand: Operand,
        /// Whether it has to be false.
        negated: bool,
    },
    /// `price > 1000`.
    Compare {
        /// The sign.
        comparison: Comparison,
        /// As what the two are compared.
        domain: Domain,
        /// What stands before the sign.
        left: Term,
        /// What stands after it.
        right: Term,
    },
    /// `status in (pending, confirmed)`.
    OneOf {
        /// What is looked for.
        term: Term,
        /// As what they are compared.
        domain: Domain,
        /// The constants.
        among: Vec<Literal>,
        /// Whether it has to be none of them.
        negated: bool,
    },
    /// `description is empty`: absent, or without a character or element. Never unknown.
    Empty {
        /// The field.
        operand: Operand,
        /// Whether there has to be something.
        negated: bool,
    },
    /// All of them; two at least.
    All(Vec<Condition>),
    /// One of them at least; two at least.
    Any(Vec<Condition>),
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// What is computed of two numbers. A division is a product with the inverse by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}

/// As what two values are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Domain {
    /// Whole numbers, with all that is computed on the way.
    Integer(Span),
    /// Exact decimals.
    Decimal,
    /// Floating-point numbers.
    Float,
    /// True or false.
    Bool,
    /// Texts.
    Text,
    /// Values of an enum.
    Enum(Name),
    /// Dates, times, instants or ids.
    Scalar(Scalar),
}

/// The least and the greatest whole number that there can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The least.
    pub min: i128,
    /// The greatest.
    pub max: i128,
}

/// A value of an expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    /// The value of a field.
    Operand(Operand),
    /// A constant: a number is a [`Literal::Integer`] where it is whole.
    Constant(Literal),
    /// The characters of a text, the elements of a list.
    Length(Operand),
    /// The number with the other sign.
    Negate(Box<Term>),
    /// A sum, a difference or a product.
    Arithmetic(Operation, Box<Term>, Box<Term>),
}

/// A field, or a part of one, that an expression speaks of.
#[derive(Debug, Clone, PartialEq)]
pub struct Operand {
    /// The field's name in the model.
    pub field: Name,
    /// The part of it; none for the whole.
    pub part: Option<Name>,
    /// What it holds.
    pub ty: Type,
    /// Whether it may be absent.
    pub optional: bool,
    /// Whether it is computed, and may have more digits than its type holds, which another rule
    /// reports.
    pub inexact: bool,
    /// What is made of all members of a collection; none for a field of the entity itself.
    pub aggregate: Option<Aggregate>,
}

/// What is made of what all members of a collection say: the operand's field is the collection
/// then, and its part the field of the members. Absent values do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aggregate {
    /// How many they are.
    Count,
    /// What they add up to; zero without any.
    Sum,
    /// The least of them; absent without any.
    Min,
    /// The greatest of them; absent without any.
    Max,
}

/// What an operand holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// A whole number within a span; the scalar says of how many bits.
    Integer(Scalar, Span),
    /// An exact decimal.
    Decimal,
    /// A floating-point number.
    Float,
    /// True or false.
    Bool,
    /// Text of that scalar.
    Text {
        /// `string`, `text`, `email`, …
        scalar: Scalar,
        /// How many characters it may have.
        lengths: Span,
    },
    /// A value of an enum, with all the texts that there are.
    Enum(Name, Vec<String>),
    /// A date, a time, an instant or an id.
    Scalar(Scalar),
    /// A list of so many elements.
    List(Span),
    /// What can only be there or not: a reference, a document, bytes.
    Opaque(&'static str),
}

impl Span {
    /// The numbers that 32 bits hold.
    pub const INT: Self = Self::of(i32::MIN as i128, i32::MAX as i128);
    /// The numbers that 64 bits hold.
    pub const BIGINT: Self = Self::of(i64::MIN as i128, i64::MAX as i128);
    /// How long something can be.
    pub const LENGTH: Self = Self::of(0, i32::MAX as i128);

    /// From `min` to `max`.
    pub const fn of(min: i128, max: i128) -> Self {
        Self { min, max }
    }

    /// Whether every number of it is one of `other`.
    pub fn is_within(self, other: Self) -> bool {
        other.min <= self.min && self.max <= other.max
    }

    /// The span of both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self::of(self.min.min(other.min), self.max.max(other.max))
    }
}

impl Comparison {
    /// The comparison that is true where this one is false.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Equal => Self::NotEqual,
            Self::NotEqual => Self::Equal,
            Self::Less => Self::GreaterOrEqual,
            Self::LessOrEqual => Self::Greater,
            Self::Greater => Self::LessOrEqual,
            Self::GreaterOrEqual => Self::Less,
        }
    }

    /// Whether it only asks whether two values are the same.
    pub fn is_equality(self) -> bool {
        matches!(self, Self::Equal | Self::NotEqual)
    }
}

impl Type {
    /// How long it may be; none for what has no length.
    pub fn lengths(&self) -> Option<Span> {
        match self {
            Self::Text { lengths, .. } | Self::List(lengths) => Some(*lengths),
            _ => None,
        }
    }

    /// Whether it may be there and still be empty.
    pub fn may_be_empty(&self) -> bool {
        self.lengths().is_some_and(|lengths| lengths.min == 0)
    }
}

impl Aggregate {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Count, Self::Sum, Self::Min, Self::Max];

    /// As expressions write it.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Sum => "sum",
            Self::Min => "min",
            Self::Max => "max",
        }
    }
}

impl Operand {
    /// As the rule writes it.
    pub fn path(&self) -> String {
        let path = match &self.part {
            Some(part) => format!("{}.{part}", self.field),
            None => self.field.to_string(),
        };
        match self.aggregate {
            Some(aggregate) => format!("{}({path})", aggregate.keyword()),
            None => path,
        }
    }

    /// Under what a value of it is noted: the field, or the column of the part.
    pub fn key(&self) -> Name {
        match &self.part {
            Some(part) => part_key(&self.field, part),
            None => self.field.clone(),
        }
    }

    /// Whether there may be nothing in its place.
    pub(super) fn may_be_none(&self) -> bool {
        self.optional || self.inexact
    }

    /// Whether it is a sum of decimals, which may have too many digits.
    pub fn is_decimal_sum(&self) -> bool {
        self.aggregate == Some(Aggregate::Sum) && self.ty == Type::Decimal
    }
}

/// Under what a value of a part of a field is noted: its column.
pub fn part_key(field: &Name, part: &Name) -> Name {
    Name::from_any(&format!("{field}_{part}")).unwrap_or_else(|_| field.clone())
}

/// A number that follows from others.
#[derive(Debug, Clone, PartialEq)]
pub struct Derivation {
    /// What is computed.
    pub term: Term,
    /// As what it is computed.
    pub domain: Domain,
    /// What a whole number that comes out lies in; none for a decimal.
    pub span: Option<Span>,
}

impl Derivation {
    /// Whether it is absent where one of its operands is.
    pub fn is_optional(&self) -> bool {
        self.term.operands().iter().any(|operand| operand.optional)
    }

    /// Whether it follows from members alone.
    pub fn is_of_members(&self) -> bool {
        let operands = self.term.operands();
        !operands.is_empty() && operands.iter().all(|operand| operand.aggregate.is_some())
    }

    /// Whether it may have more digits than its type holds.
    pub fn may_fail(&self) -> bool {
        self.domain == Domain::Decimal && self.term.is_arithmetic()
    }
}

impl Term {
    /// Whether numbers are put together.
    pub fn is_arithmetic(&self) -> bool {
        match self {
            Self::Arithmetic(..) => true,
            Self::Negate(of) => of.is_arithmetic(),
            Self::Operand(operand) => operand.is_decimal_sum(),
            Self::Constant(_) | Self::Length(_) => false,
        }
    }

    /// The operands of it, each time that one stands there.
    pub fn operands(&self) -> Vec<&Operand> {
        match self {
            Self::Operand(operand) | Self::Length(operand) => vec![operand],
            Self::Constant(_) => Vec::new(),
            Self::Negate(term) => term.operands(),
            Self::Arithmetic(_, left, right) => [left.operands(), right.operands()].concat(),
        }
    }

    /// Whether something is computed.
    pub fn is_computed(&self) -> bool {
        matches!(self, Self::Negate(_) | Self::Arithmetic(..))
    }

    /// The same with other terms in the place of operands: of those that are derived, what they
    /// follow from.
    #[must_use]
    pub fn inlined(&self, derived: &impl Fn(&Operand) -> Option<Self>) -> Self {
        match self {
            Self::Operand(operand) => derived(operand).unwrap_or_else(|| self.clone()),
            Self::Constant(_) | Self::Length(_) => self.clone(),
            Self::Negate(of) => Self::Negate(Box::new(of.inlined(derived))),
            Self::Arithmetic(operation, left, right) => Self::Arithmetic(
                *operation,
                Box::new(left.inlined(derived)),
                Box::new(right.inlined(derived)),
            ),
        }
    }

    fn takes_functions(&self) -> bool {
        self.is_computed() || self.is_arithmetic()
    }
}

impl Condition {
    /// The operands of it, each time that one stands there.
    pub fn operands(&self) -> Vec<&Operand> {
        match self {
            Self::Holds { operand, .. } | Self::Empty { operand, .. } => vec![operand],
            Self::Compare { left, right, .. } => [left.operands(), right.operands()].concat(),
            Self::OneOf { term, .. } => term.operands(),
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().flat_map(Condition::operands).collect()
            }
        }
    }

    /// The same with other terms in the place of operands.
    #[must_use]
    pub fn inlined(&self, derived: &impl Fn(&Operand) -> Option<Term>) -> Self {
        match self {
            Self::Compare {
                comparison,
                domain,
                left,
                right,
            } => Self::Compare {
                comparison: *comparison,
                domain: domain.clone(),
                left: left.inlined(derived),
                right: right.inlined(derived),
            },
            Self::OneOf {
                term,
                domain,
                among,
                negated,
            } => Self::OneOf {
                term: term.inlined(derived),
                domain: domain.clone(),
                among: among.clone(),
                negated: *negated,
            },
            Self::All(parts) => Self::All(parts.iter().map(|it| it.inlined(derived)).collect()),
            Self::Any(parts) => Self::Any(parts.iter().map(|it| it.inlined(derived)).collect()),
            Self::Holds { .. } | Self::Empty { .. } => self.clone(),
        }
    }

    /// The terms that are compared with each other.
    pub fn pairs(&self) -> Vec<(&Term, &Term)> {
        match self {
            Self::Compare { left, right, .. } => vec![(left, right)],
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().flat_map(Condition::pairs).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The constants that something is compared with, with what is compared.
    pub fn constants(&self) -> Vec<(&Term, &Literal)> {
        match self {
            Self::Holds { .. } | Self::Empty { .. } => Vec::new(),
            Self::Compare { left, right, .. } => match (left, right) {
                (term, Term::Constant(constant)) | (Term::Constant(constant), term) => {
                    vec![(term, constant)]
                }
                _ => Vec::new(),
            },
            Self::OneOf { term, among, .. } => among.iter().map(|it| (term, it)).collect(),
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().flat_map(Condition::constants).collect()
            }
        }
    }

    /// Whether decimals are computed, which takes functions that do not round.
    pub fn computes_decimals(&self) -> bool {
        match self {
            Self::Compare {
                domain,
                left,
                right,
                ..
            } => *domain == Domain::Decimal && (left.takes_functions() || right.takes_functions()),
            Self::OneOf { domain, term, .. } => {
                *domain == Domain::Decimal && term.takes_functions()
            }
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Condition::computes_decimals),
            Self::Holds { .. } | Self::Empty { .. } => false,
        }
    }
}

/// A whole number as an integer, another one as a decimal.
pub(super) fn number(number: Decimal) -> Literal {
    let whole = number.fract().is_zero();
    let integer = whole.then(|| i64::try_from(number).ok()).flatten();
    integer.map_or(Literal::Decimal(number.normalize()), Literal::Integer)
}
