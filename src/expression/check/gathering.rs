//! What is made of all members of a collection.

use super::{Checker, Kind, Typed};
use crate::expression::fault::Fault;
use crate::expression::scope::Collection;
use crate::expression::syntax::{Node, Syntax};
use crate::expression::tree::{Aggregate, Operand, Span, Term, Type};
use crate::model::nearest;
use crate::scalar::Scalar;

impl Checker<'_> {
    pub(super) fn gathered(&mut self, aggregate: Aggregate, of: &Syntax) -> Option<Typed> {
        let keyword = aggregate.keyword();
        let Node::Name(path) = &of.node else {
            let fault = Fault::new(&of.range, format!("only members have a `{keyword}`"));
            return self.fault(fault.hint(example(aggregate, "lines")));
        };
        let (name, field) = match path.split_once('.') {
            Some((name, field)) => (name, Some(field)),
            None => (path.as_str(), None),
        };
        if self.scope.is_broken(name) {
            return None;
        }
        let collection = self.collection(name, of)?;
        let operand = match (aggregate, field) {
            (Aggregate::Count, None) => return Some(counted(&collection)),
            (Aggregate::Count, Some(_)) | (_, None) => {
                let message = match aggregate {
                    Aggregate::Count => format!("`{keyword}` counts members, not their fields"),
                    _ => format!("`{keyword}` is made of a field of the `{name}`"),
                };
                let fault = Fault::new(&of.range, message);
                return self.fault(fault.hint(example(aggregate, name)));
            }
            (_, Some(field)) if collection.scope.is_broken(field) => return None,
            (_, Some(field)) => {
                let found = collection.scope.find(field, &of.range);
                self.found(found.cloned())?
            }
        };
        let ty = self.made_of(aggregate, &operand, &collection, of)?;
        let kind = Kind::of(&ty);
        let width = match kind {
            Kind::Integer(span) => span,
            _ => Span::of(0, 0),
        };
        let gathered = Operand {
            part: Some(operand.field),
            field: collection.name,
            optional: aggregate != Aggregate::Sum,
            inexact: false,
            aggregate: Some(aggregate),
            ty,
        };
        Some(Typed {
            term: Term::Operand(gathered),
            kind,
            width,
        })
    }

    fn collection(&mut self, name: &str, of: &Syntax) -> Option<Collection> {
        let collections = &self.scope.collections;
        let mut named = collections.iter().filter(|it| it.name.snake() == name);
        if let Some(collection) = named.next() {
            return Some(collection.clone());
        }
        let fault = Fault::new(&of.range, format!("`{name}` are no members of it"));
        let near = nearest(name, collections.iter().map(|it| it.name.snake()));
        self.fault(match near {
            Some(near) => fault.hint(format!("did you mean `{near}`?")),
            None if collections.is_empty() => {
                fault.hint("members are entities that are `part_of` it")
            }
            None => fault,
        })
    }

    /// The type of what is made of such values. A sum that may be beyond 64 bits is a decimal.
    fn made_of(
        &mut self,
        aggregate: Aggregate,
        operand: &Operand,
        collection: &Collection,
        of: &Syntax,
    ) -> Option<Type> {
        let keyword = aggregate.keyword();
        match (aggregate, &operand.ty) {
            (Aggregate::Sum, Type::Integer(_, span)) => {
                let count = collection.count;
                let sum = Span::of(
                    span.min.min(0) * count.max + span.min.max(0) * count.min,
                    span.max.max(0) * count.max + span.max.min(0) * count.min,
                );
                // Those that are absent add nothing.
                let sum = if operand.optional {
                    sum.and(Span::of(0, 0))
                } else {
                    sum
                };
                Some(if sum.is_within(Span::BIGINT) {
                    Type::Integer(Scalar::BigInt, sum)
                } else {
                    Type::Decimal
                })
            }
            (_, ty @ (Type::Integer(..) | Type::Decimal)) => Some(ty.clone()),
            (Aggregate::Min | Aggregate::Max, ty @ Type::Scalar(scalar))
                if *scalar != Scalar::Uuid =>
            {
                Some(ty.clone())
            }
            (_, Type::Float) => {
                let fault = Fault::new(&of.range, "what is made of a `float` is not exact");
                self.fault(fault.hint("make it a `decimal`"))
            }
            _ => {
                let fault =
                    Fault::new(&of.range, format!("there is no `{keyword}` of such values"));
                self.fault(fault.hint("it is made of numbers"))
            }
        }
    }
}

/// How many members there are: the length of their list.
fn counted(collection: &Collection) -> Typed {
    let operand = Operand {
        field: collection.name.clone(),
        part: None,
        ty: Type::List(collection.count),
        optional: false,
        inexact: false,
        aggregate: Some(Aggregate::Count),
    };
    Typed {
        term: Term::Length(operand),
        kind: Kind::Integer(collection.count),
        width: collection.count,
    }
}

fn example(aggregate: Aggregate, collection: &str) -> String {
    let keyword = aggregate.keyword();
    match aggregate {
        Aggregate::Count => format!("write `{keyword}({collection})`"),
        _ => format!("write `{keyword}({collection}.…)`"),
    }
}
