//! Prose of the file, which ends in comments and documents of the service.

use super::node::Text;
use super::problems::Problems;
use super::table::Table;

/// The `doc` of a table: any number of lines.
pub(super) fn paragraphs(table: Table<'_>, problems: &mut Problems) -> String {
    let Some(text) = table.text("doc", problems) else {
        return String::new();
    };
    check(text, "doc", &['\n', '\r', '\t'], problems);
    text.value.trim().replace("\r\n", "\n")
}

/// A text of one line.
pub(super) fn line(table: Table<'_>, key: &str, problems: &mut Problems) -> String {
    let Some(text) = table.text(key, problems) else {
        return String::new();
    };
    check(text, key, &[], problems);
    text.value.trim().to_owned()
}

/// Refuses characters that do not show, or that rustc refuses in comments.
fn check(text: &Text, key: &str, fine: &[char], problems: &mut Problems) {
    let odd = text.value.chars().find(|c| {
        let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        turns || (c.is_control() && !fine.contains(c))
    });
    if let Some(odd) = odd {
        let shown = odd.escape_unicode();
        problems.add(text.span(), format!("`{key}` has the character `{shown}`"));
    }
}
