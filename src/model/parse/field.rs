//! One field: its type resolved, its rules and constants read, its modifiers held together.

use super::constant::Target;
use super::known::Known;
use super::node::{Entry, Kind, Node};
use super::problems::Problems;
use super::rules::{self, Subject};
use super::shape::{Flag, Shape, TypeName};
use crate::model::{Bounds, Constraints, ElementType, Field, FieldType, Literal};
use crate::naming::{Name, Role};
use crate::scalar::Scalar;

/// Reads a field; none if its name or type is wrong, which is reported.
pub(super) fn read(
    entry: &Entry,
    context: Option<&Name>,
    known: &Known<'_>,
    problems: &mut Problems,
) -> Option<Field> {
    let name = problems.name(&entry.key, entry.span.clone(), Role::Field);
    let shape = Shape::of_field(entry, problems);
    let ty = resolve(&shape, context, known, problems)?;
    let constraints = rules::read(&shape, subject(&ty), problems);
    let constants = Constants {
        ty: &ty,
        constraints: &constraints,
        known,
    };
    let default = constants.read(shape.default.as_ref(), "default", problems);
    let example = constants.read(shape.example.as_ref(), "example", problems);
    check_flags(&shape, &ty, known, problems);
    let has = |flag| shape.flags.contains_key(&flag);
    Some(Field {
        name: name?,
        optional: has(Flag::Optional),
        unique: has(Flag::Unique),
        index: has(Flag::Index),
        readonly: has(Flag::Readonly),
        immutable: has(Flag::Immutable),
        secret: has(Flag::Secret),
        doc: shape.doc,
        ty,
        constraints,
        default,
        example,
    })
}

fn resolve(
    shape: &Shape,
    context: Option<&Name>,
    known: &Known<'_>,
    problems: &mut Problems,
) -> Option<FieldType> {
    Some(match shape.ty.as_ref()? {
        TypeName::Scalar(scalar) => FieldType::Scalar(*scalar),
        TypeName::Named(text) => FieldType::Value(known.value_name(text, context, problems)?),
        TypeName::Ref(text) => FieldType::Ref(known.entity_name(text, problems)?),
        TypeName::ListOfScalar(scalar) => FieldType::List(ElementType::Scalar(*scalar)),
        TypeName::ListOfNamed(text) => {
            let name = known.value_name(text, context, problems)?;
            FieldType::List(ElementType::Value(name))
        }
    })
}

fn subject(ty: &FieldType) -> Subject {
    match ty {
        FieldType::Scalar(scalar) => Subject::Scalar(*scalar),
        FieldType::Value(_) => Subject::Value,
        FieldType::Ref(_) => Subject::Ref,
        FieldType::List(_) => Subject::List,
    }
}

/// What the constants of a field are held to.
struct Constants<'a> {
    ty: &'a FieldType,
    constraints: &'a Constraints,
    known: &'a Known<'a>,
}

impl Constants<'_> {
    fn read(&self, node: Option<&Node>, what: &str, problems: &mut Problems) -> Option<Literal> {
        let node = node?;
        match self.ty {
            FieldType::Scalar(scalar) => {
                let target = Target {
                    scalar: *scalar,
                    rules: self.constraints,
                };
                target.read(node, what, problems)
            }
            FieldType::Value(name) => self.of_value(name, node, what, problems),
            FieldType::List(element) => self.list(element, node, what, problems),
            FieldType::Ref(_) => {
                let message = format!("a reference has no `{what}`: it names one aggregate by id");
                problems.add(node.span.clone(), message);
                None
            }
        }
    }

    fn of_value(
        &self,
        name: &Name,
        node: &Node,
        what: &str,
        problems: &mut Problems,
    ) -> Option<Literal> {
        let value = self.known.value(name)?;
        let target = Target {
            scalar: value.scalar,
            rules: &value.constraints,
        };
        target.read(node, what, problems)
    }

    fn list(
        &self,
        element: &ElementType,
        node: &Node,
        what: &str,
        problems: &mut Problems,
    ) -> Option<Literal> {
        let Kind::Array(nodes) = &node.kind else {
            problems.hint(
                node.span.clone(),
                format!("`{what}` of a list is a list, not {}", node.describe()),
                format!("write `{{ type = \"list:…\", {what} = [\"…\"] }}`"),
            );
            return None;
        };
        if !self.constraints.bounds.contains(nodes.len().into()) {
            let range = self.constraints.bounds;
            let message = format!("`{what}` has {} elements, not {range}", nodes.len());
            problems.add(node.span.clone(), message);
        }
        let read = nodes.iter().map(|node| match element {
            ElementType::Value(name) => self.of_value(name, node, what, problems),
            ElementType::Scalar(scalar) => {
                let rules = Constraints {
                    bounds: Bounds::default_of(*scalar),
                    pattern: None,
                };
                let target = Target {
                    scalar: *scalar,
                    rules: &rules,
                };
                target.read(node, what, problems)
            }
        });
        let read: Vec<_> = read.collect();
        read.into_iter().collect::<Option<_>>().map(Literal::List)
    }
}

/// Pairs of modifiers of which one makes the other pointless or impossible.
const EXCLUSIVE: &[(Flag, Flag, &str, &str)] = &[
    (
        Flag::Readonly,
        Flag::Immutable,
        "a `readonly` field is never set, so `immutable` says nothing",
        "keep `readonly`",
    ),
    (
        Flag::Unique,
        Flag::Index,
        "a `unique` field has an index already",
        "keep `unique`",
    ),
    (
        Flag::Unique,
        Flag::Secret,
        "a `unique` field cannot be `secret`: its conflicts would tell what others have",
        "keep one of the two",
    ),
    (
        Flag::Index,
        Flag::Secret,
        "a `secret` field is never searched, so an index is of no use",
        "keep `secret`",
    ),
];

fn check_flags(shape: &Shape, ty: &FieldType, known: &Known<'_>, problems: &mut Problems) {
    for (one, other, message, hint) in EXCLUSIVE {
        if let (Some(one), Some(other)) = (shape.flags.get(one), shape.flags.get(other)) {
            let later = if one.start > other.start { one } else { other };
            problems.hint(later.clone(), *message, *hint);
        }
    }
    check_default(shape, problems);
    for (flag, word) in [(Flag::Unique, "unique"), (Flag::Index, "index")] {
        if let Some(span) = shape.flags.get(&flag)
            && !comparable(ty, known)
        {
            let what = describe(ty, known);
            problems.add(span.clone(), format!("{what} cannot have `{word}`"));
        }
    }
    if let Some(span) = shape.flags.get(&Flag::Secret)
        && scalar(ty, known).is_none_or(|scalar| !scalar.spec().secret)
        && !is_unread(ty, known)
    {
        problems.hint(
            span.clone(),
            format!("{} cannot be `secret`", describe(ty, known)),
            "`secret` is for `string` and `text`",
        );
    }
}

fn check_default(shape: &Shape, problems: &mut Problems) {
    let optional = shape.flags.get(&Flag::Optional);
    match &shape.default {
        None => {
            let readonly = shape.flags.get(&Flag::Readonly);
            if let (Some(span), None) = (readonly, optional) {
                problems.hint(
                    span.clone(),
                    "a `readonly` field has no value at creation",
                    "give it a `default`, or make it `optional`",
                );
            }
        }
        Some(default) => {
            if optional.is_some() {
                problems.hint(
                    default.span.clone(),
                    "an `optional` field is absent when it is not given, so it has no default",
                    "keep `optional` or `default`",
                );
            }
            if shape.flags.contains_key(&Flag::Unique) {
                problems.hint(
                    default.span.clone(),
                    "only one row could have the default of a `unique` field",
                    "drop `default` or `unique`",
                );
            }
        }
    }
}

/// Whether a field of this type can be compared in SQL.
pub(super) fn comparable(ty: &FieldType, known: &Known<'_>) -> bool {
    match ty {
        FieldType::Ref(_) => true,
        FieldType::List(_) => false,
        FieldType::Scalar(_) | FieldType::Value(_) => {
            scalar(ty, known).is_none_or(|scalar| scalar.spec().comparable)
        }
    }
}

/// The scalar of a field; none for references, lists and values that are wrong themselves.
pub(super) fn scalar(ty: &FieldType, known: &Known<'_>) -> Option<Scalar> {
    match ty {
        FieldType::Scalar(scalar) => Some(*scalar),
        FieldType::Value(name) => known.value(name).map(|value| value.scalar),
        FieldType::Ref(_) | FieldType::List(_) => None,
    }
}

/// A value object that was reported, of which nothing more can be said.
fn is_unread(ty: &FieldType, known: &Known<'_>) -> bool {
    matches!(ty, FieldType::Value(name) if known.value(name).is_none())
}

fn describe(ty: &FieldType, known: &Known<'_>) -> String {
    match (ty, scalar(ty, known)) {
        (FieldType::Ref(_), _) => "a reference".to_owned(),
        (FieldType::List(_), _) => "a list".to_owned(),
        (_, Some(scalar)) => format!("`{}`", scalar.keyword()),
        (_, None) => "this type".to_owned(),
    }
}
