//! What may be compared with what.

use std::ops::Range;

use super::{Checker, Kind, Typed};
use crate::expression::constants;
use crate::expression::fault::Fault;
use crate::expression::syntax::{Node, Syntax};
use crate::expression::tree::{Comparison, Condition, Domain, Operand, Span, Term, Type};
use crate::model::Literal;
use crate::scalar::Scalar;

impl Checker<'_> {
    pub(super) fn compare(
        &mut self,
        comparison: Comparison,
        left: &Syntax,
        right: &Syntax,
    ) -> Option<Condition> {
        let range = left.range.start..right.range.end;
        let (left, right) = self.pair(left, right)?;
        if left.is_constant() && right.is_constant() {
            return self.fault(Fault::new(&range, "two constants are compared here"));
        }
        if left.term == right.term {
            return self.fault(Fault::new(&range, "this compares something with itself"));
        }
        let domain = self.domain(&left, &right, &range)?;
        self.order(&domain, comparison, &range)?;
        if let (Kind::Integer(one), Kind::Integer(other)) = (&left.kind, &right.kind)
            && let Some(outcome) = certain(comparison, *one, *other)
        {
            return self.fault(foregone(outcome, &range));
        }
        let (left, right) = (left.term, right.term);
        Some(match (domain, left, right) {
            (Domain::Bool, Term::Operand(operand), Term::Constant(Literal::Bool(value)))
            | (Domain::Bool, Term::Constant(Literal::Bool(value)), Term::Operand(operand)) => {
                let negated = value != (comparison == Comparison::Equal);
                Condition::Holds { operand, negated }
            }
            (domain, left, right) => Condition::Compare {
                comparison,
                domain,
                left,
                right,
            },
        })
    }

    pub(super) fn one_of(
        &mut self,
        of: &Syntax,
        among: &[Syntax],
        negated: bool,
    ) -> Option<Condition> {
        let comparison = if negated {
            Comparison::NotEqual
        } else {
            Comparison::Equal
        };
        if let [only] = among {
            return self.compare(comparison, of, only);
        }
        let mut known: Option<(Term, Domain)> = None;
        let mut listed = Vec::new();
        for syntax in among {
            let range = of.range.start..syntax.range.end;
            let (typed, constant) = self.pair(of, syntax)?;
            let Term::Constant(literal) = constant.term.clone() else {
                let fault = Fault::new(&syntax.range, "expected a constant");
                return self.fault(fault.hint("join comparisons with fields by `or`"));
            };
            let domain = self.domain(&typed, &constant, &range)?;
            self.order(&domain, comparison, &range)?;
            if domain == Domain::Bool || typed.is_constant() {
                return self.fault(Fault::new(&of.range, "there is no choice to make here"));
            }
            if let (Kind::Integer(one), Kind::Integer(other)) = (&typed.kind, &constant.kind)
                && certain(Comparison::Equal, *one, *other).is_some()
            {
                return self.fault(foregone(false, &syntax.range));
            }
            if listed.contains(&literal) {
                return self.fault(Fault::new(&syntax.range, "this is listed twice"));
            }
            listed.push(literal);
            known = Some(match known {
                Some((term, known)) => (term, wider(known, domain)),
                None => (typed.term, domain),
            });
        }
        let (term, domain) = known?;
        Some(Condition::OneOf {
            term,
            domain,
            among: listed,
            negated,
        })
    }

    /// Both sides, each constant read as what stands on the other side.
    fn pair(&mut self, left: &Syntax, right: &Syntax) -> Option<(Typed, Typed)> {
        if let Some((ty, word)) = self.choice(left, right) {
            let typed = self.chosen(&ty, &word, right);
            return Some((self.term(left)?, typed?));
        }
        if let Some((ty, word)) = self.choice(right, left) {
            let typed = self.chosen(&ty, &word, left);
            return Some((typed?, self.term(right)?));
        }
        let one = self.term(left);
        let other = self.term(right);
        let (mut one, mut other) = (one?, other?);
        self.adapt(&mut one, &other, left)?;
        self.adapt(&mut other, &one, right)?;
        Some((one, other))
    }

    /// The type of a field that is an enum, and the word or text beside it, if that is so.
    fn choice(&self, field: &Syntax, constant: &Syntax) -> Option<(Type, String)> {
        let Node::Name(name) = &field.node else {
            return None;
        };
        let found = self
            .scope
            .subjects
            .iter()
            .find(|it| it.operand.path() == *name)?;
        let Type::Enum(_, values) = &found.operand.ty else {
            return None;
        };
        let word = match &constant.node {
            Node::Text(word) => word,
            Node::Name(word) if values.contains(word) || !self.knows(word) => word,
            _ => return None,
        };
        Some((found.operand.ty.clone(), word.clone()))
    }

    /// A word as a value of an enum.
    fn chosen(&mut self, ty: &Type, word: &str, syntax: &Syntax) -> Option<Typed> {
        let literal = constants::of_enum(ty, word, &syntax.range);
        Some(Typed {
            term: Term::Constant(self.found(literal)?),
            kind: Kind::of(ty),
            width: Span::of(0, 0),
        })
    }

    fn knows(&self, name: &str) -> bool {
        self.scope.is_broken(name)
            || self
                .scope
                .subjects
                .iter()
                .any(|it| it.operand.path() == name)
    }

    /// Reads a text in quotes as what it is compared with.
    fn adapt(&mut self, typed: &mut Typed, other: &Typed, syntax: &Syntax) -> Option<()> {
        let (Kind::Quoted, Term::Constant(Literal::Text(text))) = (&typed.kind, &typed.term) else {
            return Some(());
        };
        match other.kind {
            Kind::Text(scalar) => typed.kind = Kind::Text(scalar),
            Kind::Scalar(scalar) if scalar != Scalar::Uuid => {
                let literal = constants::of_scalar(scalar, text, &syntax.range);
                typed.term = Term::Constant(self.found(literal)?);
                typed.kind = Kind::Scalar(scalar);
            }
            _ => {}
        }
        Some(())
    }

    /// As what two terms are compared.
    fn domain(&mut self, left: &Typed, right: &Typed, range: &Range<usize>) -> Option<Domain> {
        let number = |kind: &Kind| matches!(kind, Kind::Integer(_) | Kind::Decimal);
        Some(match (&left.kind, &right.kind) {
            (Kind::Integer(_), Kind::Integer(_)) => Domain::Integer(left.width.and(right.width)),
            (one, other) if number(one) && number(other) => Domain::Decimal,
            (Kind::Float, Kind::Float) => Domain::Float,
            (Kind::Float, other) if number(other) && right.is_constant() => Domain::Float,
            (other, Kind::Float) if number(other) && left.is_constant() => Domain::Float,
            (Kind::Bool, Kind::Bool) => Domain::Bool,
            (Kind::Text(_), Kind::Text(_)) => Domain::Text,
            (Kind::Enum(one), Kind::Enum(other)) if one == other => Domain::Enum(one.clone()),
            (Kind::Scalar(one), Kind::Scalar(other)) if one == other => Domain::Scalar(*one),
            _ => return self.unlike(left, right, range),
        })
    }

    fn unlike<T>(&mut self, left: &Typed, right: &Typed, range: &Range<usize>) -> Option<T> {
        let message = format!(
            "{} is compared with {}",
            left.described(),
            right.described()
        );
        let fault = Fault::new(range, message);
        let text = |kind: &Kind| matches!(kind, Kind::Quoted);
        let number = |typed: &Typed| matches!(typed.kind, Kind::Integer(_) | Kind::Decimal);
        let opaque = |kind: &Kind| matches!(kind, Kind::Opaque(_) | Kind::List);
        self.fault(if opaque(&left.kind) || opaque(&right.kind) {
            fault.hint("all that can be asked of it is `is empty`")
        } else if (text(&left.kind) && number(right)) || (text(&right.kind) && number(left)) {
            fault.hint("write numbers without quotes")
        } else if let Some(scalar) = quoted(left, right).or_else(|| quoted(right, left)) {
            let [example, _] = scalar.spec().examples;
            fault.hint(format!("write `'{example}'`, in quotes"))
        } else if matches!(
            (&left.kind, &right.kind),
            (Kind::Float, Kind::Decimal) | (Kind::Decimal, Kind::Float)
        ) {
            fault.hint("make both of them a `decimal`, which is exact")
        } else {
            fault
        })
    }

    /// Refuses an order where there is none, and the equality of what is rounded.
    fn order(
        &mut self,
        domain: &Domain,
        comparison: Comparison,
        range: &Range<usize>,
    ) -> Option<()> {
        let message = match (domain, comparison.is_equality()) {
            (Domain::Float, true) => {
                let fault = Fault::new(range, "a `float` is not exact, so nothing is equal to it");
                return self.fault(fault.hint("compare it by `<` and `>`, or make it a `decimal`"));
            }
            (Domain::Text | Domain::Enum(_), false) => "texts have no order here",
            (Domain::Bool, false) => "`true` and `false` have no order",
            (Domain::Scalar(Scalar::Uuid), false) => "ids have no order",
            _ => return Some(()),
        };
        self.fault(Fault::new(range, message).hint("use `=` or `!=`"))
    }
}

impl Operand {
    /// Whether both are the same field, or the same of all members.
    pub fn is_same(&self, other: &Self) -> bool {
        self.field == other.field && self.part == other.part && self.aggregate == other.aggregate
    }
}

/// The scalar of a field whose constants are written in quotes, if it meets a plain one.
fn quoted(field: &Typed, constant: &Typed) -> Option<Scalar> {
    match field.kind {
        Kind::Scalar(scalar) if constant.is_constant() => Some(scalar),
        _ => None,
    }
}

fn wider(one: Domain, other: Domain) -> Domain {
    match (one, other) {
        (Domain::Integer(one), Domain::Integer(other)) => Domain::Integer(one.and(other)),
        (Domain::Decimal, _) | (_, Domain::Decimal) => Domain::Decimal,
        (one, _) => one,
    }
}

/// What a comparison comes to whatever the values are; none if that depends on them.
fn certain(comparison: Comparison, left: Span, right: Span) -> Option<bool> {
    let apart = left.max < right.min || right.max < left.min;
    let (always, never) = match comparison {
        Comparison::Equal => (false, apart),
        Comparison::NotEqual => (apart, false),
        Comparison::Less => (left.max < right.min, left.min >= right.max),
        Comparison::LessOrEqual => (left.max <= right.min, left.min > right.max),
        Comparison::Greater => (left.min > right.max, left.max <= right.min),
        Comparison::GreaterOrEqual => (left.min >= right.max, left.max < right.min),
    };
    match (always, never) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

fn foregone(outcome: bool, range: &Range<usize>) -> Fault {
    let message = if outcome {
        "this is always true: the range of the field says so"
    } else {
        "this is never true: the range of the field says so"
    };
    Fault::new(range, message)
}
