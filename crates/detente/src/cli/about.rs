//! What the program says about itself: the commands by what one wants of them, completions for shells, manual pages.

use super::args::{Cli, CompletionsArgs, ManArgs};
use super::outcome::{Failure, note, print, print_file};
use clap::{Command, CommandFactory, FromArgMatches};

/// The commands by what one wants of them, in the order of the help.
const GROUPS: [(&str, &[&str]); 6] = [
    ("Answer", &["report", "analyze", "why", "settle", "unlock"]),
    ("Explore", &["states", "paths", "coalitions", "foresight", "views", "strength"]),
    ("Doubt", &["worlds", "hinges", "doubtful", "ach", "score"]),
    ("Evidence", &["source", "trace", "lint"]),
    ("Files", &["new", "check", "fmt", "import", "export"]),
    ("Programs", &["serve", "schema", "completions", "man"]),
];

/// Cells of a line of the help.
const WIDTH: usize = 100;

/// The command line with its commands in groups.
fn command() -> Command {
    let command = Cli::command();
    let template = format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{}Options:\n{{options}}{{after-help}}",
        grouped(&command)
    );
    command.help_template(template)
}

/// The list of commands in groups. A command that no group names would not be found; a test looks for one.
fn grouped(command: &Command) -> String {
    let widest = command.get_subcommands().map(|c| c.get_name().len()).max().unwrap_or(0);
    let mut out = String::new();
    for (group, names) in GROUPS {
        out.push_str(&format!("{group}:\n"));
        for sub in names.iter().filter_map(|name| command.find_subcommand(name)) {
            let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
            let (mut line, mut used) = (format!("  {:widest$}  ", sub.get_name()), widest + 4);
            for (i, word) in about.split(' ').enumerate() {
                if i > 0 && used + 1 + word.chars().count() > WIDTH {
                    line.push_str(&format!("\n{}", " ".repeat(widest + 4)));
                    used = widest + 4;
                } else if i > 0 {
                    line.push(' ');
                    used += 1;
                }
                line.push_str(word);
                used += word.chars().count();
            }
            out.push_str(&format!("{line}\n"));
        }
        out.push('\n');
    }
    out
}

/// The call of this run.
pub fn parsed() -> Result<Cli, clap::Error> {
    let mut command = command();
    let matches = command.try_get_matches_from_mut(std::env::args_os())?;
    Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
}

pub fn completions(args: &CompletionsArgs) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "detente", &mut script);
    print_file(&String::from_utf8_lossy(&script))
}

pub fn man(args: &ManArgs) -> Result<(), Failure> {
    let broken = |e: std::io::Error| Failure::Internal(format!("the manual page cannot be made: {e}"));
    let Some(folder) = &args.out else {
        let mut page = Vec::new();
        clap_mangen::Man::new(Cli::command()).render(&mut page).map_err(broken)?;
        return print(&String::from_utf8_lossy(&page));
    };
    // Made aside first, so that the one writer puts them in place.
    let made = tempfile::tempdir().map_err(broken)?;
    clap_mangen::generate_to(Cli::command(), made.path()).map_err(broken)?;
    std::fs::create_dir_all(folder)
        .map_err(|e| Failure::Call(format!("the folder {} cannot be made: {e}", folder.display())))?;
    let mut pages: Vec<_> = std::fs::read_dir(made.path()).map_err(broken)?.flatten().map(|e| e.path()).collect();
    pages.sort();
    for page in &pages {
        let bytes = detente::read_whole(page, 1 << 20).map_err(broken)?;
        let to = folder.join(page.file_name().unwrap_or_default());
        super::deliver::put(&to, page, &bytes, Some(detente::writing::Mark::Words("detente")), args.force)?;
    }
    note(format_args!("Wrote {} manual pages to {}", pages.len(), folder.display()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_stands_in_one_group() {
        let command = Cli::command();
        command.clone().debug_assert();
        let mut listed: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let mut all: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        listed.sort_unstable();
        all.sort_unstable();
        #[cfg(not(feature = "workbench"))]
        listed.retain(|name| *name != "serve");
        assert_eq!(listed, all);
        let pages = include_str!("../../../../docs/commands.md");
        let untold: Vec<&&str> = all.iter().filter(|name| !pages.contains(&format!("`detente {name}"))).collect();
        assert!(untold.is_empty(), "docs/commands.md does not tell of {untold:?}");
        let help = super::command().render_help().to_string();
        assert!(help.contains("Doubt:\n  worlds") && help.contains("Options:\n"), "{help}");
        assert!(help.lines().all(|line| line.chars().count() <= WIDTH), "{help}");
    }
}
