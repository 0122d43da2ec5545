//! One field: its type resolved, its rules and constants read, its modifiers held together.

use super::composite;
use super::constant::Target;
use super::enumeration;
use super::known::Known;
use super::modifiers;
use super::node::{Entry, Kind, Node, Text};
use super::problems::Problems;
use super::relation;
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
    let constraints = rules::read(&shape, subject(&ty, known), problems);
    let constants = Constants {
        ty: &ty,
        constraints: &constraints,
        known,
    };
    let default = constants.read(shape.default.as_ref(), "default", problems);
    let default = default.or_else(|| relation::nothing(&ty, &constraints));
    let example = constants.read(shape.example.as_ref(), "example", problems);
    modifiers::check(&shape, &ty, known, problems);
    let has = |flag| shape.flags.contains_key(&flag);
    Some(Field {
        name: name?,
        was: shape
            .was
            .as_ref()
            .and_then(|text| problems.name_of(text, Role::Field)),
        optional: has(Flag::Optional),
        unique: has(Flag::Unique),
        index: has(Flag::Index),
        readonly: has(Flag::Readonly),
        immutable: has(Flag::Immutable),
        secret: has(Flag::Secret),
        on_delete: relation::on_delete(&shape, &ty, problems),
        inverse: relation::inverse(&shape, &ty, problems),
        doc: shape.doc,
        ty,
        constraints,
        default,
        example,
        chosen: None,
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
        TypeName::Named(text) => {
            let name = known.value_name(text, context, problems)?;
            if known.is_enum(&name) {
                FieldType::Enum(name)
            } else if known.is_composite(&name) {
                FieldType::Composite(name)
            } else {
                FieldType::Value(name)
            }
        }
        TypeName::Money => FieldType::Composite(composite::money_name()?),
        TypeName::Ref(text) => FieldType::Ref(known.entity_name(text, problems)?),
        TypeName::Refs(text) => FieldType::Refs(known.entity_name(text, problems)?),
        TypeName::ListOfScalar(scalar) => FieldType::List(ElementType::Scalar(*scalar)),
        TypeName::ListOfNamed(text) => {
            let name = known.value_name(text, context, problems)?;
            if known.is_composite(&name) {
                refuse_list(text, &name, problems);
                return None;
            }
            FieldType::List(if known.is_enum(&name) {
                ElementType::Enum(name)
            } else {
                ElementType::Value(name)
            })
        }
    })
}

/// Refuses a list of values of several parts: each of them is worth an identity.
fn refuse_list(text: &Text, name: &Name, problems: &mut Problems) {
    problems.hint(
        text.span(),
        format!(
            "a list of `{}`, which has several parts, is not possible",
            name.pascal()
        ),
        "make an entity that is `part_of` this one, with a field of that type",
    );
}

fn subject(ty: &FieldType, known: &Known<'_>) -> Subject {
    let measured = |name| {
        known
            .composite(name)
            .is_some_and(|it| it.measured.is_some())
    };
    match ty {
        FieldType::Composite(name) if measured(name) => Subject::Amount,
        FieldType::Scalar(scalar) => Subject::Scalar(*scalar),
        FieldType::Value(_) | FieldType::Composite(_) => Subject::Value,
        FieldType::Enum(_) => Subject::Enum,
        FieldType::Ref(_) => Subject::Ref,
        FieldType::Refs(_) => Subject::Refs,
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
            FieldType::Enum(name) => self.of_enum(name, node, what, problems),
            FieldType::List(element) => self.list(element, node, what, problems),
            FieldType::Composite(name) => {
                let message = format!("a field of `{}` has no `{what}`", name.pascal());
                let hint = format!("state the `{what}` of its parts where they are declared");
                problems.hint(node.span.clone(), message, hint);
                None
            }
            FieldType::Ref(_) => {
                let message = format!("a reference has no `{what}`: it names one aggregate by id");
                problems.add(node.span.clone(), message);
                None
            }
            FieldType::Refs(_) => {
                let message = format!("references have no `{what}`: they name aggregates by id");
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

    fn of_enum(
        &self,
        name: &Name,
        node: &Node,
        what: &str,
        problems: &mut Problems,
    ) -> Option<Literal> {
        let target = Target {
            scalar: Scalar::String,
            rules: &Constraints::default(),
        };
        let literal = target.read(node, what, problems)?;
        if let Some((message, hint)) = enumeration::fault(&literal, self.known.enumeration(name)?) {
            problems.push(node.span.clone(), message, hint);
            return None;
        }
        Some(literal)
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
            ElementType::Enum(name) => self.of_enum(name, node, what, problems),
            ElementType::Scalar(scalar) => {
                let rules = Constraints {
                    bounds: Bounds::default_of(*scalar),
                    ..Constraints::default()
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
