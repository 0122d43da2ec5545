//! Settles a region that both sides changed: as the same change, as a list, line by line, or as
//! a conflict that is as small as it can be.

use std::ops::Range;

use super::regions::{ChangedBy, Region};
use super::syntax::Syntax;
use super::union::{self, Pick};
use super::weave::{Piece, Weave};

impl Weave<'_> {
    /// Appends what becomes of `region`; with a syntax it may be a list in it.
    pub(super) fn settle(&self, region: &Region, syntax: Option<Syntax>, pieces: &mut Vec<Piece>) {
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
