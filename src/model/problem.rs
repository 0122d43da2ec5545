//! A problem of a model file: place, what is wrong, and the way out.
//!
//! Problems are data; [`render`] shows them to people in the manner of rustc, and
//! [`Problem::locate`] makes of one what a program wants to read.

use std::fmt::Write as _;
use std::ops::Range;

use serde::Serialize;

/// One problem of a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The bytes of the file that it is about.
    pub span: Range<usize>,
    /// What is wrong: lower case, names in backticks, no full stop.
    pub message: String,
    /// The way out, when there is one to name.
    pub hint: Option<String>,
}

/// A place in a text, as editors count: from 1, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

/// A problem with its place spelled out, for reports that programs read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Located {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// The way out, when there is one to name.
    pub hint: Option<String>,
}

impl Problem {
    /// Where in the text it starts.
    pub fn position(&self, text: &str) -> Position {
        Line::at(text, self.span.start).position
    }

    /// The problem with its place in `file` spelled out.
    pub fn locate(&self, file: &str, text: &str) -> Located {
        let Position { line, column } = self.position(text);
        Located {
            file: file.to_owned(),
            line,
            column,
            message: self.message.clone(),
            hint: self.hint.clone(),
        }
    }
}

/// Shows problems of a file with the lines that they are about; an empty line between two.
pub fn render(problems: &[Problem], file: &str, text: &str) -> String {
    let shown: Vec<_> = problems
        .iter()
        .map(|problem| render_one(problem, file, text))
        .collect();
    shown.join("\n")
}

fn render_one(problem: &Problem, file: &str, text: &str) -> String {
    let line = Line::at(text, problem.span.start);
    let number = line.position.line.to_string();
    let gutter = " ".repeat(number.len());
    let (source, lead, width) = line.underlined(problem.span.end);
    let mut out = String::new();
    // Writing into a `String` cannot fail.
    let _ = writeln!(out, "error: {}", problem.message);
    let Position { line, column } = line.position;
    let _ = writeln!(out, "{gutter}--> {file}:{line}:{column}");
    let _ = writeln!(out, "{gutter} |");
    let _ = writeln!(out, "{}", format!("{number} | {source}").trim_end());
    let _ = writeln!(out, "{gutter} | {}{}", " ".repeat(lead), "^".repeat(width));
    if let Some(hint) = &problem.hint {
        let _ = writeln!(out, "hint: {hint}");
    }
    out
}

/// The line of a text that a byte stands in.
struct Line<'a> {
    content: &'a str,
    /// The byte, counted from the start of the line.
    byte: usize,
    start: usize,
    position: Position,
}

impl<'a> Line<'a> {
    /// Takes any offset: one beyond the end or inside a character is moved back.
    fn at(text: &'a str, offset: usize) -> Self {
        let offset = text.floor_char_boundary(offset);
        let start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let content = text[start..end].trim_end_matches('\r');
        let byte = (offset - start).min(content.len());
        Self {
            content,
            byte,
            start,
            position: Position {
                line: text[..start].matches('\n').count() + 1,
                column: content[..byte].chars().count() + 1,
            },
        }
    }

    /// The line as it is shown, the columns before the underline, and its width.
    fn underlined(&self, end: usize) -> (String, usize, usize) {
        let last = end.saturating_sub(self.start).min(self.content.len());
        let last = self.content.floor_char_boundary(last).max(self.byte);
        let lead = visible(&self.content[..self.byte]).chars().count();
        let width = visible(&self.content[self.byte..last]).chars().count();
        (visible(self.content), lead, width.max(1))
    }
}

/// Text as a terminal shows it in known widths: tabs as spaces, no control characters.
fn visible(text: &str) -> String {
    text.replace('\t', "    ")
        .chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Position, Problem, render};

    fn problem(span: std::ops::Range<usize>) -> Problem {
        Problem {
            span,
            message: "it is wrong".to_owned(),
            hint: None,
        }
    }

    #[test]
    fn counts_lines_and_characters() {
        let cases = [
            ("", 0, 1, 1),
            ("a", 99, 1, 2),
            ("a\nb", 2, 2, 1),
            ("a\r\nbc", 4, 2, 2),
            ("a\r\n", 1, 1, 2),
            ("a\n", 2, 2, 1),
            ("\té = 1", 3, 1, 3),
            ("é", 1, 1, 1),
        ];
        for (text, offset, line, column) in cases {
            let at = problem(offset..offset).position(text);
            assert_eq!(at, Position { line, column }, "{text:?} {offset}");
        }
    }

    #[test]
    fn underlines_the_span() {
        let cases = [
            ("x = 1", 4..5, "  |\n1 | x = 1\n  |     ^\n"),
            (
                "\tx\u{1b} = 1\r\n",
                1..2,
                "  |\n1 |     x\u{fffd} = 1\n  |     ^\n",
            ),
            ("é = 'ü'", 5..9, "  |\n1 | é = 'ü'\n  |     ^^^\n"),
            ("a = '''\nb'''", 4..11, "  |\n1 | a = '''\n  |     ^^^\n"),
            ("a\n", 2..2, "  |\n2 |\n  | ^\n"),
        ];
        for (text, span, shown) in cases {
            let all = render(&[problem(span)], "m.toml", text);
            let (_, tail) = all.split_once("m.toml:").unwrap();
            let (_, tail) = tail.split_once('\n').unwrap();
            assert_eq!(tail, shown, "{text:?}");
        }
    }

    #[test]
    fn says_place_and_hint() {
        let mut one = problem(4..7);
        one.hint = Some("write `2`".to_owned());
        let shown = render(&[one.clone(), problem(0..1)], "dddgen.toml", "a = bcd");
        let first = "error: it is wrong\n --> dddgen.toml:1:5\n  |\n1 | a = bcd\n  |     ^^^\n";
        assert!(
            shown.starts_with(&format!("{first}hint: write `2`\n\nerror: ")),
            "{shown}"
        );
        let json = serde_json::to_string(&one.locate("dddgen.toml", "a = bcd")).unwrap();
        assert_eq!(
            json,
            r#"{"file":"dddgen.toml","line":1,"column":5,"message":"it is wrong","hint":"write `2`"}"#
        );
    }
}
