//! Runs the command as a person would.
#![allow(dead_code, reason = "each test file takes what it needs")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the repository is there")
}

/// What a run of the command gave.
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// Runs `detente` in a folder.
pub fn detente_in(folder: &Path, args: &[&str]) -> Run {
    finish(command(folder, args).output().expect("the command runs"))
}

/// Runs `detente` at the root of the repository.
pub fn detente(args: &[&str]) -> Run {
    detente_in(&root(), args)
}

/// Runs `detente` on a terminal of some width.
pub fn detente_with_width(folder: &Path, args: &[&str], width: usize) -> Run {
    finish(command(folder, args).env("COLUMNS", width.to_string()).output().expect("the command runs"))
}

/// Runs `detente` with something on its standard input.
pub fn detente_with_input(folder: &Path, args: &[&str], input: &[u8]) -> Run {
    use std::io::Write;
    let mut child = command(folder, args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    child.stdin.take().expect("piped").write_all(input).expect("the command reads its input");
    finish(child.wait_with_output().expect("the command ends"))
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_detente"));
    command.args(args).current_dir(folder).stdin(Stdio::null()).env("COLUMNS", "100").env_remove("CLICOLOR_FORCE");
    command
}

fn finish(output: Output) -> Run {
    Run {
        status: output.status.code().expect("the command ends by itself"),
        out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
        err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
    }
}
