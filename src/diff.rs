//! What was changed in a text, as a unified diff that `git apply` and `patch -p1` take.

use std::fmt::Write as _;
use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

/// How many unchanged lines stand around a change.
const CONTEXT: usize = 3;

/// How many lines a change brings and takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Counts {
    /// Lines that are new.
    pub added: usize,
    /// Lines that are gone.
    pub removed: usize,
}

/// The change of the file at `path` from one text to another; `None` stands for no file. Empty if
/// nothing changed.
///
/// ```
/// use dddgen::diff;
/// assert_eq!(
///     diff::unified("a.rs", Some(b"mod a;\n"), Some(b"mod a;\nmod b;\n")),
///     "--- a/a.rs\n+++ b/a.rs\n@@ -1 +1,2 @@\n mod a;\n+mod b;\n"
/// );
/// ```
pub fn unified(path: &str, before: Option<&[u8]>, after: Option<&[u8]>) -> String {
    if before == after {
        return String::new();
    }
    let name = |prefix: &str, side: Option<&[u8]>| match side {
        Some(_) => format!("{prefix}/{path}"),
        None => "/dev/null".to_owned(),
    };
    let (from, to) = (name("a", before), name("b", after));
    let (Some(before), Some(after)) = (text(before), text(after)) else {
        return format!("Binary files {from} and {to} differ\n");
    };
    let sides = Sides::of(before, after);
    let mut out = format!("--- {from}\n+++ {to}\n");
    for group in sides.groups() {
        sides.write(&group, &mut out);
    }
    out
}

/// How much a text was changed.
pub fn counts(before: &[u8], after: &[u8]) -> Counts {
    let (Some(before), Some(after)) = (text(Some(before)), text(Some(after))) else {
        return Counts::default();
    };
    let hunks = Sides::of(before, after).hunks;
    Counts {
        added: hunks.iter().map(|hunk| hunk.after.len()).sum(),
        removed: hunks.iter().map(|hunk| hunk.before.len()).sum(),
    }
}

fn text(side: Option<&[u8]>) -> Option<&str> {
    let text = std::str::from_utf8(side.unwrap_or_default()).ok()?;
    (!text.contains('\0')).then_some(text)
}

/// Two texts as lines with their ends, and where they differ.
struct Sides<'t> {
    before: Vec<&'t str>,
    after: Vec<&'t str>,
    hunks: Vec<Hunk>,
}

#[derive(Debug, Clone)]
struct Hunk {
    before: Range<usize>,
    after: Range<usize>,
}

impl<'t> Sides<'t> {
    fn of(before: &'t str, after: &'t str) -> Self {
        let before: Vec<&str> = before.split_inclusive('\n').collect();
        let after: Vec<&str> = after.split_inclusive('\n').collect();
        let mut input = InternedInput::<&str>::default();
        input.update_before(before.iter().copied());
        input.update_after(after.iter().copied());
        let mut diff = Diff::compute(Algorithm::Histogram, &input);
        diff.postprocess_lines(&input);
        let hunks = diff.hunks().map(|hunk| Hunk {
            before: hunk.before.start as usize..hunk.before.end as usize,
            after: hunk.after.start as usize..hunk.after.end as usize,
        });
        Self {
            hunks: hunks.collect(),
            before,
            after,
        }
    }

    /// The hunks that are so near to one another that they are shown as one.
    fn groups(&self) -> Vec<Vec<Hunk>> {
        let mut groups: Vec<Vec<Hunk>> = Vec::new();
        for hunk in &self.hunks {
            let near = |group: &&mut Vec<Hunk>| {
                let last = group.last();
                last.is_some_and(|last| hunk.before.start - last.before.end <= 2 * CONTEXT)
            };
            match groups.last_mut().filter(near) {
                Some(group) => group.push(hunk.clone()),
                None => groups.push(vec![hunk.clone()]),
            }
        }
        groups
    }

    fn write(&self, group: &[Hunk], out: &mut String) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else {
            return;
        };
        let lead = first.before.start.min(CONTEXT);
        let trail = (self.before.len() - last.before.end).min(CONTEXT);
        let before = first.before.start - lead..last.before.end + trail;
        let after = first.after.start - lead..last.after.end + trail;
        // Writing into a `String` cannot fail.
        let _ = writeln!(out, "@@ -{} +{} @@", place(&before), place(&after));
        let mut shown = before.start;
        for hunk in group {
            lines(out, ' ', &self.before[shown..hunk.before.start]);
            lines(out, '-', &self.before[hunk.before.clone()]);
            lines(out, '+', &self.after[hunk.after.clone()]);
            shown = hunk.before.end;
        }
        lines(out, ' ', &self.before[shown..before.end]);
    }
}

/// Lines as a hunk's header counts them: from 1, and from the line before where there are none.
fn place(lines: &Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => format!("{}", lines.start + 1),
        len => format!("{},{len}", lines.start + 1),
    }
}

fn lines(out: &mut String, sign: char, lines: &[&str]) {
    for line in lines {
        out.push(sign);
        out.push_str(line);
        if !line.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(before: &str, after: &str) -> String {
        let text = unified("a", Some(before.as_bytes()), Some(after.as_bytes()));
        text.replace("--- a/a\n+++ b/a\n", "")
    }

    #[test]
    fn shows_what_changed() {
        let long = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        let cases = [
            ("a\n", "a\n", ""),
            ("a\nb\n", "a\nc\n", "@@ -1,2 +1,2 @@\n a\n-b\n+c\n"),
            ("", "a\n", "@@ -0,0 +1 @@\n+a\n"),
            ("a\n", "", "@@ -1 +0,0 @@\n-a\n"),
            (
                "a",
                "a\n",
                "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n",
            ),
            (
                long,
                &long.replace("5\n", "5\nx\n"),
                "@@ -3,6 +3,7 @@\n 3\n 4\n 5\n+x\n 6\n 7\n 8\n",
            ),
            (
                long,
                &long.replace("1\n", "").replace("9\n", ""),
                "@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n@@ -6,4 +5,3 @@\n 6\n 7\n 8\n-9\n",
            ),
        ];
        for (before, after, expected) in cases {
            assert_eq!(of(before, after), expected, "{before:?} {after:?}");
        }
    }

    #[test]
    fn files_come_and_go() {
        let gone = unified("a", Some(b"x\n"), None);
        assert_eq!(gone, "--- a/a\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n");
        let bytes = unified("a", Some(b"x\n"), Some(&[0xff]));
        assert_eq!(bytes, "Binary files a/a and b/a differ\n");
    }

    #[test]
    fn counts_lines() {
        let found = counts(b"a\nb\nc\n", b"a\nx\ny\n");
        assert_eq!((found.added, found.removed), (2, 2));
    }
}
