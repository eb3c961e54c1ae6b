//! `cargo run -p xtask`: checks the rules of the workspace and lists what breaks them. The tests do the same.

use std::process::ExitCode;

fn main() -> ExitCode {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let faults = xtask::tidy(&root);
    faults.iter().for_each(|fault| println!("{fault}"));
    if faults.is_empty() {
        println!("tidy");
        return ExitCode::SUCCESS;
    }
    ExitCode::FAILURE
}
