//! Three-way merges: a table of cases (`merge/*.txt`), and what holds for all texts.

use dddgen::merge::{self, Labels, Merged, Sides, Syntax, unresolved};
use proptest::prelude::*;

struct Case {
    name: String,
    path: String,
    sections: Vec<(String, String)>,
}

impl Case {
    fn section(&self, name: &str) -> &str {
        let found = self.sections.iter().find(|(it, _)| it == name);
        &found
            .unwrap_or_else(|| panic!("`{}` has no `{name}`", self.name))
            .1
    }

    fn merge(&self) -> Merged {
        let sides = Sides {
            base: self.section("base"),
            ours: self.section("ours"),
            theirs: self.section("theirs"),
        };
        merge::file(&self.path, sides, &Labels::new("0.1.0"))
    }
}

/// `== name | path`, then `-- base`, `-- ours`, `-- theirs` and `-- out`. `␍` is a carriage
/// return, `∎` ends a text without a newline, `⟨BOM⟩` is a byte order mark.
fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("== ") {
            let Some((name, path)) = title.split_once(" | ") else {
                panic!("no path in `{title}`");
            };
            cases.push(Case {
                name: name.to_owned(),
                path: path.to_owned(),
                sections: Vec::new(),
            });
        } else if let Some(section) = line.strip_prefix("-- ") {
            let Some(case) = cases.last_mut() else {
                panic!("`{section}` before the first case");
            };
            case.sections.push((section.to_owned(), String::new()));
        } else if let Some((_, text)) = cases.last_mut().and_then(|case| case.sections.last_mut()) {
            text.push_str(line);
            text.push('\n');
        }
    }
    for case in &mut cases {
        for (name, text) in &mut case.sections {
            if name == "out" && text.ends_with("\n\n") {
                text.pop();
            }
            *text = text
                .replace('␍', "\r")
                .replace("∎\n", "")
                .replace("⟨BOM⟩", "\u{feff}");
        }
    }
    cases
}

fn check(text: &str) {
    let mut failures = String::new();
    for case in cases(text) {
        let merged = case.merge();
        let conflicts = merged.text.matches("<<<<<<< yours").count();
        if merged.text != case.section("out") || merged.conflicts != conflicts {
            failures.extend(["== ", &case.name, "\n", &merged.text, "\n"]);
        }
        assert_eq!(
            unresolved(&merged.text).is_some(),
            conflicts > 0,
            "{}",
            case.name
        );
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn lines() {
    check(include_str!("merge/lines.txt"));
}

#[test]
fn lists() {
    check(include_str!("merge/lists.txt"));
}

#[test]
fn manifests() {
    check(include_str!("merge/manifests.txt"));
}

/// Texts of few different lines, so that they have much in common.
fn lines_of(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    let end = prop::sample::select(vec!["\n", "\n", "\n", "\r\n"]);
    let line = (prop::sample::select(words), end).prop_map(|(word, end)| format!("{word}{end}"));
    (prop::collection::vec(line, 0..14), any::<bool>()).prop_map(|(lines, whole)| {
        let text = lines.concat();
        let bare = text.trim_end_matches(['\n', '\r']).to_owned();
        if whole { text } else { bare }
    })
}

fn text() -> impl Strategy<Value = String> {
    lines_of(&[
        "",
        "mod a;",
        "mod b;",
        "mod c;",
        "fn f() {",
        "}",
        "    a: A,",
        "    b: B,",
        "- x",
        "x = 1",
        "y = [\"a\"]",
        "[t]",
        "é\u{301}{(\"",
    ])
}

fn syntax() -> impl Strategy<Value = Syntax> {
    use Syntax::{Json, Lines, Markdown, Other, Rust, Toml, Yaml};
    prop::sample::select(vec![Rust, Toml, Yaml, Json, Markdown, Lines, Other])
}

fn merged(base: &str, ours: &str, theirs: &str, syntax: Syntax) -> Merged {
    let sides = Sides { base, ours, theirs };
    merge::text(sides, syntax, &Labels::new("0.1.0"))
}

/// A manifest with some of the dependencies `a` to `e`.
fn dependencies() -> impl Strategy<Value = String> {
    let value = prop::sample::select(vec![
        "\"1\"",
        "\"2\"",
        "{ version = \"1\", features = [\"x\"] }",
        "{ version = \"1\", features = [\"x\", \"y\"] }",
        "{ path = \"z\" }",
    ]);
    let chosen = prop::collection::btree_map(
        prop::sample::select(vec!["a", "b", "c", "d", "e"]),
        value,
        0..5,
    );
    (chosen, any::<bool>()).prop_map(|(chosen, comment)| {
        let mut text = String::from("[package]\nname = \"shop\"\n\n[dependencies]\n");
        for (name, value) in chosen {
            text.push_str(if comment { "# Why.\n" } else { "" });
            text.extend([name, " = ", value, "\n"]);
        }
        text
    })
}

fn dependency(text: &str, name: &str) -> Option<String> {
    let document: toml::Table = text.parse().ok()?;
    Some(document["dependencies"].get(name)?.to_string())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn each_dependency_is_as_one_side_has_it(
        base in dependencies(), ours in dependencies(), theirs in dependencies(),
    ) {
        let sides = Sides { base: &base, ours: &ours, theirs: &theirs };
        let merged = merge::manifest(sides, &Labels::new("0.1.0"));
        prop_assert_eq!(unresolved(&merged.text).is_some(), merged.conflicts > 0);
        if merged.conflicts > 0 {
            return Ok(());
        }
        for name in ["a", "b", "c", "d", "e"] {
            let [base, ours, theirs, now] =
                [&base, &ours, &theirs, &merged.text].map(|text| dependency(text, name));
            if theirs == base || theirs == ours {
                prop_assert_eq!(now, ours, "{}", merged.text);
            } else if ours == base {
                prop_assert_eq!(now, theirs, "{}", merged.text);
            } else {
                prop_assert!(now.is_some(), "`{}` is lost in\n{}", name, merged.text);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn only_one_side_changed(base in text(), other in text(), syntax in syntax()) {
        prop_assert_eq!(merged(&base, &other, &base, syntax).text, other.clone());
        prop_assert_eq!(merged(&base, &base, &other, syntax).text, other.clone());
        prop_assert_eq!(merged(&base, &other, &other, syntax).text, other);
    }

    #[test]
    fn no_line_of_the_user_is_lost(base in text(), ours in text(), theirs in text(), syntax in syntax()) {
        let merged = merged(&base, &ours, &theirs, syntax).text;
        for line in ours.lines() {
            let count = |text: &str| text.lines().filter(|it| *it == line).count();
            prop_assert!(
                count(&merged) + count(&base) >= count(&ours),
                "`{}` is lost in\n{}", line, merged
            );
            if !base.lines().any(|it| it == line) {
                prop_assert!(count(&merged) >= 1, "`{}` is lost in\n{}", line, merged);
            }
        }
    }

    #[test]
    fn markers_hold_every_line(base in text(), ours in text(), theirs in text(), syntax in syntax()) {
        let merged = merged(&base, &ours, &theirs, syntax);
        let markers = merged.text.lines().filter(|line| *line == "<<<<<<< yours").count();
        prop_assert_eq!(markers, merged.conflicts);
        prop_assert_eq!(unresolved(&merged.text).is_some(), merged.conflicts > 0);
    }

    #[test]
    fn a_merge_of_what_is_merged_changes_nothing(base in text(), ours in text(), theirs in text()) {
        let first = merged(&base, &ours, &theirs, Syntax::Other);
        let again = merged(&theirs, &first.text, &theirs, Syntax::Other);
        prop_assert_eq!(first.text, again.text);
    }
}
