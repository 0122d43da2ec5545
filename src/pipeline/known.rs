//! Which files need no formatting: what renders as it did at the last run is in the base already.

use crate::plan::Base;
use crate::tree::Tree;

/// The formatted text of `path`, if the last run made it from the same `text`.
///
/// `raw` is the model of that run, rendered by this dddgen. That a developer's dddgen has changed
/// templates under the same version shows in the letters, which formatting keeps.
pub(super) fn text(base: &Base, raw: &Tree, path: &str, text: &str) -> Option<String> {
    let same = raw.get(path).is_some_and(|file| file.text == text);
    let formatted = base.files.get(base.place(path)).filter(|_| same)?;
    let formatted = std::str::from_utf8(&formatted.bytes).ok()?;
    let unchanged = !formatted.contains('\r') && letters(formatted) == letters(text);
    unchanged.then(|| formatted.to_owned())
}

/// How often each letter and digit occurs.
fn letters(text: &str) -> [u32; 256] {
    let mut counts = [0; 256];
    for byte in text.bytes().filter(u8::is_ascii_alphanumeric) {
        counts[usize::from(byte)] += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn letters_survive_formatting_and_tell_templates_apart() {
        let raw = "use b;use a;\nfn  f( ){g(1 ,)}";
        assert_eq!(
            letters(raw),
            letters("use a;\nuse b;\nfn f() {\n    g(1)\n}\n")
        );
        assert_ne!(
            letters(raw),
            letters("use a;\nuse b;\nfn f() {\n    h(1)\n}\n")
        );
    }
}
