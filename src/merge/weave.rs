//! From regions to a text: takes what one side changed, settles what both changed alike or as a
//! list, and marks the rest.

use std::ops::Range;

use super::lines::Lines;
use super::manifest::manifest;
use super::markers::Labels;
use super::regions::{ChangedBy, Region, Texts, regions};
use super::syntax::Syntax;
use super::union::{self, Pick};

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
enum Piece {
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
struct Weave<'a> {
    base: Lines<'a>,
    ours: Lines<'a>,
    theirs: Lines<'a>,
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

    fn settle(&self, region: &Region, syntax: Option<Syntax>, pieces: &mut Vec<Piece>) {
        let ours = &self.ours.text[region.ours.clone()];
        let theirs = &self.theirs.text[region.theirs.clone()];
        if ours == theirs {
            pieces.push(Piece::Lines(Pick::Ours, region.ours.clone()));
            return;
        }
        if let Some(picks) = syntax.and_then(|syntax| self.union(region, syntax)) {
            for (pick, range) in picks {
                let start = match pick {
                    Pick::Ours => region.ours.start,
                    Pick::Theirs => region.theirs.start,
                };
                pieces.push(Piece::Lines(pick, start + range.start..start + range.end));
            }
            return;
        }
        if let Some(lines) = self.line_by_line(region) {
            pieces.extend(lines);
            return;
        }
        self.trim(region, pieces);
    }

    /// Settles a region whose lines correspond one to one, if each line is settled.
    fn line_by_line(&self, region: &Region) -> Option<Vec<Piece>> {
        let len = region.base.len();
        if region.ours.len() != len || region.theirs.len() != len {
            return None;
        }
        let settle = |offset: usize| {
            let (ours, theirs) = (region.ours.start + offset, region.theirs.start + offset);
            let base = self.base.text[region.base.start + offset];
            let (our, their) = (self.ours.text[ours], self.theirs.text[theirs]);
            if their == base || their == our {
                Some(Piece::Lines(Pick::Ours, ours..ours + 1))
            } else if our == base {
                Some(Piece::Lines(Pick::Theirs, theirs..theirs + 1))
            } else {
                None
            }
        };
        (0..len).map(settle).collect()
    }

    fn union(&self, region: &Region, syntax: Syntax) -> Option<Vec<(Pick, Range<usize>)>> {
        let insertion = union::Insertion {
            before: &self.base.text[..region.base.start],
            after: &self.base.text[region.base.end..],
            ours: &self.ours.text[region.ours.clone()],
            theirs: &self.theirs.text[region.theirs.clone()],
        };
        region
            .base
            .is_empty()
            .then(|| union::union(&insertion, syntax))?
    }

    /// Takes the lines that both sides have at the ends of a conflict out of it.
    fn trim(&self, region: &Region, pieces: &mut Vec<Piece>) {
        let (base, ours, theirs) = (
            &self.base.text[region.base.clone()],
            &self.ours.text[region.ours.clone()],
            &self.theirs.text[region.theirs.clone()],
        );
        let head = common(ours.iter(), theirs.iter());
        let (ours, theirs) = (&ours[head..], &theirs[head..]);
        let tail = common(ours.iter().rev(), theirs.iter().rev());
        let base_head = common(base.iter(), self.ours.text[region.ours.clone()].iter()).min(head);
        let base_rest = &base[base_head..];
        let base_tail = common(base_rest.iter().rev(), ours.iter().rev()).min(tail);

        let first = region.ours.start + head;
        let last = region.ours.end - tail;
        pieces.push(Piece::Lines(Pick::Ours, region.ours.start..first));
        let rest = Region {
            base: region.base.start + base_head..region.base.end - base_tail,
            ours: first..last,
            theirs: region.theirs.start + head..region.theirs.end - tail,
            changed_by: ChangedBy::Both,
        };
        pieces.push(settle_insertion(rest));
        pieces.push(Piece::Lines(Pick::Ours, last..region.ours.end));
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

/// Where both sides only insert and one of them inserts more than the other, the more is taken.
fn settle_insertion(region: Region) -> Piece {
    if !region.base.is_empty() {
        Piece::Conflict(region)
    } else if region.ours.is_empty() {
        Piece::Lines(Pick::Theirs, region.theirs)
    } else if region.theirs.is_empty() {
        Piece::Lines(Pick::Ours, region.ours)
    } else {
        Piece::Conflict(region)
    }
}

fn common<'a>(a: impl Iterator<Item = &'a &'a str>, b: impl Iterator<Item = &'a &'a str>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}
