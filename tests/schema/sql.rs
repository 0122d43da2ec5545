//! The SQL, to the letter.

use dddgen::schema::Schema;

use crate::database::migration;
use crate::models::{bookstore, default, optional, reference, schema, string};

#[test]
fn dump() {
    let m = migration(&Schema::default(), &schema(bookstore()));
    println!("{}=====\n{}", m.up, m.down);
    let mut new = bookstore();
    new[1].fields.push(default(string("country"), "O'Land"));
    new[0].fields.push(optional(string("sku")));
    new[0].fields.push(optional(reference("cat", "Category")));
    let m = migration(&schema(bookstore()), &schema(new));
    println!("{}=====\n{}", m.up, m.down);
}
