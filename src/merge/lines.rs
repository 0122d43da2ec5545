//! A text as lines without their ends, so that line endings, a BOM and a missing final newline
//! never make two texts differ.

const BOM: char = '\u{feff}';

/// A text taken apart.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    pub(super) bom: bool,
    /// The content of each line.
    pub(super) text: Vec<&'a str>,
    /// The end of each line: `\n`, `\r\n`, or nothing on the last one.
    ends: Vec<&'a str>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let bare = text.strip_prefix(BOM);
        let (text, ends) = bare.unwrap_or(text).split_inclusive('\n').map(cut).unzip();
        Self {
            bom: bare.is_some(),
            text,
            ends,
        }
    }

    /// The end that most lines have.
    pub(super) fn usual_end(&self) -> &'static str {
        let crlf = self.ends.iter().filter(|end| **end == "\r\n").count();
        let plain = self.ends.iter().filter(|end| **end == "\n").count();
        if crlf > plain { "\r\n" } else { "\n" }
    }

    /// The end of the line at `index`; the usual one where it has none.
    pub(super) fn end(&self, index: usize) -> &'a str {
        match self.ends[index] {
            "" => self.usual_end(),
            end => end,
        }
    }

    /// Whether there are lines and the last one has no end.
    pub(super) fn lacks_final_newline(&self) -> bool {
        self.ends.last().is_some_and(|end| end.is_empty())
    }
}

fn cut(line: &str) -> (&str, &str) {
    let text = line
        .strip_suffix("\r\n")
        .or_else(|| line.strip_suffix('\n'))
        .unwrap_or(line);
    (text, &line[text.len()..])
}

/// A text without BOM and with plain line ends.
pub(super) fn plain(text: &str) -> String {
    let mut plain = Lines::of(text).text.join("\n");
    if text.ends_with('\n') {
        plain.push('\n');
    }
    plain
}

/// `text`, which is plain, in the dress of `model`: its BOM, its line ends, its final newline.
pub(super) fn dressed(text: &str, model: &str) -> String {
    let model = Lines::of(model);
    let mut dressed = String::from(if model.bom { "\u{feff}" } else { "" });
    dressed.push_str(&text.replace('\n', model.usual_end()));
    if model.lacks_final_newline() {
        dressed.truncate(dressed.trim_end_matches(['\n', '\r']).len());
    }
    dressed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_a_text_apart() {
        let lines = Lines::of("\u{feff}a\r\nb\nc");
        assert!(lines.bom && lines.lacks_final_newline());
        assert_eq!(lines.text, ["a", "b", "c"]);
        assert_eq!(
            (lines.end(0), lines.end(1), lines.end(2)),
            ("\r\n", "\n", "\n")
        );
    }

    #[test]
    fn dresses_as_the_model() {
        assert_eq!(dressed("x\ny\n", "\u{feff}a\r\nb"), "\u{feff}x\r\ny");
        assert_eq!(plain("\u{feff}a\r\nb"), "a\nb");
    }
}
