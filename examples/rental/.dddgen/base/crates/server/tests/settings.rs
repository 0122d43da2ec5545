//! The settings as a function of their layers.

use std::collections::BTreeSet;

use api::Origins;
use server::settings::{
    Environment, Layer, LogFormat, Reader, Settings, SettingsErrors, Source, Values,
};

const EXAMPLE: &str = include_str!("../../../.env.example");

fn layer(source: Source, pairs: &[(&str, &str)]) -> Layer {
    let pairs = pairs.iter();
    let values = pairs.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Layer {
        source,
        values: values.collect(),
    }
}

fn read(layers: &[Layer]) -> Result<Settings, SettingsErrors> {
    let mut reader = Reader::new(layers, SettingsErrors::default());
    let settings = Settings::read(&mut reader);
    reader.finish().map(|()| settings)
}

fn of(pairs: &[(&str, &str)]) -> Result<Settings, SettingsErrors> {
    read(&[layer(Source::Environment, pairs)])
}

fn refusal(pairs: &[(&str, &str)]) -> String {
    of(pairs).expect_err("refused").to_string()
}

#[test]
fn has_a_default_for_everything() {
    let settings = of(&[]).expect("defaults");
    assert_eq!(settings.environment, Environment::Local);
    assert_eq!((settings.http.port, settings.http.docs), (8080, true));
    assert_eq!(settings.log.format, LogFormat::Pretty);
    assert!(settings.database.migrate_at_start);
}

#[test]
fn is_careful_in_production() {
    let url = ("DATABASE_URL", "sqlite://x.db");
    let settings = of(&[("ENVIRONMENT", "prod"), url]).expect("settings");
    assert_eq!(settings.environment, Environment::Production);
    assert_eq!(settings.log.format, LogFormat::Json);
    assert_eq!(settings.http.origins, Origins::These(Vec::new()));
    assert!(!settings.http.docs);
    assert!(!settings.database.migrate_at_start);
    assert!(refusal(&[("ENVIRONMENT", "production")]).contains("DATABASE_URL is required"));
}

#[test]
fn lets_the_more_important_source_win() {
    let port = |number: &str, source| layer(source, &[("HTTP_PORT", number)]);
    let layers = [
        port("1", Source::Override),
        port("2", Source::Environment),
        port("3", Source::File),
    ];
    for (index, expected) in [1, 2, 3].into_iter().enumerate() {
        let settings = read(&layers[index..]).expect("settings");
        assert_eq!(settings.http.port, expected);
    }
}

#[test]
fn names_all_that_is_wrong_at_once() {
    let wrong = [
        ("ENVIRONMENT", "moon"),
        ("HTTP_PORT", "x"),
        ("HTTP_BODY_LIMIT_BYTES", "0"),
        ("HTTP_ALLOWED_ORIGINS", "https://shop.example/path"),
        ("DATABASE_MAX_CONNECTIONS", "101"),
        ("LOG_LEVEL", "inof"),
        ("LOG_FORMAT", "xml"),
    ];
    let refusal = refusal(&wrong);
    assert_eq!(refusal.lines().count(), 1 + wrong.len(), "{refusal}");
    for (name, _) in wrong {
        assert!(refusal.contains(name), "{refusal}");
    }
}

#[test]
fn prints_no_secret() {
    let secret = "sqlite://a-password.db";
    let settings = of(&[("DATABASE_URL", secret)]).expect("settings");
    assert_eq!(settings.database.url.reveal(), secret);
    assert!(!format!("{settings:?}").contains("password"));
    let refusal = refusal(&[("DATABASE_URL", "a-password")]);
    assert!(!refusal.contains("a-password"), "{refusal}");
}

#[test]
fn has_an_example_of_exactly_what_it_reads() {
    let lines = EXAMPLE.lines().filter(|line| !line.starts_with('#'));
    let pairs: Vec<_> = lines.filter_map(|line| line.split_once('=')).collect();
    let shown: BTreeSet<_> = pairs.iter().map(|(name, _)| *name).collect();
    let mut reader = Reader::new(&[], SettingsErrors::default());
    let defaults = Settings::read(&mut reader);
    let read: BTreeSet<_> = reader.names().iter().copied().collect();
    assert_eq!(shown, read);
    let settings = of(&pairs).expect("the example");
    assert_eq!(format!("{settings:?}"), format!("{defaults:?}"));
    assert_eq!(settings.database.url, defaults.database.url);
}

#[test]
fn takes_several_origins() {
    let origins = "https://a.example, http://localhost:3000";
    let settings = of(&[("HTTP_ALLOWED_ORIGINS", origins)]).expect("settings");
    let Origins::These(origins) = settings.http.origins else {
        panic!("a list");
    };
    assert_eq!(origins, ["https://a.example", "http://localhost:3000"]);
    let any = of(&[("HTTP_ALLOWED_ORIGINS", "*")]).expect("settings");
    assert_eq!(any.http.origins, Origins::Any);
}

#[test]
fn keeps_quiet_about_variables_of_other_programs() {
    let values: Values = [(String::from("HTTP_PROXY"), String::from("x"))].into();
    let source = Source::Environment;
    assert!(read(&[Layer { source, values }]).is_ok());
    let other = layer(Source::DotEnv, &[("COMPOSE_FILE", "x")]);
    assert!(read(&[other]).is_ok());
}
