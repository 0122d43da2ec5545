//! Reads lines of bracketed text just far enough to know where a bracket is code.
//!
//! Strings, raw strings, character literals and comments are skipped, so that a brace in a
//! message does not count. What this gets wrong is caught by the parser that reads the result.

/// The state between two lines.
#[derive(Debug, Default)]
pub(super) struct Scan {
    depth: isize,
    inside: Inside,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Inside {
    #[default]
    Code,
    String,
    /// A raw string, closed by a quote and that many hashes.
    Raw(usize),
    BlockComment,
}

impl Scan {
    /// Whether nothing is open.
    pub(super) fn is_even(&self) -> bool {
        self.depth == 0 && self.inside == Inside::Code
    }

    /// Whether more was closed than opened.
    pub(super) fn is_below(&self) -> bool {
        self.depth < 0
    }

    /// Reads one line; returns its code, without a trailing comment.
    pub(super) fn line<'a>(&mut self, line: &'a str) -> &'a str {
        let bytes = line.as_bytes();
        let (mut at, mut end) = (0, 0);
        while at < bytes.len() {
            if self.inside == Inside::Code && bytes[at..].starts_with(b"//") {
                break;
            }
            let step = match self.inside {
                Inside::Code => self.code(&bytes[at..]),
                Inside::String => self.string(&bytes[at..]),
                Inside::Raw(hashes) => self.raw(&bytes[at..], hashes),
                Inside::BlockComment => self.comment(&bytes[at..]),
            };
            at = (at + step).min(bytes.len());
            end = at;
        }
        line.get(..end).unwrap_or(line).trim()
    }

    fn code(&mut self, rest: &[u8]) -> usize {
        match rest[0] {
            b'{' | b'(' | b'[' => self.depth += 1,
            b'}' | b')' | b']' => self.depth -= 1,
            b'"' => self.inside = Inside::String,
            b'\'' => return character(rest),
            b'/' if rest.starts_with(b"/*") => self.inside = Inside::BlockComment,
            b'r' => {
                let hashes = rest[1..].iter().take_while(|b| **b == b'#').count();
                if rest.get(1 + hashes) == Some(&b'"') {
                    self.inside = Inside::Raw(hashes);
                    return 2 + hashes;
                }
            }
            _ => {}
        }
        1
    }

    fn string(&mut self, rest: &[u8]) -> usize {
        match rest[0] {
            b'\\' => 2,
            b'"' => {
                self.inside = Inside::Code;
                1
            }
            _ => 1,
        }
    }

    fn raw(&mut self, rest: &[u8], hashes: usize) -> usize {
        let closes = rest[0] == b'"'
            && rest.len() > hashes
            && rest[1..=hashes].iter().all(|byte| *byte == b'#');
        if closes {
            self.inside = Inside::Code;
            1 + hashes
        } else {
            1
        }
    }

    fn comment(&mut self, rest: &[u8]) -> usize {
        if rest.starts_with(b"*/") {
            self.inside = Inside::Code;
            return 2;
        }
        1
    }
}

/// The length of a character literal; of the quote alone for a lifetime.
fn character(rest: &[u8]) -> usize {
    let escaped = rest.get(1) == Some(&b'\\');
    let from = if escaped { 3 } else { 2 };
    let close = rest.iter().skip(from).take(10).position(|b| *b == b'\'');
    match close {
        Some(at) if escaped || at == 0 => from + at + 1,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_brackets_of_code_only() {
        for even in [
            r#"f("{", '(', r"[") // {"#,
            r##"r#"{"{"# /* { */ "##,
            "fn a<'a>(b: &'a str) {}",
            r"'\'' '{' b'['",
        ] {
            let mut scan = Scan::default();
            scan.line(even);
            assert!(scan.is_even(), "{even}: {scan:?}");
        }
        let mut scan = Scan::default();
        assert_eq!(scan.line("fn a() { // why"), "fn a() {");
        assert!(!scan.is_even());
        scan.line("}}");
        assert!(scan.is_below());
    }
}
