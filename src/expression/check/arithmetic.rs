//! What is computed, and whether that is exact.

use super::{Checker, Kind, Typed, numeric};
use crate::expression::constants::{as_number, negated};
use crate::expression::fault::Fault;
use crate::expression::numbers::{computed, inverse, spanned};
use crate::expression::syntax::Syntax;
use crate::expression::tree::{Derivation, Domain, Operand, Operation, Span, Term, number};
use crate::scalar::Scalar;

impl Checker<'_> {
    pub(super) fn negate(&mut self, of: &Syntax) -> Option<Typed> {
        let typed = self.number(of)?;
        if let Term::Constant(literal) = &typed.term {
            return negated(literal).map(|literal| numeric(&literal));
        }
        let turned = |span: Span| Span::of(-span.max, -span.min);
        Some(Typed {
            kind: match typed.kind {
                Kind::Integer(span) => Kind::Integer(turned(span)),
                kind => kind,
            },
            width: typed.width.and(turned(typed.width)),
            term: Term::Negate(Box::new(typed.term)),
        })
    }

    pub(super) fn arithmetic(
        &mut self,
        operation: Operation,
        left: &Syntax,
        right: &Syntax,
    ) -> Option<Typed> {
        let range = left.range.start..right.range.end;
        let one = self.number(left);
        let other = self.number(right);
        let (one, other) = (one?, other?);
        let (operation, other) = match operation {
            Operation::Divide => (Operation::Multiply, self.inverse(&other, right)?),
            operation => (operation, other),
        };
        if let (Term::Constant(one), Term::Constant(other)) = (&one.term, &other.term) {
            let folded = computed(operation, as_number(one)?, as_number(other)?);
            return match folded {
                Some(folded) => Some(numeric(&number(folded))),
                None => self.fault(Fault::new(&range, "this number has more than 28 digits")),
            };
        }
        let term = Term::Arithmetic(operation, Box::new(one.term), Box::new(other.term));
        let (Kind::Integer(first), Kind::Integer(second)) = (&one.kind, &other.kind) else {
            let width = one.width.and(other.width);
            return Some(Typed {
                term,
                kind: Kind::Decimal,
                width,
            });
        };
        let Some(span) = spanned(operation, *first, *second) else {
            let fault = Fault::new(&range, "this may be a number of more than 38 digits");
            return self.fault(fault.hint("give the fields a range, or make one a `decimal`"));
        };
        let width = one.width.and(other.width).and(span);
        Some(Typed {
            term,
            kind: Kind::Integer(span),
            width,
        })
    }

    /// What is computed, as a number of that scalar.
    pub(super) fn derivation(&mut self, syntax: &Syntax, scalar: Scalar) -> Option<Derivation> {
        let typed = self.number(syntax)?;
        let is_gathered = |operand: &Operand| operand.aggregate.is_some();
        let follows = match &typed.term {
            Term::Length(_) => true,
            Term::Operand(operand) => is_gathered(operand),
            term => term.is_computed(),
        };
        if !follows {
            let fault = Fault::new(&syntax.range, "nothing is computed here");
            return self.fault(fault.hint("write what it follows from, `unit_price * quantity`"));
        }
        let span = match (&typed.kind, scalar) {
            (Kind::Integer(span), Scalar::Int | Scalar::BigInt) => Some(*span),
            _ => None,
        };
        let domain = match (typed.kind, scalar) {
            (Kind::Integer(span), Scalar::Int) if span.is_within(Span::INT) => {
                Domain::Integer(typed.width)
            }
            (Kind::Integer(span), Scalar::BigInt) if span.is_within(Span::BIGINT) => {
                Domain::Integer(typed.width)
            }
            (_, Scalar::Decimal) => Domain::Decimal,
            (Kind::Integer(_), _) => {
                let keyword = scalar.keyword();
                let message = format!("this may be beyond what `{keyword}` holds");
                let fault = Fault::new(&syntax.range, message);
                return self.fault(fault.hint("give the fields a range, or take a larger type"));
            }
            _ => {
                let message = format!("this is a `decimal`, no `{}`", scalar.keyword());
                return self.fault(Fault::new(&syntax.range, message));
            }
        };
        let term = typed.term;
        Some(Derivation { term, domain, span })
    }

    /// What a division multiplies by.
    fn inverse(&mut self, divisor: &Typed, syntax: &Syntax) -> Option<Typed> {
        let Term::Constant(literal) = &divisor.term else {
            let fault = Fault::new(
                &syntax.range,
                "what is divided by a field has no exact result",
            );
            return self.fault(fault.hint("multiply the other side of the comparison instead"));
        };
        let Some(inverse) = inverse(as_number(literal)?) else {
            let fault = Fault::new(&syntax.range, "what is divided by this has no exact result");
            return self.fault(fault.hint("multiply the other side of the comparison instead"));
        };
        Some(numeric(&number(inverse)))
    }

    /// A term of which something can be computed.
    fn number(&mut self, syntax: &Syntax) -> Option<Typed> {
        let typed = self.term(syntax)?;
        let fault = match typed.kind {
            Kind::Integer(_) | Kind::Decimal => return Some(typed),
            Kind::Float => Fault::new(&syntax.range, "what is computed of a `float` is not exact")
                .hint("make it a `decimal`"),
            _ => {
                let what = typed.described();
                Fault::new(&syntax.range, format!("expected a number, found {what}"))
            }
        };
        self.fault(fault)
    }
}
