//! `include_dir!` does not notice new files; this makes cargo look at the whole folder.

fn main() {
    println!("cargo::rerun-if-changed=templates");
}
