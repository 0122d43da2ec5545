//! What a field is when nothing is said of it, and what documents show of it.

use super::constant::Target;
use super::enumeration;
use super::known::Known;
use super::node::{Kind, Node};
use super::problems::{Problems, did_you_mean};
use crate::model::{Bounds, Constraints, ElementType, FieldType, Literal};
use crate::naming::Name;
use crate::scalar::Scalar;

/// What the constants of a field are held to.
pub(super) struct Constants<'a> {
    pub(super) ty: &'a FieldType,
    pub(super) constraints: &'a Constraints,
    pub(super) known: &'a Known<'a>,
}

impl Constants<'_> {
    /// Reads one that may not be stated, `what` for messages; a wrong one is reported.
    pub(super) fn read(
        &self,
        node: Option<&Node>,
        what: &str,
        problems: &mut Problems,
    ) -> Option<Literal> {
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

    /// Reads the default of a value of several parts, which makes a whole with those of its parts;
    /// a wrong one is reported.
    pub(super) fn parts(
        &self,
        name: &Name,
        node: &Node,
        problems: &mut Problems,
    ) -> Option<Vec<(Name, Literal)>> {
        let composite = self.known.composite(name)?;
        let type_name = name.pascal();
        let Kind::Table(entries) = &node.kind else {
            let message = format!(
                "the default of `{type_name}` is a table, not {}",
                node.describe()
            );
            let parts = composite.parts.iter().filter(|part| !part.optional);
            let parts: Vec<_> = parts.map(|part| format!("{} = …", part.name)).collect();
            let hint = format!(
                "write `default = {{ {} }}`, in a table that says the type, too",
                parts.join(", ")
            );
            problems.hint(node.span.clone(), message, hint);
            return None;
        };
        let known: Vec<_> = composite
            .parts
            .iter()
            .map(|part| part.name.snake())
            .collect();
        for entry in entries
            .iter()
            .filter(|it| !known.contains(&it.key.as_str()))
        {
            let message = format!("`{type_name}` has no part `{}`", entry.key.escape_debug());
            problems.push(
                entry.span.clone(),
                message,
                did_you_mean(&entry.key, &known),
            );
        }
        let is_whole = entries.iter().all(|it| known.contains(&it.key.as_str()));
        let mut parts = Vec::new();
        for part in composite.parts_under(self.constraints) {
            let Some(entry) = entries.iter().find(|it| it.key == part.name.snake()) else {
                if is_whole && !part.optional && part.default.is_none() {
                    let message = format!("the default does not say the part `{}`", part.name);
                    let hint = "state it, or give the part a default of its own";
                    problems.hint(node.span.clone(), message, hint);
                }
                continue;
            };
            let constants = Constants {
                ty: &part.ty,
                constraints: &part.constraints,
                known: self.known,
            };
            let literal = constants.read(Some(&entry.node), "default", problems);
            parts.extend(literal.map(|literal| (part.name.clone(), literal)));
        }
        Some(parts)
    }
}
