//! `cargo run -p xtask`: checks the rules of the workspace and lists what breaks them; the tests do the same.
//! `cargo run -p xtask -- web`: builds the page of the workbench, which the next build of `detente` then carries.
//! `cargo run -p xtask -- sentences`: lists sentences in the source that no golden and no page of the documentation holds.

use std::path::Path;
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    match std::env::args().nth(1).as_deref() {
        None => tidy(&root),
        Some("web") => web(&root.join("web")),
        Some("sentences") => sentences(&root),
        Some(other) => {
            eprintln!(
                "there is no task `{other}`; there are `web` and `sentences`, and without a name the rules are checked"
            );
            ExitCode::from(2)
        }
    }
}

fn tidy(root: &Path) -> ExitCode {
    let faults = xtask::tidy(root);
    faults.iter().for_each(|fault| println!("{fault}"));
    if faults.is_empty() {
        println!("tidy");
        return ExitCode::SUCCESS;
    }
    ExitCode::FAILURE
}

/// Lists what no golden holds.
fn sentences(root: &Path) -> ExitCode {
    let (left, idle) = xtask::sentences::untold(root);
    left.iter().for_each(|p| println!("{}:{}: {}", p.file.display(), p.line, p.words));
    idle.iter().for_each(|entry| println!("{}: excuses nothing: {entry}", xtask::sentences::EXCUSED));
    if left.is_empty() && idle.is_empty() {
        return ExitCode::SUCCESS;
    }
    eprintln!(
        "{} sentences that no golden holds; add a call to crates/detente/tests/goldens that tells them",
        left.len()
    );
    ExitCode::FAILURE
}

/// Installs what the page is made of, as its lock file says, and builds it.
fn web(folder: &Path) -> ExitCode {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    for arguments in [["ci", "--ignore-scripts"].as_slice(), &["run", "build"]] {
        match Command::new(npm).args(arguments).current_dir(folder).status() {
            Ok(status) if status.success() => {}
            Ok(status) => {
                eprintln!("`npm {}` failed ({status}); the page was not built", arguments.join(" "));
                return ExitCode::FAILURE;
            }
            Err(error) => {
                eprintln!("npm cannot be run ({error}): the page needs Node.js 20.19 or later to be built");
                return ExitCode::FAILURE;
            }
        }
    }
    println!("The page is in web/dist; build `detente` again to take it in.");
    ExitCode::SUCCESS
}
