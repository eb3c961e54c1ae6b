//! Has the program built anew when the page of the workbench has been.

fn main() {
    println!("cargo:rerun-if-changed=../../web/dist");
}
