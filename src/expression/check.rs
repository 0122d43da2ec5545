//! Whether the words of an expression fit together, and what they mean then.

mod arithmetic;
mod comparison;
mod gathering;

use super::fault::Fault;
use super::scope::Scope;
use super::syntax::{Junction, Node, Syntax};
use super::tree::{Condition, Derivation, Operand, Span, Term, Type};
use super::{constants, parser};
use crate::model::Literal;
use crate::naming::Name;
use crate::scalar::Scalar;

/// Reads a condition on what is in scope.
///
/// # Errors
///
/// All that is wrong with it; nothing at all if it speaks of a name that was reported elsewhere.
pub fn condition(text: &str, scope: &Scope) -> Result<Condition, Vec<Fault>> {
    let syntax = parser::read(text).map_err(|fault| vec![fault])?;
    let mut checker = Checker {
        scope,
        faults: Vec::new(),
    };
    let condition = checker.condition(&syntax, false);
    match condition {
        Some(condition) if checker.faults.is_empty() => Ok(condition),
        _ => Err(checker.faults),
    }
}

/// Reads what is computed of what is in scope, a number of that scalar.
///
/// # Errors
///
/// All that is wrong with it; nothing at all if it speaks of a name that was reported elsewhere.
pub fn derivation(text: &str, scalar: Scalar, scope: &Scope) -> Result<Derivation, Vec<Fault>> {
    let syntax = parser::read(text).map_err(|fault| vec![fault])?;
    let mut checker = Checker {
        scope,
        faults: Vec::new(),
    };
    let derivation = checker.derivation(&syntax, scalar);
    match derivation {
        Some(derivation) if checker.faults.is_empty() => Ok(derivation),
        _ => Err(checker.faults),
    }
}

struct Checker<'a> {
    scope: &'a Scope,
    faults: Vec<Fault>,
}

/// A term with what it is.
#[derive(Debug, Clone)]
struct Typed {
    term: Term,
    kind: Kind,
    /// What all whole numbers that are computed on the way lie in.
    width: Span,
}

/// What a term is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Integer(Span),
    Decimal,
    Float,
    Bool,
    Text(Scalar),
    Enum(Name),
    Scalar(Scalar),
    List,
    Opaque(&'static str),
    /// A text in quotes, which is what it is compared with.
    Quoted,
}

impl Kind {
    fn of(ty: &Type) -> Self {
        match ty {
            Type::Integer(_, span) => Self::Integer(*span),
            Type::Decimal => Self::Decimal,
            Type::Float => Self::Float,
            Type::Bool => Self::Bool,
            Type::Text { scalar, .. } => Self::Text(*scalar),
            Type::Enum(name, _) => Self::Enum(name.clone()),
            Type::Scalar(scalar) => Self::Scalar(*scalar),
            Type::List(_) => Self::List,
            Type::Opaque(what) => Self::Opaque(what),
        }
    }
}

impl Typed {
    fn is_constant(&self) -> bool {
        matches!(self.term, Term::Constant(_))
    }

    /// What it is, for a message.
    fn described(&self) -> String {
        let integer = match &self.term {
            Term::Operand(Operand {
                ty: Type::Integer(scalar, _),
                ..
            }) => Some(*scalar),
            _ => None,
        };
        let keyword = match (&self.term, &self.kind) {
            (Term::Constant(Literal::Integer(_) | Literal::Decimal(_)), _) => {
                return "a number".to_owned();
            }
            (Term::Length(operand), _) if operand.aggregate.is_some() => {
                return "a number of members".to_owned();
            }
            (Term::Length(_), _) => return "a length".to_owned(),
            (_, Kind::Integer(_)) => match integer {
                Some(scalar) => scalar.keyword().to_owned(),
                None => return "a whole number".to_owned(),
            },
            (_, Kind::Decimal) => Scalar::Decimal.keyword().to_owned(),
            (_, Kind::Float) => Scalar::Float.keyword().to_owned(),
            (_, Kind::Bool) => Scalar::Bool.keyword().to_owned(),
            (_, Kind::Text(scalar) | Kind::Scalar(scalar)) => scalar.keyword().to_owned(),
            (_, Kind::Enum(name)) => name.pascal(),
            (_, Kind::List) => return "a list".to_owned(),
            (_, Kind::Opaque(what)) => return (*what).to_owned(),
            (_, Kind::Quoted) => return "a text".to_owned(),
        };
        let vowel = keyword.to_lowercase().starts_with(['a', 'e', 'i', 'o']);
        format!("{} `{keyword}`", if vowel { "an" } else { "a" })
    }
}

impl Checker<'_> {
    fn fault<T>(&mut self, fault: Fault) -> Option<T> {
        self.faults.push(fault);
        None
    }

    fn found<T>(&mut self, found: Result<T, Fault>) -> Option<T> {
        found.map_err(|fault| self.faults.push(fault)).ok()
    }

    /// What a syntax asks for, or the opposite of it.
    fn condition(&mut self, syntax: &Syntax, negated: bool) -> Option<Condition> {
        match &syntax.node {
            Node::Not(of) => self.condition(of, !negated),
            Node::Join(junction, left, right) => {
                let left = self.condition(left, negated != (*junction == Junction::Implies));
                let right = self.condition(right, negated);
                let all = (*junction == Junction::And) != negated;
                Some(joined(all, left?, right?))
            }
            Node::Compare(comparison, left, right) => {
                let comparison = if negated {
                    comparison.negated()
                } else {
                    *comparison
                };
                self.compare(comparison, left, right)
            }
            Node::OneOf {
                of,
                among,
                negated: not,
            } => self.one_of(of, among, *not != negated),
            Node::Empty { of, negated: not } => self.empty(of, *not != negated),
            Node::Name(name) => {
                let operand = self.operand(syntax, name)?;
                if operand.ty == Type::Bool {
                    return Some(Condition::Holds { operand, negated });
                }
                self.no_condition(syntax)
            }
            _ => self.no_condition(syntax),
        }
    }

    fn no_condition<T>(&mut self, syntax: &Syntax) -> Option<T> {
        if let Node::Bool(_) = syntax.node {
            return self.fault(Fault::new(&syntax.range, "a constant alone says nothing"));
        }
        let what = self.term(syntax)?.described();
        let message = format!("expected a condition, found {what}");
        self.fault(Fault::new(&syntax.range, message).hint("compare it, as in `price > 0`"))
    }

    fn empty(&mut self, of: &Syntax, negated: bool) -> Option<Condition> {
        let Node::Name(name) = &of.node else {
            let fault = Fault::new(&of.range, "only a field can be empty");
            return self.fault(fault);
        };
        let operand = self.operand(of, name)?;
        if operand.optional || operand.ty.may_be_empty() {
            return Some(Condition::Empty { operand, negated });
        }
        let why = match operand.ty.lengths() {
            Some(_) => "it is required, and has a smallest length",
            None => "it is not `optional`",
        };
        self.fault(Fault::new(
            &of.range,
            format!("`{name}` is never empty: {why}"),
        ))
    }

    fn operand(&mut self, syntax: &Syntax, name: &str) -> Option<Operand> {
        if self.scope.is_broken(name) {
            return None;
        }
        let found = self.scope.find(name, &syntax.range);
        self.found(found.cloned())
    }

    fn term(&mut self, syntax: &Syntax) -> Option<Typed> {
        let plain = |term, kind: Kind| {
            let width = match kind {
                Kind::Integer(span) => span,
                _ => Span::of(0, 0),
            };
            Some(Typed { term, kind, width })
        };
        match &syntax.node {
            Node::Name(name) => {
                let operand = self.operand(syntax, name)?;
                let kind = Kind::of(&operand.ty);
                plain(Term::Operand(operand), kind)
            }
            Node::Number(value) => Some(numeric(&super::tree::number(*value))),
            Node::Text(text) => plain(Term::Constant(Literal::Text(text.clone())), Kind::Quoted),
            Node::Bool(value) => plain(Term::Constant(Literal::Bool(*value)), Kind::Bool),
            Node::Typed(scalar, text) => {
                let literal = constants::of_scalar(*scalar, text, &syntax.range);
                let literal = self.found(literal)?;
                plain(Term::Constant(literal), Kind::Scalar(*scalar))
            }
            Node::Length(of) => self.length(of),
            Node::Aggregate(aggregate, of) => self.gathered(*aggregate, of),
            Node::Negate(of) => self.negate(of),
            Node::Arithmetic(operation, left, right) => self.arithmetic(*operation, left, right),
            _ => self.fault(Fault::new(
                &syntax.range,
                "expected a value, found a condition",
            )),
        }
    }

    fn length(&mut self, of: &Syntax) -> Option<Typed> {
        let Node::Name(name) = &of.node else {
            let fault = Fault::new(&of.range, "only a field has a length");
            return self.fault(fault);
        };
        let operand = self.operand(of, name)?;
        if let Some(span) = operand.ty.lengths() {
            let kind = Kind::Integer(span);
            return Some(Typed {
                term: Term::Length(operand),
                kind,
                width: span,
            });
        }
        let what = self.term(of)?.described();
        let message = format!("{what} has no length");
        self.fault(Fault::new(&of.range, message).hint("texts and lists have one"))
    }
}

/// A constant number.
fn numeric(literal: &Literal) -> Typed {
    let (kind, width) = match literal {
        Literal::Integer(value) => {
            let span = Span::of((*value).into(), (*value).into());
            (Kind::Integer(span), span)
        }
        _ => (Kind::Decimal, Span::of(0, 0)),
    };
    Typed {
        term: Term::Constant(literal.clone()),
        kind,
        width,
    }
}

fn joined(all: bool, left: Condition, right: Condition) -> Condition {
    let mut parts = Vec::new();
    for part in [left, right] {
        match (all, part) {
            (true, Condition::All(inner)) | (false, Condition::Any(inner)) => parts.extend(inner),
            (_, part) => parts.push(part),
        }
    }
    if all {
        Condition::All(parts)
    } else {
        Condition::Any(parts)
    }
}
