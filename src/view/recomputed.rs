//! What a root says that follows from its members, computed in another way: for tests.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde::Serialize;

use super::kind::{FieldKind, Unit};
use super::names::variable;
use super::rust;
use crate::expression::{Aggregate, Derivation, Domain, Operand, Operation, Term};
use crate::model::{Bounds, Derived, Entity, Field, Literal, Member, Model};
use crate::naming::Name;
use crate::scalar::Scalar;

/// How far apart the numbers are that tests choose from.
const REACH: i64 = 1_000;

/// All that tests compute anew after each step.
#[derive(Debug, Default, Serialize)]
pub(crate) struct RecomputedView {
    pub(crate) all: Vec<RecomputationView>,
    /// The members from which it follows.
    pub(crate) members: Vec<VariedView>,
    /// Whether a number is a decimal.
    pub(crate) name_decimals: bool,
}

/// A field that is computed anew.
#[derive(Debug, Serialize)]
pub(crate) struct RecomputationView {
    /// As the aggregate says it, an expression.
    pub(crate) said: String,
    /// As it is computed of the parts, an expression.
    pub(crate) expected: String,
    /// What it is, for a message.
    pub(crate) name: String,
}

/// Members whose numbers vary.
#[derive(Debug, Serialize)]
pub(crate) struct VariedView {
    pub(crate) type_name: String,
    /// `sales::`, or nothing.
    pub(crate) path: String,
    pub(crate) module: String,
    /// `line` and `Line`: what the root calls one of them.
    pub(crate) singular: String,
    pub(crate) variant: String,
    /// `lines`: what the root calls them.
    pub(crate) collection: String,
    pub(crate) numbers: Vec<NumberView>,
    /// Whether all that it says varies.
    pub(crate) is_whole: bool,
}

/// A number of a member.
#[derive(Debug, Serialize)]
pub(crate) struct NumberView {
    pub(crate) ident: String,
    /// A strategy for an `Option` of it, an expression.
    pub(crate) strategy: String,
}

impl RecomputedView {
    pub(super) fn new(model: &Model, root: &Entity) -> Self {
        let recomputer = Recomputer { model, root };
        let all = root.derived.iter();
        let all: Vec<_> = all.filter_map(|it| recomputer.of_root(it)).collect();
        if all.is_empty() {
            return Self::default();
        }
        let members = model.members_of(&root.name);
        let members = members.filter_map(|member| VariedView::new(model, root, member));
        let members: Vec<_> = members.collect();
        let strategies = || members.iter().flat_map(|it| &it.numbers);
        Self {
            name_decimals: all.iter().any(|it| it.expected.contains("Decimal"))
                || strategies().any(|it| it.strategy.contains("Decimal")),
            all,
            members,
        }
    }
}

/// Writes expressions with the plain operators of Rust, which is exact for the numbers of tests.
struct Recomputer<'a> {
    model: &'a Model,
    root: &'a Entity,
}

impl Recomputer<'_> {
    /// Nothing where a value may be absent.
    fn of_root(&self, derived: &Derived) -> Option<RecomputationView> {
        let expanded = self.root.expanded(derived);
        let mut operands = expanded.term.operands().into_iter();
        if !operands.any(|operand| operand.aggregate.is_some()) {
            return None;
        }
        let ident = derived.field.name.ident();
        let said = format!("{}.{ident}()", variable(&self.root.name));
        let extreme = match &expanded.term {
            Term::Operand(operand) => self.extreme(operand),
            _ => None,
        };
        let is_whole = matches!(expanded.domain, Domain::Integer(_));
        Some(RecomputationView {
            said: if is_whole && extreme.is_none() {
                format!("i128::from({said})")
            } else {
                said
            },
            expected: match extreme {
                Some(extreme) => extreme,
                None => self.term(&expanded.term, &expanded.domain)?,
            },
            name: derived.field.name.snake().to_owned(),
        })
    }

    /// The least or the greatest value, which is absent without members.
    fn extreme(&self, operand: &Operand) -> Option<String> {
        let method = match operand.aggregate? {
            aggregate @ (Aggregate::Min | Aggregate::Max) => aggregate.keyword(),
            _ => return None,
        };
        let member = self.member(operand)?;
        let field = member.entity.said(operand.part.as_ref()?)?;
        let item = variable(&member.singular);
        let each = Self::each(member, &self.read(field, &item), field.optional);
        Some(format!("{}.iter(){each}.{method}()", self.all(operand)))
    }

    /// What each member says, as an adapter of an iterator.
    fn each(member: &Member, value: &str, is_partial: bool) -> String {
        let item = variable(&member.singular);
        let (adapter, plain) = if is_partial {
            ("filter_map", "()?")
        } else {
            ("map", "()")
        };
        let method = value.strip_prefix(&format!("{item}."));
        let method = method.and_then(|rest| rest.strip_suffix(plain));
        match method.filter(|rest| rest.chars().all(|c| c.is_alphanumeric() || c == '_')) {
            Some(method) => format!(".{adapter}({}::{method})", member.entity.name.pascal()),
            None if is_partial => format!(".{adapter}(|{item}| Some({value}))"),
            None => format!(".{adapter}(|{item}| {value})"),
        }
    }

    fn member(&self, operand: &Operand) -> Option<&Member> {
        let mut members = self.model.members_of(&self.root.name);
        members.find(|member| member.collection == operand.field)
    }

    fn all(&self, operand: &Operand) -> String {
        let root = variable(&self.root.name);
        format!("{root}.{}()", operand.field.ident())
    }

    /// The plain value of a field, inside of what is absent if the value is.
    fn read(&self, field: &Field, owner: &str) -> String {
        let there = if field.optional { "?" } else { "" };
        let plain = match FieldKind::new(self.model, field).unit {
            Unit::Value { .. } => ".get()",
            _ => "",
        };
        format!("{owner}.{}(){there}{plain}", field.member().ident())
    }

    fn term(&self, term: &Term, domain: &Domain) -> Option<String> {
        let owner = variable(&self.root.name);
        written(term, domain, &|operand| match operand.aggregate {
            None => {
                let field = self.root.field(&operand.field)?;
                let read = self.read(field, &owner);
                (!field.optional).then(|| converted(&read, field_scalar(self.model, field), domain))
            }
            Some(Aggregate::Count) => {
                let count = format!("{}.len()", self.all(operand));
                Some(match domain {
                    Domain::Decimal => format!("Decimal::from({count})"),
                    _ => format!("i128::try_from({count}).expect(\"a number\")"),
                })
            }
            Some(Aggregate::Sum) => self.sum(operand, domain),
            Some(Aggregate::Min | Aggregate::Max) => None,
        })
    }

    /// The sum of what each member says, or of what that follows from.
    fn sum(&self, operand: &Operand, domain: &Domain) -> Option<String> {
        let member = self.member(operand)?;
        let (entity, part) = (&member.entity, operand.part.as_ref()?);
        let item = variable(&member.singular);
        let derived = entity.derived.iter().find(|it| it.field.name == *part);
        let term = match derived.map(|it| entity.expanded(it)) {
            Some(Derivation { term, .. }) => term,
            None => Term::Operand(Operand {
                field: part.clone(),
                part: None,
                aggregate: None,
                ..operand.clone()
            }),
        };
        let mut is_partial = false;
        for it in term.operands() {
            is_partial |= entity.field(&it.field)?.optional;
        }
        let part = written(&term, domain, &|operand| {
            let field = entity.field(&operand.field)?;
            let read = self.read(field, &item);
            Some(converted(&read, field_scalar(self.model, field), domain))
        })?;
        let ty = if *domain == Domain::Decimal {
            "Decimal"
        } else {
            "i128"
        };
        let each = Self::each(member, &part, is_partial);
        Some(format!("{}.iter(){each}.sum::<{ty}>()", self.all(operand)))
    }
}

fn field_scalar(model: &Model, field: &Field) -> Scalar {
    FieldKind::new(model, field).scalar()
}

/// A number that was read, as one of those that are computed with.
fn converted(read: &str, scalar: Scalar, domain: &Domain) -> String {
    match (domain, scalar) {
        (Domain::Decimal, Scalar::Decimal) => read.to_owned(),
        (Domain::Decimal, _) => format!("Decimal::from({read})"),
        _ => format!("i128::from({read})"),
    }
}

/// A term with plain operators; nothing where it asks for a length.
fn written(
    term: &Term,
    domain: &Domain,
    read: &dyn Fn(&Operand) -> Option<String>,
) -> Option<String> {
    Some(match term {
        Term::Operand(operand) => read(operand)?,
        Term::Length(operand) if operand.aggregate.is_some() => read(operand)?,
        Term::Length(_) => return None,
        Term::Constant(literal) => match (domain, literal) {
            (Domain::Decimal, Literal::Integer(number)) => {
                rust::number(Scalar::Decimal, Decimal::from(*number))
            }
            (Domain::Decimal, Literal::Decimal(number)) => rust::number(Scalar::Decimal, *number),
            (_, Literal::Integer(number)) => {
                format!("i128::from({})", rust::integer((*number).into()))
            }
            _ => return None,
        },
        Term::Negate(of) => format!("-{}", inner(of, domain, read)?),
        Term::Arithmetic(operation, left, right) => {
            let sign = match operation {
                Operation::Add => "+",
                Operation::Subtract => "-",
                Operation::Multiply => "*",
                Operation::Divide => "/",
            };
            let (left, right) = (inner(left, domain, read)?, inner(right, domain, read)?);
            format!("{left} {sign} {right}")
        }
    })
}

fn inner(
    term: &Term,
    domain: &Domain,
    read: &dyn Fn(&Operand) -> Option<String>,
) -> Option<String> {
    let text = written(term, domain, read)?;
    Some(if term.is_computed() {
        format!("({text})")
    } else {
        text
    })
}

impl VariedView {
    fn new(model: &Model, root: &Entity, member: &Member) -> Option<Self> {
        let entity = &member.entity;
        let mut spoken: Vec<Name> = Vec::new();
        for derived in &root.derived {
            let expanded = root.expanded(derived);
            let operands = expanded.term.operands().into_iter();
            for operand in operands.filter(|it| it.field == member.collection) {
                spoken.extend(operand.part.iter().flat_map(|part| fields_of(entity, part)));
            }
        }
        let numbers = entity
            .fields
            .iter()
            .filter(|field| spoken.contains(&field.name));
        let numbers = numbers.filter_map(|field| NumberView::new(model, field));
        let numbers: Vec<_> = numbers.collect();
        (!numbers.is_empty()).then(|| Self {
            type_name: entity.name.pascal(),
            path: super::names::path_prefix(entity.context.as_ref()),
            module: entity.name.snake().to_owned(),
            singular: member.singular.snake().to_owned(),
            variant: member.singular.pascal(),
            collection: member.collection.ident(),
            is_whole: numbers.len() == entity.fields.len(),
            numbers,
        })
    }
}

/// The field itself, or those that it follows from.
fn fields_of(entity: &Entity, part: &Name) -> Vec<Name> {
    let derived = entity.derived.iter().find(|it| it.field.name == *part);
    match derived.map(|it| entity.expanded(it)) {
        Some(expanded) => {
            let operands = expanded.term.operands().into_iter();
            operands.map(|operand| operand.field.clone()).collect()
        }
        None => vec![part.clone()],
    }
}

impl NumberView {
    fn new(model: &Model, field: &Field) -> Option<Self> {
        let Bounds { min, max } = model.rules(field).bounds;
        let min = min.map(|min| min.ceil()).and_then(|min| min.to_i64());
        let max = max.map(|max| max.floor()).and_then(|max| max.to_i64());
        let least = min.unwrap_or_else(|| max.map_or(-REACH, |max| (max - REACH).min(-REACH)));
        let most = max.map_or(least + REACH, |max| max.min(least + REACH));
        if least > most {
            return None;
        }
        let range = |factor: i64, ty: &str| {
            let (least, most) = (least.checked_mul(factor)?, most.checked_mul(factor)?);
            let (least, most) = (rust::integer(least.into()), rust::integer(most.into()));
            Some(format!("{least}_{ty}..={most}"))
        };
        let number = match model.scalar(field)? {
            Scalar::Int => range(1, "i32")?,
            Scalar::BigInt => range(1, "i64")?,
            Scalar::Decimal => {
                let range = range(100, "i64")?;
                format!("({range}).prop_map(|number| Decimal::new(number, 2))")
            }
            _ => return None,
        };
        Some(Self {
            ident: field.member().ident(),
            strategy: if field.optional {
                format!("prop::option::of({number})")
            } else {
                match model.scalar(field)? {
                    Scalar::Decimal => format!("{number}.prop_map(Some)"),
                    _ => format!("({number}).prop_map(Some)"),
                }
            },
        })
    }
}
