//! The model as a picture: aggregates by context, what they refer to, and how they change state.
//!
//! [`Graph::of`] says what is seen, in the order of the model; each format only draws it. Pure:
//! the same model gives the same bytes.

mod build;
mod dot;
mod html;
mod layout;
mod machine;
mod mermaid;
mod svg;

use std::collections::BTreeMap;

use serde::Serialize;

/// How a graph is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Markdown with Mermaid diagrams, which many forges show.
    Mermaid,
    /// The language of Graphviz.
    Dot,
    /// A picture.
    Svg,
    /// A page that needs nothing else.
    Html,
}

/// What there is to see of a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Graph {
    /// The name of the service.
    pub title: String,
    /// What stands without a context first, then context by context; none of them is empty.
    pub groups: Vec<Group>,
    /// What leads from node to node.
    pub edges: Vec<Edge>,
    /// The state machines, one for each field that transitions drive.
    pub machines: Vec<Machine>,
}

/// The nodes of one context.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// The context, `catalog`; none for what stands without one.
    pub name: Option<String>,
    /// Its nodes.
    pub nodes: Vec<Node>,
}

/// The root of an aggregate or a member of one, a value object or an enum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Node {
    /// Its name, `OrderItem`; unique in the model.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its fields, parts or values, and what it calls its members.
    pub rows: Vec<Row>,
    /// The members of the aggregate that it is the root of.
    pub members: Vec<Node>,
}

/// What a [`Node`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The root of an aggregate.
    Aggregate,
    /// A part of one, saved and read with its root.
    Member,
    /// A value object.
    Value,
    /// An enum.
    Enum,
}

impl Kind {
    /// What diagrams write above the name.
    pub fn stereotype(self) -> &'static str {
        match self {
            Self::Aggregate => "aggregate",
            Self::Member => "member",
            Self::Value => "value",
            Self::Enum => "enum",
        }
    }
}

/// One line of a node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The name of the field, the part or the value.
    pub name: String,
    /// Its type as the model has it, `string`; empty for the values of an enum.
    pub ty: String,
    /// Whether it may be absent.
    pub optional: bool,
}

/// A way from one node to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edge {
    /// The node that has the field.
    pub from: String,
    /// The node that the field leads to.
    pub to: String,
    /// The field, `author`.
    pub label: String,
    /// What it means.
    pub link: Link,
    /// How many it leads to, `0..1`; empty where that says nothing.
    pub count: String,
}

/// What an [`Edge`] means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// It holds the id of one.
    One,
    /// It holds the id of one or of none.
    Optional,
    /// It holds the ids of any number.
    Many,
    /// It holds a value of that type.
    Holds,
    /// It is the root of their aggregate.
    Has,
}

/// The states of a field and the steps between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Machine {
    /// The aggregate and the field, `Order.status`.
    pub title: String,
    /// The state in which an aggregate begins.
    pub initial: String,
    /// All states.
    pub states: Vec<String>,
    /// The steps.
    pub steps: Vec<Step>,
}

/// A step from a state to a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The state before.
    pub from: String,
    /// The state after.
    pub to: String,
    /// The transition, `confirm`.
    pub label: String,
}

impl Group {
    /// All nodes, members after their roots.
    pub fn all(&self) -> impl Iterator<Item = &Node> {
        let nodes = self.nodes.iter();
        nodes.flat_map(|node| std::iter::once(node).chain(&node.members))
    }
}

impl Machine {
    /// The states that nothing leads out of.
    pub fn finals(&self) -> impl Iterator<Item = &String> {
        let leaves = |state: &&String| !self.steps.iter().any(|step| step.from == **state);
        self.states.iter().filter(leaves)
    }

    /// How many steps each state is away from the first.
    fn depths(&self) -> BTreeMap<&str, usize> {
        let mut depths = BTreeMap::from([(self.initial.as_str(), 0)]);
        // As many rounds as there are states reach all that can be reached.
        for _ in &self.states {
            for step in &self.steps {
                if let Some(depth) = depths.get(step.from.as_str()).copied() {
                    depths.entry(&step.to).or_insert(depth + 1);
                }
            }
        }
        depths
    }
}

impl Graph {
    /// The graph as a text.
    pub fn write(&self, format: Format) -> String {
        match format {
            Format::Mermaid => mermaid::document(self),
            Format::Dot => dot::document(self),
            Format::Svg => svg::document(self),
            Format::Html => html::document(self),
        }
    }

    /// The diagrams alone, as Markdown, for a document that has a heading already.
    pub fn diagrams(&self) -> String {
        mermaid::diagrams(self)
    }

    /// All nodes, members after their roots.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.groups.iter().flat_map(Group::all)
    }
}

#[cfg(test)]
mod tests;
