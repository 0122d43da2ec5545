//! `dddgen check`: each rule, and what does not break it.

use crate::support::Shop;

const DOMAIN: &str = "crates/domain/src/entities/catalog/book.rs";
const APPLICATION: &str = "crates/application/src/use_cases/catalog/book.rs";

#[test]
fn a_new_project_keeps_every_rule() {
    let shop = Shop::new();
    shop.run("check")
        .ends(0)
        .says("8 rules checked, nothing found");
    let json = shop.run("check --format json").ends(0).json();
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(0));
    assert_eq!(json["outcome"], "done");
}

#[test]
fn each_rule_names_the_place_and_the_way_out() {
    let cases = [
        ("layers/source", DOMAIN, "use sqlx::Row;"),
        ("layers/source", DOMAIN, "fn f() { ::tokio::spawn(x); }"),
        (
            "layers/source",
            DOMAIN,
            "#[derive(serde::Serialize)] struct A;",
        ),
        ("layers/source", DOMAIN, "use application::Clock;"),
        (
            "layers/source",
            APPLICATION,
            "use {infrastructure::database as db};",
        ),
        ("layers/source", APPLICATION, "g!(axum::Json);"),
        (
            "layers/source",
            "crates/infrastructure/src/clock.rs",
            "use axum::Json;",
        ),
        ("contexts", DOMAIN, "use crate::entities::sales::Order;"),
        (
            "contexts",
            DOMAIN,
            "use crate::entities::{catalog::A, sales::{B}};",
        ),
        ("contexts", DOMAIN, "use super::super::sales::Order;"),
        (
            "contexts",
            APPLICATION,
            "fn f(a: domain::repositories::sales::Orders) {}",
        ),
    ];
    for (rule, path, line) in cases {
        let shop = Shop::new();
        shop.append(path, &format!("{line}\n"));
        let number = shop.read(path).lines().count();
        let said = shop.run("check").ends(1).says("hint: ");
        let place = format!(" --> {path}:{number}\n");
        assert!(
            said.out.contains(&format!("error[{rule}]")),
            "{line}\n{}",
            said.out
        );
        assert!(said.out.contains(&place), "{line}: {place}\n{}", said.out);
        assert!(said.out.contains("1 finding\n"), "{line}\n{}", said.out);
    }
}

#[test]
fn what_only_looks_like_a_breach_is_none() {
    let shop = Shop::new();
    for line in [
        "// use sqlx::Row;",
        "/// See axum::Json and crate::entities::sales::Order.\nconst A: &str = \"serde::Serialize\";",
        "#[cfg(test)]\nmod tests {\n    use tokio::test;\n}",
        "fn f(tokio: u8) -> u8 { tokio }",
        "mod server;\nuse server::Server;",
    ] {
        shop.append(DOMAIN, &format!("{line}\n"));
    }
    shop.append(
        "crates/domain/Cargo.toml",
        "\n[dev-dependencies]\ntokio = \"1\"\n",
    );
    shop.run("check").ends(0);
}

#[test]
fn manifests_are_read_with_their_renames() {
    let cases = [
        ("crates/domain/Cargo.toml", "serde = \"1\""),
        ("crates/domain/Cargo.toml", "tower-http.workspace = true"),
        (
            "crates/domain/Cargo.toml",
            "db = { package = \"sqlx\", version = \"0.9\" }",
        ),
        ("crates/domain/Cargo.toml", "application.workspace = true"),
        (
            "crates/application/Cargo.toml",
            "infrastructure.workspace = true",
        ),
        (
            "crates/application/Cargo.toml",
            "store = { path = \"../x\", package = \"shop-infrastructure\" }",
        ),
    ];
    for (path, line) in cases {
        let shop = Shop::new();
        shop.edit(
            path,
            "[dependencies]\n",
            &format!("[dependencies]\n{line}\n"),
        );
        let text = shop.read(path);
        let number = text.lines().position(|it| it == line).expect("the line") + 1;
        let said = shop.run("check").ends(1).says("error[layers/manifest]");
        assert!(
            said.out.contains(&format!("{path}:{number}\n")),
            "{line}\n{}",
            said.out
        );
    }
    let shop = Shop::new();
    let target = "\n[target.'cfg(unix)'.dependencies]\ntokio = \"1\"\n";
    shop.append("crates/domain/Cargo.toml", target);
    shop.run("check")
        .ends(1)
        .says("`domain` must not depend on `tokio`");
}

#[test]
fn migrations_come_in_pairs_and_in_an_order() {
    let shop = Shop::new();
    shop.write("migrations/20270101000000_a.up.sql", "select 1;\n");
    shop.run("check")
        .ends(1)
        .says("write `migrations/20270101000000_a.down.sql`");
    shop.write("migrations/20270101000000_a.down.sql", "select 1;\n");
    shop.run("check").ends(0);
    shop.write("migrations/20270101000000_b.up.sql", "select 1;\n");
    shop.write("migrations/20270101000000_b.down.sql", "select 1;\n");
    shop.run("check").ends(1).says("has the time of");
}

#[test]
fn findings_are_told_to_forges() {
    let shop = Shop::new();
    shop.append(DOMAIN, "use sqlx::Row;\n");
    let line = shop.read(DOMAIN).lines().count();
    let said = shop.run("check --format sarif").ends(1).json();
    assert_eq!(said["version"], "2.1.0");
    let run = &said["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let [result] = run["results"].as_array().expect("results").as_slice() else {
        panic!("{run}");
    };
    assert_eq!(result["ruleId"], "layers/source");
    let index = result["ruleIndex"].as_u64().expect("an index");
    let index = usize::try_from(index).expect("a small one");
    assert_eq!(rules[index]["id"], "layers/source");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], DOMAIN);
    assert_eq!(place["region"]["startLine"], line);
    let text = result["message"]["text"].as_str().expect("a text");
    assert!(text.contains("To fix it: "), "{text}");
    shop.run("status --format sarif")
        .ends(2)
        .says("`dddgen check`");
    shop.run("graph --format sarif").ends(2);
}

#[test]
fn migrations_that_are_gone_are_found() {
    let shop = Shop::new();
    let up = "migrations/20260102030405_initial.up.sql";
    let down = "migrations/20260102030405_initial.down.sql";
    let texts = [shop.read(up), shop.read(down)];
    shop.remove(up);
    shop.remove(down);
    shop.run("check")
        .ends(1)
        .says("error[migrations]")
        .says(&format!("dddgen apply --restore {up}"));
    shop.run("apply --restore migrations").ends(0);
    assert_eq!([shop.read(up), shop.read(down)], texts);
    shop.run("check").ends(0);
}

#[test]
fn a_wrong_model_is_a_finding() {
    let shop = Shop::new();
    shop.edit("dddgen.toml", "string:1..255", "strng");
    shop.run("check")
        .ends(1)
        .says("error[model]")
        .says("dddgen.toml:");
    let json = shop.run("check --format json").ends(1).json();
    assert_eq!(json["findings"][0]["rule"], "model");
    assert_eq!(json["outcome"], "found");
}

#[test]
fn what_is_yours_to_write_is_a_notice_until_it_is_written() {
    let shop = Shop::new();
    shop.run("add enum catalog/Progress new sold").ends(0);
    shop.run("add field Book state:Progress:default=new")
        .ends(0);
    shop.run("add transition Book sell:new:sold --field state --when is-paid")
        .ends(0);
    for line in [
        "add use-case catalog/pack --on Book",
        "add service catalog/pricing",
        "add specification catalog/rare --on Book",
        "add query catalog/turnover",
        "add endpoint ping --method get --path /ping",
        "add handler catalog/tell --on Book.sold",
    ] {
        shop.run(line).ends(0);
    }
    let files = [
        "crates/domain/src/guards/catalog/book_is_paid.rs",
        "crates/application/src/use_cases/catalog/pack.rs",
        "crates/domain/src/services/catalog/pricing.rs",
        "crates/application/src/specifications/catalog/rare.rs",
        "crates/infrastructure/src/queries/catalog/turnover.rs",
        "crates/api/src/v1/endpoints/ping.rs",
        "crates/application/src/event_handlers/catalog/tell.rs",
    ];
    let said = shop
        .run("check")
        .ends(0)
        .says("8 rules checked, 7 notices\n")
        .says("notice[unwritten]: the guard `is_paid` of `Book` is as dddgen made it: it lets everything pass\n");
    for file in files {
        assert!(said.out.contains(&format!(" --> {file}\n")), "{}", said.out);
    }
    let json = shop.run("check --format json").ends(0).json();
    assert_eq!(json["findings"][0]["level"], "notice");
    assert_eq!(json["outcome"], "done");
    shop.run("check --strict").ends(1);
    // Line endings are git's.
    let text = shop.read(files[0]).replace('\n', "\r\n");
    shop.write(files[0], &text);
    shop.run("check").ends(0).says("7 notices\n");
    for file in files {
        shop.append(file, "// Written.\n");
    }
    shop.run("check --strict").ends(0).says("nothing found\n");
}
