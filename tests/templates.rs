//! The templates, and the text that they make of several models.
#![expect(
    clippy::expect_used,
    reason = "tests end where something unexpected fails"
)]

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;

use dddgen::model;
use dddgen::render::render;
use dddgen::template::Templates;
use dddgen::tree::Tree;

const MODELS: [&str; 4] = [
    include_str!("../examples/minimal/dddgen.toml"),
    include_str!("../examples/bookstore/dddgen.toml"),
    include_str!("models/states.toml"),
    include_str!("models/tiny.toml"),
];

/// The trees of all models.
fn trees() -> Vec<Tree> {
    let templates = Templates::embedded().expect("every template parses");
    let models = MODELS.iter().chain([
        &include_str!("models/own.toml"),
        &include_str!("models/everything.toml"),
    ]);
    let trees = models.map(|text| {
        let model = model::parse(text).expect("a valid model");
        render(&model, &templates).expect("every name is defined")
    });
    trees.collect()
}

/// The Rust in `text` that is not for tests.
fn outside_of_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

#[test]
fn every_template_parses() {
    let templates = Templates::embedded().expect("every template parses");
    assert!(templates.names().count() > 100);
}

/// But for the model with delimiters in its own texts.
#[test]
fn no_delimiter_is_left_behind() {
    for tree in trees().iter().take(MODELS.len()) {
        for (path, file) in tree.iter() {
            // The workflow has expressions of its own.
            if path.starts_with(".github/") {
                continue;
            }
            for delimiter in ["{%", "%}", "{#", "{{ entity", "{{ service", "{{ field"] {
                assert!(!file.text.contains(delimiter), "`{delimiter}` in `{path}`");
            }
        }
    }
}

#[test]
fn an_undefined_name_is_an_error_at_its_line() {
    let files = [("a/b.rs", "fn a() {}\n{{ service.nonsense }}\n")];
    let files: BTreeMap<_, _> = files.map(|(path, text)| (path.into(), text.into())).into();
    let templates = Templates::new(files, BTreeMap::new(), "[files]\n").expect("it parses");
    let model = model::parse(MODELS[2]).expect("a valid model");
    let error = render(&model, &templates).expect_err("it is not defined");
    assert!(error.to_string().starts_with("a/b.rs.jinja:2: "), "{error}");
}

#[test]
fn a_template_that_does_not_parse_is_an_error_at_its_line() {
    let files = [("a.rs", "fn a() {}\n{% if %}\n")];
    let files: BTreeMap<_, _> = files.map(|(path, text)| (path.into(), text.into())).into();
    let error = Templates::new(files, BTreeMap::new(), "[files]\n").expect_err("no condition");
    assert!(format!("{error:#}").contains("a.rs.jinja:2: "), "{error:#}");
}

#[test]
fn rendered_rust_has_no_shortcuts() {
    let everywhere = [
        "todo!",
        "unimplemented!",
        "dbg!",
        "#[allow",
        "#![allow",
        "select *",
        "f32",
    ];
    let in_products = [".unwrap()", ".expect(", "panic!"];
    for tree in trees() {
        for (path, file) in tree.iter() {
            if Path::new(path).extension() != Some(OsStr::new("rs")) {
                continue;
            }
            let is_test = path.contains("/tests/") || path.starts_with("crates/testing/");
            let product = if is_test {
                ""
            } else {
                outside_of_tests(&file.text)
            };
            for shortcut in everywhere {
                assert!(!file.text.contains(shortcut), "`{shortcut}` in `{path}`");
            }
            for shortcut in in_products {
                assert!(!product.contains(shortcut), "`{shortcut}` in `{path}`");
            }
            let prints = product.contains("println!(") && !path.ends_with("/build.rs");
            assert!(
                !prints || path.starts_with("crates/server/"),
                "`{path}` prints"
            );
        }
    }
}

/// The models without floating-point fields have no floating-point numbers anywhere.
#[test]
fn decimals_stay_exact() {
    for tree in trees().iter().take(MODELS.len()) {
        for (path, file) in tree.iter().filter(|(path, _)| path.contains("/catalog/")) {
            assert!(
                !file.text.contains("f64"),
                "`{path}` has a decimal as `f64`"
            );
        }
    }
}
