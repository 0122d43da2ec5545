//! Both sides inserted at the same place: where the place is a list, both insertions stay.
//!
//! git calls this a conflict. In generated code it is the rule: dddgen adds a module where the
//! user added one. The union is taken only when each insertion is made of complete elements of
//! the same kind, and no two elements of one name differ.

use std::collections::BTreeMap;
use std::ops::Range;

use super::elements::{Element, elements, indent};
use super::kind::Kind;
use super::syntax::Syntax;

/// Where a line of the result comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pick {
    Ours,
    Theirs,
}

/// Two insertions at one place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Insertion<'a, 'l> {
    /// The base above the place.
    pub(super) before: &'l [&'a str],
    /// The base below the place.
    pub(super) after: &'l [&'a str],
    pub(super) ours: &'l [&'a str],
    pub(super) theirs: &'l [&'a str],
}

/// The ranges of lines that make the union, if there is one.
pub(super) fn union(
    place: &Insertion<'_, '_>,
    syntax: Syntax,
) -> Option<Vec<(Pick, Range<usize>)>> {
    let ours = elements(place.ours, syntax)?;
    let theirs = elements(place.theirs, syntax)?;
    let all = || ours.iter().chain(&theirs);
    let alike = all().all(|it| it.kind == ours[0].kind && it.indent == ours[0].indent);
    if !alike || !fits(place, &ours[0]) {
        return None;
    }
    let ours_by_key: BTreeMap<_, _> = ours.iter().map(|it| (it.key.as_str(), it)).collect();
    let mut added = Vec::new();
    for element in &theirs {
        match ours_by_key.get(element.key.as_str()) {
            None => added.push(element),
            Some(same) if same_lines(place, same, element) => {}
            Some(_) => return None,
        }
    }
    let ours: Vec<_> = ours.iter().collect();
    Some(ordered(place, &ours, &added))
}

/// A call belongs to a list only among calls that begin like it.
fn fits(place: &Insertion<'_, '_>, element: &Element) -> bool {
    let Kind::Call(shape) = &element.kind else {
        return true;
    };
    let near = place
        .before
        .iter()
        .rev()
        .take(12)
        .chain(place.after.iter().take(12));
    near.into_iter()
        .any(|line| indent(line) == element.indent && line.trim_start().starts_with(shape.as_str()))
}

fn same_lines(place: &Insertion<'_, '_>, ours: &Element, theirs: &Element) -> bool {
    let solid = |lines: &[&str]| -> Vec<String> {
        let lines = lines.iter().map(|line| line.trim_end());
        lines
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    };
    solid(&place.ours[ours.lines.clone()]) == solid(&place.theirs[theirs.lines.clone()])
}

/// Ours, then theirs; in order, if list and insertions are in order.
fn ordered(
    place: &Insertion<'_, '_>,
    ours: &[&Element],
    theirs: &[&Element],
) -> Vec<(Pick, Range<usize>)> {
    let pick = |pick: Pick| move |it: &&Element| (pick, it.lines.clone());
    if !is_sorted(place, ours) || !is_sorted(place, theirs) {
        let ours = ours.iter().map(pick(Pick::Ours));
        return ours.chain(theirs.iter().map(pick(Pick::Theirs))).collect();
    }
    let ours = ours
        .iter()
        .map(|it| (sort_key(&it.code), Pick::Ours, it.lines.clone()));
    let theirs = theirs
        .iter()
        .map(|it| (sort_key(&it.code), Pick::Theirs, it.lines.clone()));
    let mut all: Vec<_> = ours.chain(theirs).collect();
    all.sort_by(|a, b| a.0.cmp(b.0));
    all.into_iter()
        .map(|(_, pick, lines)| (pick, lines))
        .collect()
}

/// Whether an insertion is in order with the list around it, and order is all that its elements
/// have: fields and arguments stay as they come.
fn is_sorted(place: &Insertion<'_, '_>, elements: &[&Element]) -> bool {
    let Some(first) = elements.first() else {
        return true;
    };
    let free = first.kind != Kind::Comma && elements.iter().all(|it| it.plain);
    let stem = stem(&first.kind, &first.code);
    let listed = |line: &&&str| {
        indent(line) == first.indent
            && !line.trim().is_empty()
            && self::stem(&first.kind, line.trim()) == stem
    };
    let above: Vec<_> = place.before.iter().rev().take_while(listed).collect();
    let lines = above.into_iter().rev().map(|line| line.trim());
    let lines = lines.chain(elements.iter().map(|it| it.code.as_str()));
    let below = place
        .after
        .iter()
        .take_while(listed)
        .map(|line| line.trim());
    free && lines.chain(below).map(sort_key).is_sorted()
}

/// What the lines of a list have in common: `pub mod`, `router = router.merge(`.
fn stem<'c>(kind: &Kind, code: &'c str) -> &'c str {
    let words = match kind {
        Kind::Call(_) => return code.split('(').next().unwrap_or(code),
        Kind::Item if code.starts_with("pub") => 2,
        Kind::Item => 1,
        _ => 0,
    };
    let last = code.match_indices(' ').take(words).last();
    last.map_or("", |(at, _)| &code[..at])
}

fn sort_key(code: &str) -> &str {
    code.trim_end_matches([';', ','])
}
