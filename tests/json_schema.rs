//! The JSON Schema of `dddgen.toml`: what dddgen takes is valid by it, and mistakes of shape are not.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "tests read models from the disk, and end where that fails"
)]

use std::fs;
use std::path::{Path, PathBuf};

use dddgen::model::{json_schema, parse};
use jsonschema::Validator;
use serde_json::Value;

fn validator() -> Validator {
    jsonschema::draft7::new(&json_schema()).expect("a schema")
}

fn json(toml: &str) -> Value {
    let table: toml::Table = toml::from_str(toml).expect("TOML");
    serde_json::to_value(table).expect("no dates, which JSON has not")
}

fn faults(text: &str) -> Vec<String> {
    let validator = validator();
    let document = json(text);
    let errors = validator.iter_errors(&document);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

/// The models of the examples and of the tests.
fn models() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = |folder: &str| {
        let entries = fs::read_dir(root.join(folder)).expect("a folder");
        entries.map(|entry| entry.expect("an entry").path())
    };
    let examples = files("examples").map(|example| example.join("dddgen.toml"));
    let tests =
        files("tests/models").filter(|path| path.extension().is_some_and(|it| it == "toml"));
    let mut models: Vec<_> = examples.filter(|path| path.exists()).chain(tests).collect();
    models.push(root.join("tests/model/bookstore.toml"));
    models.sort();
    models
}

#[test]
fn every_model_is_valid() {
    let models = models();
    assert!(models.len() > 4);
    for path in models {
        let text = fs::read_to_string(&path).expect("a file");
        assert!(parse(&text).is_ok(), "{}", path.display());
        assert_eq!(faults(&text), Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn mistakes_of_shape_are_found() {
    let sound = "[entities.A.fields]\na = 'int'\n";
    assert_eq!(
        faults(&format!("[service]\nname = 'x'\n{sound}")),
        Vec::<String>::new()
    );
    let wrong = [
        "[service]\n",
        "[service]\nname = 'A b'\n",
        "[service]\nname = 'x'\nnme = 'y'\n",
        "[service]\nname = 'x'\ndatabase = 'oracle'\n",
        "[service]\nname = 'x'\n[entites.A.fields]\na = 'int'\n",
        "[service]\nname = 'x'\n[entities.a.fields]\na = 'int'\n",
        "[service]\nname = 'x'\n[entities.A]\ndoc = 'no fields'\n",
        "[service]\nname = 'x'\n[entities.A.fields]\n",
        "[service]\nname = 'x'\n[entities.A.fields]\nA = 'int'\n",
        "[service]\nname = 'x'\n[entities.A.fields]\na = 'integer'\n",
        "[service]\nname = 'x'\n[entities.A.fields]\na = 'int:optionl'\n",
        "[service]\nname = 'x'\n[entities.A.fields]\na = 'ref'\n",
        "[service]\nname = 'x'\n[entities.A.fields]\na = 1\n",
        "[service]\nname = 'x'\n[entities.A.fields]\na = { typ = 'int' }\n",
        "[service]\nname = 'x'\n[entities.A.fields]\na = { type = 'int', optional = 'yes' }\n",
        "[service]\nname = 'x'\n[entities.A]\nunique = ['a']\nfields.a = 'int'\n",
        "[service]\nname = 'x'\n[entities.A]\nunique = [['a']]\nfields.a = 'int'\n",
        "[service]\nname = 'x'\n[entities.A]\nindexes = [{ where = 'a < 1' }]\nfields.a = 'int'\n",
        "[service]\nname = 'x'\n[contexts.Sales]\n",
        "[service]\nname = 'x'\n[enums.Status]\nvalues = []\n",
        "[service]\nname = 'x'\n[values.A]\ndoc = 'no type'\n",
        "[service]\nname = 'x'\n[use_cases.ship]\n",
        "[service]\nname = 'x'\n[use_cases.ship]\non = []\n",
        "[service]\nname = 'x'\n[endpoints.e]\nmethod = 'POST'\npath = '/e'\n",
        "[service]\nname = 'x'\n[handlers.h]\n",
        "[service]\nname = 'x'\n[handlers.h]\non = ['Order']\n",
        "[service]\nname = 'x'\n[endpoints.e]\nmethod = 'post'\npath = 'e'\n",
    ];
    for text in wrong {
        assert!(!faults(text).is_empty(), "{text}");
        assert!(parse(text).is_err(), "{text}");
    }
}
