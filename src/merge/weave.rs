//! From regions to a text: takes what one side changed, settles what both changed alike or as a
//! list, and marks the rest.

use std::ops::Range;

use super::lines::Lines;
use super::manifest::manifest;
use super::markers::Labels;
use super::regions::{ChangedBy, Region, Texts, regions};
use super::syntax::Syntax;
use super::union::Pick;

/// The three texts of a merge.
#[derive(Debug, Clone, Copy)]
pub struct Sides<'a> {
    /// What dddgen wrote last time.
    pub base: &'a str,
    /// What is on disk.
    pub ours: &'a str,
    /// What dddgen writes now.
    pub theirs: &'a str,
}

/// The result of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The merged text, with markers where sides conflict.
    pub text: String,
    /// The number of marked conflicts.
    pub conflicts: usize,
}

/// A piece of the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Lines(Pick, Range<usize>),
    Conflict(Region),
}

/// Merges the file at `path` by what its name says it is.
pub fn file(path: &str, sides: Sides<'_>, labels: &Labels) -> Merged {
    if path == "Cargo.toml" || path.ends_with("/Cargo.toml") {
        manifest(sides, labels)
    } else {
        text(sides, Syntax::of(path), labels)
    }
}

/// Merges three texts line by line.
///
/// ```
/// use dddgen::merge::{self, Labels, Sides, Syntax};
/// let sides = Sides {
///     base: "pub mod author;\n",
///     ours: "pub mod author;\npub mod shelf;\n",
///     theirs: "pub mod author;\npub mod book;\n",
/// };
/// let merged = merge::text(sides, Syntax::Rust, &Labels::new("0.1.0"));
/// assert_eq!(merged.text, "pub mod author;\npub mod book;\npub mod shelf;\n");
/// assert_eq!(merged.conflicts, 0);
/// ```
pub fn text(sides: Sides<'_>, syntax: Syntax, labels: &Labels) -> Merged {
    if let Some(text) = trivial(sides) {
        return Merged { text, conflicts: 0 };
    }
    let weave = Weave::of(sides);
    for lists in [Some(syntax), None] {
        let merged = weave.write(&weave.pieces(lists), labels);
        let broken =
            merged.conflicts == 0 && !syntax.parses(&merged.text) && syntax.parses(sides.ours);
        if !broken {
            return merged;
        }
    }
    weave.write(&weave.one_conflict(), labels)
}

/// The merge as one conflict from the first changed line to the last.
pub(super) fn conflict(sides: Sides<'_>, labels: &Labels) -> Merged {
    let weave = Weave::of(sides);
    weave.write(&weave.one_conflict(), labels)
}

/// Offers dddgen's text anew: each place where ours differs from it is a conflict, also where only
/// we changed anything, so that every line of ours is given up by hand or not at all.
///
/// ```
/// use dddgen::merge::{self, Labels, Sides};
/// let sides = Sides { base: "a\nb\n", ours: "a\nmine\n", theirs: "a\nb\n" };
/// let offered = merge::offer(sides, &Labels::new("0.1.0"));
/// assert_eq!(
///     offered.text,
///     "a\n<<<<<<< yours\nmine\n||||||| base\nb\n=======\nb\n>>>>>>> dddgen 0.1.0\n"
/// );
/// ```
pub fn offer(sides: Sides<'_>, labels: &Labels) -> Merged {
    let weave = Weave::of(sides);
    weave.write(&weave.offered(), labels)
}

/// The result where only one side changed anything, or both the same.
pub(super) fn trivial(sides: Sides<'_>) -> Option<String> {
    let Sides { base, ours, theirs } = sides;
    if theirs == base || theirs == ours {
        Some(ours.to_owned())
    } else if ours == base {
        Some(theirs.to_owned())
    } else {
        None
    }
}

/// The three texts as lines, and where they differ.
pub(super) struct Weave<'a> {
    pub(super) base: Lines<'a>,
    pub(super) ours: Lines<'a>,
    pub(super) theirs: Lines<'a>,
    regions: Vec<Region>,
}

impl<'a> Weave<'a> {
    fn of(sides: Sides<'a>) -> Self {
        let [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map(Lines::of);
        let regions = regions(Texts {
            base: &base.text,
            ours: &ours.text,
            theirs: &theirs.text,
        });
        Self {
            base,
            ours,
            theirs,
            regions,
        }
    }

    /// Settles every region; with a syntax also those that are lists in it.
    fn pieces(&self, syntax: Option<Syntax>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut ours = 0;
        for region in &self.regions {
            pieces.push(Piece::Lines(Pick::Ours, ours..region.ours.start));
            ours = region.ours.end;
            match region.changed_by {
                ChangedBy::Ours => pieces.push(Piece::Lines(Pick::Ours, region.ours.clone())),
                ChangedBy::Theirs => pieces.push(Piece::Lines(Pick::Theirs, region.theirs.clone())),
                ChangedBy::Both => self.settle(region, syntax, &mut pieces),
            }
        }
        pieces.push(Piece::Lines(Pick::Ours, ours..self.ours.text.len()));
        pieces
    }

    /// Takes what only they changed; wherever we changed anything is a conflict.
    fn offered(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut ours = 0;
        for region in &self.regions {
            pieces.push(Piece::Lines(Pick::Ours, ours..region.ours.start));
            ours = region.ours.end;
            let same =
                self.ours.text[region.ours.clone()] == self.theirs.text[region.theirs.clone()];
            pieces.push(match region.changed_by {
                ChangedBy::Both if same => Piece::Lines(Pick::Ours, region.ours.clone()),
                ChangedBy::Theirs => Piece::Lines(Pick::Theirs, region.theirs.clone()),
                ChangedBy::Both | ChangedBy::Ours => Piece::Conflict(region.clone()),
            });
        }
        pieces.push(Piece::Lines(Pick::Ours, ours..self.ours.text.len()));
        pieces
    }

    /// One conflict over everything from the first changed line to the last.
    fn one_conflict(&self) -> Vec<Piece> {
        let (Some(first), Some(last)) = (self.regions.first(), self.regions.last()) else {
            return vec![Piece::Lines(Pick::Ours, 0..self.ours.text.len())];
        };
        let whole = Region {
            base: first.base.start..last.base.end,
            ours: first.ours.start..last.ours.end,
            theirs: first.theirs.start..last.theirs.end,
            changed_by: ChangedBy::Both,
        };
        vec![
            Piece::Lines(Pick::Ours, 0..first.ours.start),
            Piece::Conflict(whole),
            Piece::Lines(Pick::Ours, last.ours.end..self.ours.text.len()),
        ]
    }

    /// Writes the pieces with our line ends, BOM and final newline.
    fn write(&self, pieces: &[Piece], labels: &Labels) -> Merged {
        let mut text = String::from(if self.ours.bom { "\u{feff}" } else { "" });
        let mut conflicts = 0;
        for piece in pieces {
            match piece {
                Piece::Lines(pick, range) => self.write_lines(*pick, range.clone(), &mut text),
                Piece::Conflict(region) => {
                    conflicts += 1;
                    self.write_conflict(region, labels, &mut text);
                }
            }
        }
        if self.ours.lacks_final_newline() {
            let end = text.strip_suffix("\r\n").or(text.strip_suffix('\n'));
            // An empty last line is nothing but its end.
            let end = end.filter(|rest| !rest.is_empty() && !rest.ends_with('\n'));
            text.truncate(end.map_or(text.len(), str::len));
        }
        Merged { text, conflicts }
    }

    fn write_lines(&self, pick: Pick, range: Range<usize>, text: &mut String) {
        for index in range {
            match pick {
                Pick::Ours => {
                    text.push_str(self.ours.text[index]);
                    text.push_str(self.ours.end(index));
                }
                Pick::Theirs => {
                    text.push_str(self.theirs.text[index]);
                    text.push_str(self.ours.usual_end());
                }
            }
        }
    }

    fn write_conflict(&self, region: &Region, labels: &Labels, text: &mut String) {
        let end = self.ours.usual_end();
        let [ours, base, middle, theirs] = labels.lines();
        text.extend([ours, end]);
        self.write_lines(Pick::Ours, region.ours.clone(), text);
        text.extend([base, end]);
        for line in &self.base.text[region.base.clone()] {
            text.extend([line, end]);
        }
        text.extend([middle, end]);
        self.write_lines(Pick::Theirs, region.theirs.clone(), text);
        text.extend([theirs, end]);
    }
}
