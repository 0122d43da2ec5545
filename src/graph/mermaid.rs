//! Mermaid: a class diagram, and a state diagram for each machine, in a Markdown text.

use std::fmt::Write as _;

use super::{Edge, Graph, Group, Link, Machine, Node};

/// What no state can be called in a state diagram.
const STATE_WORDS: &[&str] = &[
    "class", "classdef", "click", "default", "href", "note", "scale", "state", "style",
];

/// What no namespace can be called in a class diagram.
const NAMESPACE_WORDS: &[&str] = &[
    "callback",
    "click",
    "href",
    "link",
    "namespace",
    "note",
    "o",
];

/// A Markdown document.
pub(super) fn document(graph: &Graph) -> String {
    format!("# The model of {}\n\n{}", graph.title, diagrams(graph))
}

/// The diagrams: the classes, then each machine under its name.
pub(super) fn diagrams(graph: &Graph) -> String {
    let mut text = classes(graph);
    for machine in &graph.machines {
        // Writing into a `String` cannot fail.
        let _ = write!(text, "\n`{}`:\n\n{}", machine.title, states(machine));
    }
    text
}

/// The class diagram as a fenced block.
fn classes(graph: &Graph) -> String {
    let mut text = "```mermaid\nclassDiagram\n".to_owned();
    for group in &graph.groups {
        text += &namespace(group);
    }
    for edge in &graph.edges {
        text += &arrow(edge);
    }
    text + "```\n"
}

/// A state diagram as a fenced block.
fn states(machine: &Machine) -> String {
    let mut text = "```mermaid\nstateDiagram-v2\n".to_owned();
    let named = |state| word(state, STATE_WORDS);
    for state in machine.states.iter().filter(|it| named(it) != **it) {
        let _ = writeln!(text, "    state \"{state}\" as {}", named(state));
    }
    let _ = writeln!(text, "    [*] --> {}", named(&machine.initial));
    for step in &machine.steps {
        let (from, to) = (named(&step.from), named(&step.to));
        let _ = writeln!(text, "    {from} --> {to} : {}", step.label);
    }
    for state in machine.finals() {
        let _ = writeln!(text, "    {} --> [*]", named(state));
    }
    text + "```\n"
}

/// A name that Mermaid does not take for one of its own words.
fn word(name: &str, taken: &[&str]) -> String {
    if taken.contains(&name) {
        format!("{name}_")
    } else {
        name.to_owned()
    }
}

fn namespace(group: &Group) -> String {
    let Some(name) = &group.name else {
        return group.all().map(|node| class(node, "    ")).collect();
    };
    let name = word(name, NAMESPACE_WORDS);
    let nodes: String = group.all().map(|node| class(node, "        ")).collect();
    format!("    namespace {name} {{\n{nodes}    }}\n")
}

fn class(node: &Node, indent: &str) -> String {
    let mut text = format!("{indent}class {} {{\n", node.name);
    let _ = writeln!(text, "{indent}    <<{}>>", node.kind.stereotype());
    for row in &node.rows {
        let optional = if row.optional { "?" } else { "" };
        // In Mermaid the type comes first, and generics stand between tildes.
        let words = [row.ty.replace(' ', "_") + optional, row.name.clone()];
        let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
        let _ = writeln!(text, "{indent}    {}", words.join(" "));
    }
    let _ = writeln!(text, "{indent}}}");
    text
}

fn arrow(edge: &Edge) -> String {
    let Edge {
        from,
        to,
        label,
        link,
        count,
    } = edge;
    let arrow = match link {
        Link::One | Link::Optional | Link::Many => format!("--> \"{count}\""),
        Link::Holds => "..>".to_owned(),
        Link::Has => format!("*-- \"{count}\""),
    };
    format!("    {from} {arrow} {to} : {label}\n")
}
