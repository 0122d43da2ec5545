//! Mermaid: a class diagram, and a state diagram for each machine, in a Markdown text.

use std::fmt::Write as _;

use super::{Edge, Graph, Group, Link, Machine, Node};

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
    let _ = writeln!(text, "    [*] --> {}", machine.initial);
    for step in &machine.steps {
        let _ = writeln!(text, "    {} --> {} : {}", step.from, step.to, step.label);
    }
    for state in machine.finals() {
        let _ = writeln!(text, "    {state} --> [*]");
    }
    text + "```\n"
}

fn namespace(group: &Group) -> String {
    let Some(name) = &group.name else {
        return group.nodes.iter().map(|node| class(node, "    ")).collect();
    };
    let nodes: String = group
        .nodes
        .iter()
        .map(|node| class(node, "        "))
        .collect();
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
        from, to, label, ..
    } = edge;
    let arrow = match edge.link {
        Link::One => "--> \"1\"",
        Link::Optional => "--> \"0..1\"",
        Link::Holds => "..>",
    };
    format!("    {from} {arrow} {to} : {label}\n")
}
