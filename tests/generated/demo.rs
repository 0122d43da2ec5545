//! A project from its first day on: it grows, is edited by hand, and grows again.

use serde_json::json;

use crate::http::{Request, Service};
use crate::life::settled;
use crate::store::Store;
use crate::workshop::{Project, Workshop};

const ENTITY: &str = "crates/domain/src/entities/product.rs";
const ENDPOINTS: &str = "crates/api/src/v1/endpoints/product.rs";
const MANIFEST: &str = "crates/domain/Cargo.toml";
const PRODUCTS: &str = "/api/v1/products";

const METHOD: &str = "
impl Product {
    /// Whether it costs nothing.
    pub fn is_free(&self) -> bool {
        self.price().is_zero()
    }
}

#[cfg(test)]
mod by_hand {
    use rust_decimal::Decimal;

    use super::*;
    use crate::audit::ActorId;

    #[test]
    fn what_costs_nothing_is_free() {
        let draft = ProductDraft {
            name: Some(String::from(\"Air\")),
            price: Some(Decimal::ZERO),
            ..ProductDraft::default()
        };
        let details = ProductDetails::parse(draft).expect(\"a valid draft\");
        let stamp = Stamp {
            at: chrono::DateTime::UNIX_EPOCH,
            by: ActorId::new(\"tester\"),
        };
        assert!(Product::create(ProductId::generate(), details, stamp).is_free());
    }
}
";

const HANDLER: &str = "
/// Says how many products fit on a shelf.
#[utoipa::path(
    get,
    path = \"/products/shelf\",
    responses((status = 200, description = \"How many\", body = u32), ReadProblems),
)]
async fn shelf() -> Json<u32> {
    Json(42)
}
";

#[test]
fn a_demo_grows_and_stays_green() {
    let workshop = Workshop::open();
    let demo = workshop.new_project("demo", &["demo"]);
    demo.is_clean();
    grow(
        &demo,
        "add entity Product name:string:1..100 price:decimal:min=0",
    );
    grow(
        &demo,
        "add entity sales/Order product:ref:Product quantity:int:min=1",
    );
    demo.cargo("test").ends(0);

    let folder = tempfile::tempdir().expect("a folder");
    let database = Store::Sqlite.database();
    let service = Service::start(&demo.build("demo"), folder.path(), &database.url());
    let lamp = json!({ "name": "Lamp", "price": "9.90" });
    let created = service.send(&Request::new("POST", PRODUCTS).json(&lamp));
    let place = format!("{PRODUCTS}/{}", created.is(201).text("id"));
    assert!(service.stop().success());

    edit_by_hand(&demo);
    grow(&demo, "add field Product sku:string:optional:unique");
    grow(&demo, "add entity Vendor name:string");
    demo.cargo("test").ends(0);
    edits_stand(&demo);

    let service = Service::start(&demo.build("demo"), folder.path(), &database.url());
    let kept = service.send(&Request::new("GET", &place)).is(200).json();
    assert_eq!((&kept["name"], &kept["sku"]), (&lamp["name"], &json!(null)));
    let shelf = service.send(&Request::new("GET", format!("{PRODUCTS}/shelf")));
    assert_eq!(shelf.is(200).body, "42");
    service
        .send(&Request::new("GET", "/api/v1/vendors"))
        .is(200);
    assert!(service.stop().success());

    overlap_is_shown_and_settled(&demo);
}

/// Adds to the model; the project stays clean.
#[track_caller]
fn grow(demo: &Project, line: &str) {
    demo.dddgen(line).ends(0);
    demo.is_clean();
}

fn edit_by_hand(demo: &Project) {
    demo.write(ENTITY, &(demo.read(ENTITY) + METHOD));
    let route = "    router = router.routes(routes!(create, list));\n";
    let mine = format!("{route}    router = router.routes(routes!(shelf));\n");
    demo.edit(ENDPOINTS, route, &mine);
    demo.write(ENDPOINTS, &(demo.read(ENDPOINTS) + HANDLER));
    demo.edit(
        MANIFEST,
        "[dependencies]\n",
        "[dependencies]\n# For later.\nlibm = \"0.2\"\n",
    );
    demo.remove("justfile");
}

#[track_caller]
fn edits_stand(demo: &Project) {
    assert!(demo.read(ENTITY).contains(METHOD.trim()));
    assert!(demo.read(ENDPOINTS).contains(HANDLER.trim()));
    assert!(demo.read(ENDPOINTS).contains("routes!(shelf)"));
    assert!(
        demo.read(MANIFEST)
            .contains("# For later.\nlibm = \"0.2\"\n")
    );
    assert!(!demo.has("justfile"), "what was deleted stays deleted");
}

/// The line that the next change of the model changes was changed by hand before.
fn overlap_is_shown_and_settled(demo: &Project) {
    let rule = "|value| validation::length(value, 1..=100)";
    demo.edit(ENTITY, rule, "|value| validation::length(value, 3..=100)");
    demo.edit("dddgen.toml", "string:1..100", "string:1..120");
    demo.dddgen("apply").ends(3).says(ENTITY);
    let marked = demo.read(ENTITY);
    for part in [
        "<<<<<<<", "|||||||", "=======", ">>>>>>>", "3..=100", "1..=120",
    ] {
        assert!(marked.contains(part), "no `{part}` in:\n{marked}");
    }
    demo.dddgen("check").ends(1).says(ENTITY);
    demo.dddgen("apply").ends(4).says(ENTITY);
    demo.write(ENTITY, &settled(&marked).replace("3..=100", "3..=120"));
    demo.dddgen("check").ends(0);
    demo.is_clean();
}
