//! A picture that any browser shows, in the colours of the page's scheme.

use std::fmt::Write as _;

use super::layout::{BEND, Diagram, LINE, Layout, PAD, Place, shown};
use super::{Edge, Graph, Link, Node};

const STYLE: &str = "\
    text { font: 12px monospace; fill: #24292f; }\n\
    .page { fill: #ffffff; }\n\
    .frame { fill: #f6f8fa; stroke: #d0d7de; }\n\
    .boundary { fill: #eaeef2; stroke: #8c959f; }\n\
    .node { fill: #ffffff; stroke: #57606a; }\n\
    .value, .enum { stroke-dasharray: 4 2; }\n\
    .title { font-weight: bold; }\n\
    .quiet { fill: #6e7781; }\n\
    .edge { fill: none; stroke: #0969da; }\n\
    .holds { stroke: #8c959f; stroke-dasharray: 4 3; }\n\
    .has { stroke: #57606a; }\n\
    .label { font-size: 10px; fill: #0969da; }\n";

/// An SVG document.
pub(super) fn document(graph: &Graph) -> String {
    let layout = Layout::of(graph);
    let (width, height) = (layout.width, layout.height);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"The model of {}\">\n\
         <style>\n{STYLE}</style>\n\
         <defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" \
         markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0 L8 4 L0 8 z\" fill=\"#0969da\"/></marker></defs>\n",
        graph.title
    );
    let (x, y) = (0, 0);
    out += &rectangle(
        "page",
        Place {
            x,
            y,
            width,
            height,
        },
        0,
    );
    for (name, place) in &layout.frames {
        out += &frame(name, *place);
    }
    for place in &layout.boundaries {
        out += &rectangle("boundary", *place, 6);
    }
    for edge in &graph.edges {
        out += &arrow(graph, &layout, edge).unwrap_or_default();
    }
    for node in graph.nodes() {
        if let Some(place) = layout.nodes.get(node.name.as_str()) {
            out += &boxed(node, *place);
        }
    }
    for diagram in &layout.machines {
        out += &machine(diagram);
    }
    out + "</svg>\n"
}

fn rectangle(class: &str, place: Place, radius: usize) -> String {
    let Place {
        x,
        y,
        width,
        height,
    } = place;
    format!(
        "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\"/>\n"
    )
}

fn text(class: &str, x: usize, y: usize, text: &str) -> String {
    format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{text}</text>\n")
}

fn frame(name: &str, place: Place) -> String {
    rectangle("frame", place, 8) + &text("title quiet", place.x + PAD, place.y + LINE, name)
}

fn boxed(node: &Node, place: Place) -> String {
    let stereotype = node.kind.stereotype();
    let mut out = rectangle(&format!("node {stereotype}"), place, 4);
    let x = place.x + PAD;
    out += &text("quiet", x, place.y + LINE, &format!("«{stereotype}»"));
    out += &text("title", x, place.y + 2 * LINE, &node.name);
    for (at, row) in node.rows.iter().enumerate() {
        out += &text("row", x, row_line(place, at), &shown(row));
    }
    out
}

/// The line on which the text of a row stands.
fn row_line(place: Place, row: usize) -> usize {
    place.y + (3 + row) * LINE + PAD / 2
}

/// From the row of the field to the node that it leads to.
fn arrow(graph: &Graph, layout: &Layout<'_>, edge: &Edge) -> Option<String> {
    let from = *layout.nodes.get(edge.from.as_str())?;
    let to = *layout.nodes.get(edge.to.as_str())?;
    let node = graph.nodes().find(|node| node.name == edge.from)?;
    let row = node.rows.iter().position(|row| row.name == edge.label);
    let y = row.map_or(from.middle(), |row| row_line(from, row) - LINE / 4);
    let class = match edge.link {
        Link::One | Link::Optional | Link::Many => "edge",
        Link::Holds => "edge holds",
        Link::Has => "edge has",
    };
    let end = to.y + LINE;
    let path = if from.right() < to.x {
        curve((from.right(), y), (to.x, end))
    } else if to.right() < from.x {
        curve((from.x, y), (to.right(), end))
    } else {
        // Above or below, or itself: out to the right and back.
        let bend = from.right().max(to.right()) + BEND;
        format!(
            "M{} {y} C{bend} {y} {bend} {end} {} {end}",
            from.right(),
            to.right()
        )
    };
    let drawn = format!("<path class=\"{class}\" d=\"{path}\" marker-end=\"url(#arrow)\"/>\n");
    Some(match edge.link {
        // At the end of the arrow, which comes in from the right.
        Link::Has => drawn + &text("label", to.right() + PAD / 3, end - PAD / 3, &edge.count),
        _ => drawn,
    })
}

/// From one side to the other, level at both ends.
fn curve((x, y): (usize, usize), (to_x, to_y): (usize, usize)) -> String {
    let middle = usize::midpoint(x, to_x);
    format!("M{x} {y} C{middle} {y} {middle} {to_y} {to_x} {to_y}")
}

fn machine(diagram: &Diagram<'_>) -> String {
    let mut out = frame(&diagram.machine.title, diagram.frame);
    for (at, step) in diagram.machine.steps.iter().enumerate() {
        let ends = (
            diagram.states.get(step.from.as_str()),
            diagram.states.get(step.to.as_str()),
        );
        if let (Some(from), Some(to)) = ends {
            out += &drawn_step(*from, *to, &step.label, at);
        }
    }
    let finals: Vec<_> = diagram.machine.finals().collect();
    for state in &diagram.machine.states {
        let Some(place) = diagram.states.get(state.as_str()) else {
            continue;
        };
        out += &rectangle("node", *place, 14);
        let class = if finals.contains(&state) {
            "title"
        } else {
            "row"
        };
        out += &text(class, place.x + PAD, place.y + LINE, state);
    }
    if let Some(first) = diagram.states.get(diagram.machine.initial.as_str()) {
        let (x, y) = (first.x, first.middle());
        // Writing into a `String` cannot fail.
        let _ = writeln!(
            out,
            "<circle cx=\"{}\" cy=\"{y}\" r=\"5\"/><path class=\"edge\" d=\"M{} {y} L{x} {y}\" marker-end=\"url(#arrow)\"/>",
            x - 20,
            x - 15
        );
    }
    out
}

/// A step to the right is an arrow; one that stays or goes back bends below.
fn drawn_step(from: Place, to: Place, label: &str, number: usize) -> String {
    let (path, at) = if from.right() < to.x {
        let (start, end) = ((from.right(), from.middle()), (to.x, to.middle()));
        let label = (
            usize::midpoint(start.0, end.0),
            usize::midpoint(start.1, end.1),
        );
        (curve(start, end), label)
    } else {
        let (x, to_x) = (from.x + from.width / 2, to.x + to.width / 2);
        let low = from.bottom().max(to.bottom()) + (2 + number % 3) * PAD;
        let path = format!(
            "M{x} {} C{x} {low} {to_x} {low} {to_x} {}",
            from.bottom(),
            to.bottom()
        );
        (path, (usize::midpoint(x, to_x), low - PAD / 2))
    };
    let half = label.chars().count() * 3;
    let drawn = format!("<path class=\"edge\" d=\"{path}\" marker-end=\"url(#arrow)\"/>\n");
    drawn
        + &text(
            "label",
            at.0.saturating_sub(half),
            at.1.saturating_sub(4),
            label,
        )
}
