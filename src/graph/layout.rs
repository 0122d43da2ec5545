//! Where things stand in the picture: contexts side by side, nodes below each other, machines
//! underneath. Units are pixels; texts are measured by their number of characters, in a font in
//! which all are equally wide.

use std::collections::BTreeMap;

use super::{Graph, Group, Machine, Node, Row};

/// The height of a line of text.
pub(super) const LINE: usize = 18;
/// The space around texts and boxes.
pub(super) const PAD: usize = 12;
/// The space between boxes, through which arrows run.
const GAP: usize = 72;
/// How far an arrow goes out to the side on its way to what stands above or below.
pub(super) const BEND: usize = 4 * PAD;
/// The width of a character.
const CHARACTER: usize = 7;
/// The height from which on nodes stand in a further column.
const TALL: usize = 720;

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) width: usize,
    pub(super) height: usize,
}

impl Place {
    pub(super) fn right(self) -> usize {
        self.x + self.width
    }

    pub(super) fn bottom(self) -> usize {
        self.y + self.height
    }

    pub(super) fn middle(self) -> usize {
        self.y + self.height / 2
    }
}

/// Where everything stands.
#[derive(Debug)]
pub(super) struct Layout<'g> {
    /// The frame of each group that has a name.
    pub(super) frames: Vec<(&'g str, Place)>,
    /// The frame around each aggregate that has members.
    pub(super) boundaries: Vec<Place>,
    /// The nodes by name.
    pub(super) nodes: BTreeMap<&'g str, Place>,
    /// The machines, with their frames and their states.
    pub(super) machines: Vec<Diagram<'g>>,
    pub(super) width: usize,
    pub(super) height: usize,
}

/// Where a machine stands.
#[derive(Debug)]
pub(super) struct Diagram<'g> {
    pub(super) machine: &'g Machine,
    pub(super) frame: Place,
    pub(super) states: BTreeMap<&'g str, Place>,
}

/// What a row shows.
pub(super) fn shown(row: &Row) -> String {
    let optional = if row.optional { "?" } else { "" };
    match row.ty.as_str() {
        "" => row.name.clone(),
        ty => format!("{}: {ty}{optional}", row.name),
    }
}

/// The width of a text.
fn text(text: &str) -> usize {
    text.chars().count() * CHARACTER
}

impl<'g> Layout<'g> {
    pub(super) fn of(graph: &'g Graph) -> Self {
        let mut layout = Self {
            frames: Vec::new(),
            boundaries: Vec::new(),
            nodes: BTreeMap::new(),
            machines: Vec::new(),
            width: 2 * PAD,
            height: 2 * PAD,
        };
        for group in &graph.groups {
            layout.group(group);
        }
        let mut top = layout.height + PAD;
        for machine in &graph.machines {
            let diagram = diagram(machine, top);
            top = diagram.frame.bottom() + 2 * PAD;
            layout.include(diagram.frame);
            layout.machines.push(diagram);
        }
        // Arrows between nodes that stand below each other bend to the right of them.
        layout.width += BEND;
        layout
    }

    fn include(&mut self, place: Place) {
        self.width = self.width.max(place.right() + PAD);
        self.height = self.height.max(place.bottom() + PAD);
    }

    /// Puts a node at a place, its members below it.
    fn aggregate(&mut self, node: &'g Node, x: usize, y: usize) -> Place {
        let (width, height) = aggregate_size(node);
        let whole = Place {
            x,
            y,
            width,
            height,
        };
        let inset = if node.members.is_empty() {
            0
        } else {
            self.boundaries.push(whole);
            PAD
        };
        let (x, mut y) = (x + inset, y + inset);
        for part in std::iter::once(node).chain(&node.members) {
            let (width, height) = size(part);
            let place = Place {
                x,
                y,
                width,
                height,
            };
            self.nodes.insert(&part.name, place);
            y = place.bottom() + 2 * PAD;
        }
        whole
    }

    /// Puts the nodes of a group into columns, to the right of what stands already.
    fn group(&mut self, group: &'g Group) {
        let left = if self.nodes.is_empty() {
            PAD
        } else {
            self.width + GAP
        };
        let top = PAD + LINE + PAD;
        let (mut x, mut y, mut right) = (left + PAD, top, left + PAD);
        let mut bottom = top;
        for node in &group.nodes {
            let height = aggregate_size(node).1;
            if y > top && y + height > TALL {
                (x, y) = (right + GAP, top);
            }
            let place = self.aggregate(node, x, y);
            y = place.bottom() + 2 * PAD;
            right = right.max(place.right());
            bottom = bottom.max(place.bottom());
        }
        let frame = Place {
            x: left,
            y: PAD,
            width: right + PAD - left,
            height: bottom,
        };
        self.include(frame);
        if let Some(name) = &group.name {
            self.frames.push((name, frame));
        }
    }
}

/// The width and height of a node with its members below it, in a frame if there are any.
fn aggregate_size(node: &Node) -> (usize, usize) {
    let (width, height) = size(node);
    if node.members.is_empty() {
        return (width, height);
    }
    let members = node.members.iter().map(size);
    let (mut widest, mut total) = (width, height);
    for (width, height) in members {
        widest = widest.max(width);
        total += 2 * PAD + height;
    }
    // Arrows from the root to its members bend to the right of them.
    (widest + 2 * PAD + BEND, total + 2 * PAD)
}

/// The width and height of a node: its kind, its name, and a line for each row.
fn size(node: &Node) -> (usize, usize) {
    let heads = [
        text(node.kind.stereotype()) + 2 * CHARACTER,
        text(&node.name),
    ];
    let rows = node.rows.iter().map(|row| text(&shown(row)));
    let widest = heads.into_iter().chain(rows).max().unwrap_or_default();
    let lines = 2 + node.rows.len();
    (widest + 2 * PAD, lines * LINE + 2 * PAD)
}

/// Puts the states of a machine into columns, by their distance from the first.
fn diagram(machine: &Machine, top: usize) -> Diagram<'_> {
    let depths = machine.depths();
    let columns = depths.values().max().copied().unwrap_or_default() + 1;
    let mut states = BTreeMap::new();
    let (mut x, mut bottom) = (PAD + GAP / 2, top);
    for column in 0..columns {
        let here =
            |state: &&String| depths.get(state.as_str()).copied().unwrap_or_default() == column;
        let mut y = top + LINE + 3 * PAD;
        let mut right = x;
        for state in machine.states.iter().filter(here) {
            let (width, height) = (text(state) + 2 * PAD, LINE + PAD);
            let place = Place {
                x,
                y,
                width,
                height,
            };
            states.insert(state.as_str(), place);
            y = place.bottom() + 3 * PAD;
            right = right.max(place.right());
            bottom = bottom.max(place.bottom());
        }
        let labels = machine.steps.iter().map(|step| text(&step.label)).max();
        x = right + GAP.max(labels.unwrap_or_default() + 2 * PAD);
    }
    let widest = states.values().map(|place| place.right()).max();
    let frame = Place {
        x: PAD,
        y: top,
        width: widest.unwrap_or_default().max(text(&machine.title)) + PAD,
        height: bottom + 4 * PAD - top,
    };
    Diagram {
        machine,
        frame,
        states,
    }
}
