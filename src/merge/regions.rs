//! Two line diffs against one base, woven into regions.
//!
//! A region is a stretch of the base together with what each side made of it. Changes of the two
//! sides belong to one region when they overlap. Changes that only touch stay apart as long as
//! their order is beyond doubt, which it is unless both of them bring new lines to the seam.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

/// A stretch of the base that at least one side changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) base: Range<usize>,
    pub(super) ours: Range<usize>,
    pub(super) theirs: Range<usize>,
    pub(super) changed_by: ChangedBy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ChangedBy {
    Ours,
    Theirs,
    Both,
}

/// One hunk of one side.
#[derive(Debug, Clone)]
struct Change {
    ours: bool,
    base: Range<usize>,
    side: Range<usize>,
    /// Whether it brings lines that replace none, so that their place at a seam is open.
    grows: bool,
}

/// Three texts as lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Texts<'a, 'l> {
    pub(super) base: &'l [&'a str],
    pub(super) ours: &'l [&'a str],
    pub(super) theirs: &'l [&'a str],
}

/// The changed regions in order; what lies between them is the same in all three texts.
pub(super) fn regions(texts: Texts<'_, '_>) -> Vec<Region> {
    let mut changes = changes(texts.base, texts.ours, true);
    changes.extend(self::changes(texts.base, texts.theirs, false));
    changes.sort_by_key(|change| (change.base.start, change.base.end, !change.ours));

    let mut regions = Vec::new();
    let mut shift = Shift::default();
    let mut cluster: Vec<Change> = Vec::new();
    for change in changes {
        if !cluster.iter().any(|earlier| overlap(earlier, &change)) {
            regions.extend(shift.close(&cluster));
            cluster.clear();
        }
        cluster.push(change);
    }
    regions.extend(shift.close(&cluster));
    regions
}

/// How far each side is ahead of the base after the regions so far.
#[derive(Default)]
struct Shift {
    ours: isize,
    theirs: isize,
}

impl Shift {
    fn close(&mut self, cluster: &[Change]) -> Option<Region> {
        let start = cluster.iter().map(|change| change.base.start).min()?;
        let end = cluster.iter().map(|change| change.base.end).max()?;
        let base = start..end;
        let ours = moved(&base, &mut self.ours, cluster.iter().filter(|c| c.ours));
        let theirs = moved(&base, &mut self.theirs, cluster.iter().filter(|c| !c.ours));
        let by_ours = cluster.iter().any(|change| change.ours);
        let by_theirs = cluster.iter().any(|change| !change.ours);
        let changed_by = match (by_ours, by_theirs) {
            (true, true) => ChangedBy::Both,
            (true, false) => ChangedBy::Ours,
            _ => ChangedBy::Theirs,
        };
        Some(Region {
            base,
            ours,
            theirs,
            changed_by,
        })
    }
}

/// The lines of one side that stand for `base`.
fn moved<'c>(
    base: &Range<usize>,
    shift: &mut isize,
    changes: impl Iterator<Item = &'c Change>,
) -> Range<usize> {
    let start = base.start.saturating_add_signed(*shift);
    for change in changes {
        *shift += change.side.len().cast_signed() - change.base.len().cast_signed();
    }
    start..base.end.saturating_add_signed(*shift)
}

fn overlap(a: &Change, b: &Change) -> bool {
    if a.ours == b.ours {
        return false;
    }
    let touch = a.base.end == b.base.start || b.base.end == a.base.start;
    let apart = a.base.end < b.base.start || b.base.end < a.base.start;
    if apart {
        false
    } else if touch {
        a.grows && b.grows
    } else {
        true
    }
}

fn changes(base: &[&str], side: &[&str], ours: bool) -> Vec<Change> {
    let mut input = InternedInput::<&str>::default();
    input.update_before(base.iter().copied());
    input.update_after(side.iter().copied());
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_lines(&input);
    diff.hunks()
        .map(|hunk| {
            let before = hunk.before.start as usize..hunk.before.end as usize;
            let after = hunk.after.start as usize..hunk.after.end as usize;
            Change {
                ours,
                grows: grows(&base[before.clone()], &side[after.clone()]),
                base: before,
                side: after,
            }
        })
        .collect()
}

/// A hunk stays in its lines if it deletes, rewrites line by line, or only folds or unfolds a
/// line (a call that became too long); any other may hold a new line at either end.
fn grows(before: &[&str], after: &[&str]) -> bool {
    if after.is_empty() || before.len() == after.len() {
        return false;
    }
    before.is_empty() || strsim::sorensen_dice(&squeezed(before), &squeezed(after)) < 0.7
}

fn squeezed(lines: &[&str]) -> String {
    lines
        .iter()
        .flat_map(|line| line.chars())
        .filter(|c| !c.is_whitespace())
        .take(2000)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(base: &str, ours: &str, theirs: &str) -> Vec<String> {
        let [base, ours, theirs] =
            [base, ours, theirs].map(|text| text.split(' ').collect::<Vec<_>>());
        let texts = Texts {
            base: &base,
            ours: &ours,
            theirs: &theirs,
        };
        regions(texts)
            .into_iter()
            .map(|region| {
                let Region {
                    base,
                    ours,
                    theirs,
                    changed_by,
                } = region;
                format!("{changed_by:?} {base:?} {ours:?} {theirs:?}")
            })
            .collect()
    }

    #[test]
    fn weaves_changes() {
        assert_eq!(of("a b c", "a b c", "a b c"), [""; 0]);
        assert_eq!(of("a b c", "a x c", "a b c"), ["Ours 1..2 1..2 1..2"]);
        assert_eq!(of("a b c", "a x c", "a y c"), ["Both 1..2 1..2 1..2"]);
        assert_eq!(
            of("a b c d", "n a b c d", "a b c x"),
            ["Ours 0..0 0..1 0..0", "Theirs 3..4 4..5 3..4"]
        );
    }

    #[test]
    fn changes_that_touch_stay_apart() {
        assert_eq!(
            of("a b c", "a x c", "a b y"),
            ["Ours 1..2 1..2 1..2", "Theirs 2..3 2..3 2..3"]
        );
        assert_eq!(
            of("a b c", "a n b c", "a x c"),
            ["Ours 1..1 1..2 1..1", "Theirs 1..2 2..3 1..2"]
        );
        assert_eq!(
            of("a b c", "a b n c", "a x c"),
            ["Theirs 1..2 1..2 1..2", "Ours 2..2 2..3 2..2"]
        );
    }

    #[test]
    fn two_new_lines_at_one_seam_are_one_region() {
        assert_eq!(of("a b", "a n b", "a m b"), ["Both 1..1 1..2 1..2"]);
        assert_eq!(of("a b c", "a x n c", "a b m c"), ["Both 1..2 1..3 1..3"]);
    }
}
