//! The `detente` command.

fn main() -> std::process::ExitCode {
    detente::command_line()
}
