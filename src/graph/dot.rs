//! The language of Graphviz: a record for each node, a cluster for each context and each machine.

use std::fmt::Write as _;

use super::{Edge, Graph, Group, Link, Machine, Node};

/// A directed graph.
pub(super) fn document(graph: &Graph) -> String {
    let mut text = format!("digraph {} {{\n", graph.title);
    text += "    rankdir = LR;\n    node [shape = record, fontname = \"Helvetica\", fontsize = 10];\n    edge [fontname = \"Helvetica\", fontsize = 9];\n";
    for group in &graph.groups {
        text += &cluster(group);
    }
    for edge in &graph.edges {
        text += &arrow(edge);
    }
    for machine in &graph.machines {
        text += &states(machine);
    }
    text + "}\n"
}

fn cluster(group: &Group) -> String {
    let Some(name) = &group.name else {
        return aggregates(group, "    ");
    };
    let nodes = aggregates(group, "        ");
    format!("    subgraph cluster_{name} {{\n        label = \"{name}\";\n{nodes}    }}\n")
}

/// The nodes; a root stands with its members in a cluster of their own.
fn aggregates(group: &Group, indent: &str) -> String {
    let nodes = group.nodes.iter().map(|node| {
        if node.members.is_empty() {
            return record(node, indent);
        }
        let inner = format!("{indent}    ");
        let parts = std::iter::once(node).chain(&node.members);
        let parts: String = parts.map(|node| record(node, &inner)).collect();
        let name = &node.name;
        format!(
            "{indent}subgraph cluster_of_{name} {{\n{inner}label = \"\";\n{inner}style = rounded;\n{parts}{indent}}}\n"
        )
    });
    nodes.collect()
}

fn record(node: &Node, indent: &str) -> String {
    let rows = node.rows.iter().map(|row| {
        let optional = if row.optional { "?" } else { "" };
        match row.ty.as_str() {
            "" => format!("{}\\l", row.name),
            ty => format!("{}: {ty}{optional}\\l", row.name),
        }
    });
    let (name, rows) = (&node.name, rows.collect::<String>());
    let stereotype = node.kind.stereotype();
    format!("{indent}{name} [label = \"{{«{stereotype}»\\n{name}|{rows}}}\"];\n")
}

fn arrow(edge: &Edge) -> String {
    let Edge {
        from,
        to,
        label,
        link,
        count,
    } = edge;
    let style = match link {
        Link::One => String::new(),
        Link::Optional => ", arrowtail = odot, dir = both".to_owned(),
        Link::Many => format!(", arrowhead = crow, headlabel = \"{count}\""),
        Link::Holds => ", style = dashed".to_owned(),
        Link::Has => {
            format!(", arrowhead = none, arrowtail = diamond, dir = both, headlabel = \"{count}\"")
        }
    };
    format!("    {from} -> {to} [label = \"{label}\"{style}];\n")
}

fn states(machine: &Machine) -> String {
    let id = machine.title.replace('.', "_");
    let mut text = format!(
        "    subgraph cluster_{id} {{\n        label = \"{}\";\n",
        machine.title
    );
    let finals: Vec<_> = machine.finals().collect();
    for state in &machine.states {
        let edge = if finals.contains(&state) {
            ", peripheries = 2"
        } else {
            ""
        };
        // Writing into a `String` cannot fail.
        let _ = writeln!(
            text,
            "        {id}_{state} [shape = box, style = rounded{edge}, label = \"{state}\"];"
        );
    }
    let _ = writeln!(text, "        {id}_start [shape = point];");
    let _ = writeln!(text, "        {id}_start -> {id}_{};", machine.initial);
    for step in &machine.steps {
        let (from, to, label) = (&step.from, &step.to, &step.label);
        let _ = writeln!(
            text,
            "        {id}_{from} -> {id}_{to} [label = \"{label}\"];"
        );
    }
    text + "    }\n"
}
