//! The migrations are embedded; this makes cargo look for new ones.

fn main() {
    println!("cargo::rerun-if-changed=../../migrations");
}
