//! What `--help` teaches beyond the options.

use crate::check::RULES;
use crate::scalar::SCALARS;

pub(super) const OVERVIEW: &str = "\
Examples:
  dddgen new bookstore
  dddgen new bookstore --from model.toml --yes
  dddgen add entity catalog/Book isbn:string:unique title:string:1..255 price:decimal:min=0
  dddgen add field Book published_on:date:optional
  dddgen apply --dry-run
  dddgen check

The model stands in `dddgen.toml`: the commands that add edit it, keeping comments and order, and
`apply` brings the project up to date with it. `dddgen COMMAND --help` has more on each.

Exit codes:
   0  done, or nothing to do
   1  a check found something
   2  the command line or the model is wrong
   3  conflicts are left in the tree
   4  refused, nothing written
   5  files are written, a later step failed
  70  internal error";

pub(super) const NEW: &str = "\
Examples:
  dddgen new bookstore
  dddgen new bookstore --description \"Sells books\" --yes
  dddgen new shop --from bookstore/dddgen.toml
  dddgen new shop --path services/shop --vcs none
  dddgen new bookstore --dry-run";

pub(super) const CONTEXT: &str = "\
Examples:
  dddgen add context catalog
  dddgen add context sales --doc \"What we have sold\"";

pub(super) const ENUM: &str = "\
Examples:
  dddgen add enum sales/OrderStatus pending confirmed shipped cancelled
  dddgen add enum sales/OrderStatus pending shipped cancelled --final shipped,cancelled
  dddgen add enum Weekday monday tuesday --doc \"When we are open\"";

pub(super) const USE_CASE: &str = "\
Examples:
  dddgen add use-case sales/ship_order --on Order,Stock
  dddgen add use-case close_account --on Customer --doc \"Closes an account\"

A use case of a context works on the entities of that context and on those that have none; one
without a context works on any.";

pub(super) const SERVICE: &str = "\
Examples:
  dddgen add service sales/pricing
  dddgen add service sales/discounting --on Order,Customer";

pub(super) const SPECIFICATION: &str = "\
Examples:
  dddgen add specification sales/large_order --on Order

The list of the entity takes it from then on: `GET /api/v1/sales/orders?specification=large_order`.";

pub(super) const QUERY: &str = "\
Examples:
  dddgen add query sales/revenue_by_customer
  dddgen add query sales/stock_keeping --on Stock --doc \"What is in stock\"";

pub(super) const ENDPOINT: &str = "\
Examples:
  dddgen add endpoint sales/import_prices --method post --path /sales/prices/import
  dddgen add endpoint sales/recall_order --method delete --path '/sales/orders/{id}/recall'

A path has lower-case letters, digits, `-` and `_` between its slashes, and `{id}` once at most.";

pub(super) const RULE: &str = "\
Examples:
  dddgen add rule catalog/Book expensive_is_described 'price > 1000 implies description is not empty'
  dddgen add rule sales/Order period 'starts_on <= ends_on' --field ends_on --message 'must not be over before it starts'

A rule is made of fields, numbers, 'texts', `date '2026-01-31'` and values of enums, by
  = != < <= > >=   + - * /   and or not implies   in (…)   is empty   length(…)
A comparison with what is absent is unknown, and only what is false breaks a rule.
Stored rows that break a new rule stop its migration.";

pub(super) const HANDLER: &str = "\
Examples:
  dddgen add handler sales/notify_warehouse --on Order.confirmed,Order.cancelled
  dddgen add handler welcome --on Customer.created --doc \"Says hello\"

Every entity is `created`, `updated` and `deleted`; the transition `confirm` is told as `confirmed`; an
event of the entity's own has its own name.";

pub(super) const TRANSITION: &str = "\
Examples:
  dddgen add transition sales/Order --field status confirm:pending:confirmed ship:confirmed:shipped
  dddgen add transition sales/Order --field status cancel:pending,confirmed:cancelled --input reason:string:1..500
  dddgen add transition sales/Order --field status confirm:pending:confirmed --when has_lines

What is said by `--when` and `--input` holds for each of the steps.";

pub(super) const EVENT: &str = "\
Examples:
  dddgen add event sales/Order reminded reason:string:1..500
  dddgen add event catalog/Book reviewed --doc 'Somebody wrote what they think of it'";

pub(super) const INDEX: &str = "\
Examples:
  dddgen add index sales/Order placed_at
  dddgen add index catalog/Book stock --where 'stock < 10'
  dddgen add index catalog/Book title author --unique

A condition compares fields with constants, joined by `and`: = <> < <= > >=, `is null`, `is not null`.
Stored rows that are not unique stop the migration of a `--unique` one.";

pub(super) const RENAME: &str = "\
Examples:
  dddgen rename entity Book Title
  dddgen rename entity catalog/Book sales/Book
  dddgen rename field catalog/Book.title heading
  dddgen rename value Isbn BookNumber
  dddgen rename enum OrderStatus OrderState
  dddgen rename context catalog shop --dry-run

What you rename in the file yourself is the same thing still if it says `was = \"…\"` of its old name;
values of an enum, too: `open = { doc = \"…\", was = \"pending\" }`. The note may stay. In a git work
tree with changes that are not committed it is refused, unless `--allow-dirty`.";

pub(super) const APPLY: &str = "\
Examples:
  dddgen apply
  dddgen apply --dry-run
  dddgen apply --restore crates/domain/src/entities/book.rs
  dddgen apply --reset crates/api/src/v1/schemas --dry-run
  dddgen apply --allow-data-loss --dry-run
  dddgen apply --continue

What would lose stored data is refused until `--allow-data-loss`. Where a value has to give way, the
row has none from then on, if the field is `optional`, or its `default`; where it has neither, the
migration stops at the first such row, and changes nothing.

Exit codes:
  3  conflicts are left: resolve the markers, then `dddgen apply --continue`; or go back with
     `dddgen apply --abort`
  4  refused: markers of an earlier run are left, or stored data could not follow the model, or
     would be lost";

pub(super) const UPGRADE: &str = "\
Examples:
  dddgen upgrade --check
  dddgen upgrade --dry-run
  dddgen upgrade

In a git work tree with changes that are not committed it is refused, unless `--allow-dirty`.

Exit codes:
  1  with `--check`: there is something to change
  3  conflicts are left: resolve the markers, then `dddgen apply --continue`; or go back with
     `dddgen apply --abort`
  4  refused: a newer dddgen rendered the project, or git does not have it as it is";

pub(super) const STATUS: &str = "\
Examples:
  dddgen status
  dddgen status --all
  dddgen status --diff crates/domain
  dddgen status --format json";

pub(super) const REMOVE: &str = "\
Examples:
  dddgen remove entity catalog/Book --dry-run
  dddgen remove field Book pages --allow-data-loss
  dddgen remove transition sales/Order confirm ship
  dddgen remove index catalog/Book title author --unique
  dddgen remove use-case ship_order

What holds stored data is refused until `--allow-data-loss`; the plan says what is lost.
A comment right above what is removed goes with it; all others stay. In a git work tree with changes
that are not committed it is refused, unless `--allow-dirty`.";

pub(super) const EXPLAIN: &str = "\
Examples:
  dddgen explain crates/domain/src/entities/catalog/book.rs
  dddgen explain Cargo.toml --format json";

pub(super) const MV: &str = "\
Examples:
  dddgen mv crates/domain/src/entities/catalog/book.rs crates/domain/src/books/book.rs
  git mv Dockerfile deploy/ && dddgen mv Dockerfile deploy/Dockerfile
  dddgen mv deploy/Dockerfile Dockerfile

What dddgen did not write is moved without it. Migrations and `dddgen.toml` stay where they are.
Moves are recorded in `.dddgen/moved/`; commit them with the rest.";

pub(super) const SCHEMA: &str = "\
Examples:
  dddgen schema > dddgen.schema.json";

pub(super) const GRAPH: &str = "\
Examples:
  dddgen graph > docs/model.md
  dddgen graph --format svg > model.svg
  dddgen graph --format dot | dot -Tpdf > model.pdf

Formats:
  mermaid  Markdown with Mermaid diagrams, which many forges show (the default)
  dot      the language of Graphviz
  svg      a picture
  html     a page with the picture, which needs nothing else
  json     the contexts, nodes, edges and state machines, for programs";

/// For `add entity`.
pub(super) fn entity() -> String {
    format!(
        "\
Examples:
  dddgen add entity Product name:string:1..100 price:decimal:min=0
  dddgen add entity sales/Order product:ref:Product quantity:int:min=1
  dddgen add entity crm/Person email:email:unique --plural people --doc \"Somebody we know\"

{}",
        fields()
    )
}

/// For `add member`.
pub(super) fn member() -> String {
    format!(
        "\
Examples:
  dddgen add member sales/OrderLine --of Order product:ref:Product quantity:int:1..100
  dddgen add member sales/OrderLine --of Order --count 1..100 quantity:int:min=1
  dddgen add member sales/Remark --of Order --collection remarks text:string:1..500

A member has an id within its root, and no repository and no list of its own: `POST /orders` takes
them, and `/orders/{{id}}/lines` is theirs. Nothing outside of the aggregate refers to one.

{}",
        fields()
    )
}

/// For `add relation`.
pub(super) const RELATION: &str = "\
Examples:
  dddgen add relation sales/Order customer:ref:Customer:on_delete=cascade
  dddgen add relation catalog/Book author:ref:Author editor:ref:Author:optional:on_delete=set_null
  dddgen add relation partners/Contact owner:any:Customer,Vendor:on_delete=cascade
  dddgen add relation catalog/Book tags:refs:Tag:..20 related:refs:Book:on_delete=cascade

Entities refer to others by id. A reference to nothing is refused, and so is a deletion of what is
referred to, unless `on_delete` says otherwise: `cascade` deletes what refers as well, `set_null`
empties the reference; in a list, `cascade` removes the entry. `inverse=` names the list of what refers.
A required `ref` is for an entity without stored rows; a list of references may come at any time.";

/// For `add field`.
pub(super) fn field() -> String {
    format!(
        "\
Examples:
  dddgen add field Product sku:string:optional:unique
  dddgen add field Product stock:int:min=0:default=0 tags:list:string:..10

A required field needs a default, since rows that are stored already have no value for it.

{}",
        fields()
    )
}

/// For `add value`.
pub(super) fn value() -> String {
    format!(
        "\
Examples:
  dddgen add value Percent decimal:0..100
  dddgen add value catalog/Isbn string --pattern '^97[89]-\\d{{10}}$' --example 978-0306406157
  dddgen add value Address street:string:1..200 zip:string:5..10 unit:string:..20:optional
  dddgen add value Position lat:float:-90..90 lon:float:-180..180 --storage json

{}",
        types()
    )
}

/// For `check`.
pub(super) fn check() -> String {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let rules = RULES.iter().map(|rule| {
        let (name, holds) = (rule.name, rule.holds);
        format!("  {name:width$}  {holds}\n")
    });
    let rules: String = rules.collect();
    format!(
        "Rules:\n{rules}\nExamples:\n  dddgen check\n  dddgen check --strict\n  dddgen check --format json\n  dddgen check --format sarif > dddgen.sarif"
    )
}

fn fields() -> String {
    format!(
        "\
A field is `name:type[:modifier]…`; it is required unless it is `optional`.

{}
  money       an exact amount of a currency, `price:money:min=0`
  NAME        a value object or an enum of the model, `isbn:Isbn`
  list:TYPE   a list, `tags:list:string:..10`
  ref:NAME    another entity, by its id, `author:ref:Author`
  refs:NAME   any number of them, in order, `tags:refs:Tag:..20`
  any:A,B     one of several kinds of entities, `owner:any:Customer,Vendor`

Modifiers:
  optional unique index readonly immutable secret
  1..255  ..10  1..      a range: the length of a text, the value of a number, the size of a list
  min=0  max=5           the same for one end
  default=0              the value when none is given
  pattern=^[a-z]+$       a regular expression, where it has no `:`",
        types()
    )
}

/// The scalar types, from their table.
fn types() -> String {
    let types = SCALARS
        .iter()
        .map(|spec| format!("\n  {:<10}  {}", spec.keyword, spec.summary));
    let types: String = types.collect();
    format!("Types:{types}")
}
