//! What can be asked of the command line.

use super::common_args::{Limits, Output, original};
use super::deliver::OutArgs;
use super::depth_args::{CoalitionsArgs, ForesightArgs, PathsArgs, UnlockArgs};
use super::doubt_args::DoubtArgs;
use super::hinges_args::{AchArgs, HingesArgs, LintArgs, ScoreArgs};
use super::settle_args::SettleArgs;
use super::source_args::{SourceArgs, TraceArgs};
use super::views_args::ViewsArgs;
use super::worlds_args::WorldsArgs;
use clap::{Args, Parser, Subcommand, ValueEnum};
use detente::ask::{Analyze, Doubtful, States, Strength, Why};
use std::path::PathBuf;

/// Turns reports about a dispute into a checked model, and explains what is stable, for whom and why.
#[derive(Debug, Parser)]
#[command(name = "detente", version, disable_help_subcommand = true)]
#[command(after_help = "CASE is a case file, a folder with a case.yaml, or - for a case on standard input. \
    Exit status: 0 done, 1 the case has errors, 2 the call was wrong, 3 internal failure, 4 stopped by a limit.")]
pub struct Cli {
    #[command(flatten)]
    pub limits: Limits,
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print a summary and write a report that anyone can read (one HTML file, or Markdown)
    Report(ReportArgs),
    /// Analyse a case: what is stable for whom, and the equilibria
    Analyze(AnalyzeArgs),
    /// Explain why a state is stable for a party, or not
    Why(WhyArgs),
    /// Find what parties would have to come to want for an outcome to be an equilibrium
    Unlock(UnlockArgs),
    /// Tell what two parties do who look several moves ahead
    Foresight(ForesightArgs),
    /// Tell what coalitions could do that no party can do alone, and what it would take
    Coalitions(CoalitionsArgs),
    /// Tell where the conflict can go from a state, by which steps, and who would have to move first at a loss
    Paths(PathsArgs),
    /// Tell what is stable where preferences are unknown
    Doubtful(DoubtArgs<Doubtful>),
    /// Tell how firmly states hold where some differences are strong
    Strength(DoubtArgs<Strength>),
    /// Tell what comes of it when parties see the conflict differently, and who is surprised
    Views(ViewsArgs),
    /// Tell which packages everybody needed could accept, which are best, and what would unlock more
    Settle(SettleArgs),
    /// Tell in which worlds an answer is yes, and what tells these worlds from the others
    Worlds(WorldsArgs),
    /// Tell what an answer hangs on: which claim, wish, rank or hypothesis would change it
    Hinges(HingesArgs),
    /// Print the matrix of competing hypotheses: which claims speak for and against each alternative
    Ach(AchArgs),
    /// Hold the analyses of cases against what happened, beside the answers that need no analysis
    Score(ScoreArgs),
    /// Print states as the field's option-form table; filter and sort them
    States(StatesArgs),
    /// Look for errors and for what analysts trip over; verify expected results and documents
    Check(CheckArgs),
    /// Tell which sentences a verdict or a judgement rests on, or what rests on a claim
    Trace(TraceArgs),
    /// Add documents to a case, check its claims against them, and find candidates for claims
    Source(SourceArgs),
    /// Look at how things are put: likelihood and confidence, forecasts, claims with a reservation used as facts
    Lint(LintArgs),
    /// Tidy a case file, keeping its comments
    Fmt(FmtArgs),
    /// Start a new case: ask a few questions, or write a commented template
    New(NewArgs),
    /// Turn a GMCR+ file, or profiles of a negotiation (GENIUS, GeniusWeb, CSV), into a case
    Import(ImportArgs),
    /// Write a case, its sources, claims or tables for another program
    Export(ExportArgs),
    /// Open a workbench for a folder of cases in the browser, on this machine only
    #[cfg(feature = "workbench")]
    Serve(super::serve_args::ServeArgs),
    /// Print the JSON Schema of case files, for editors
    Schema(SchemaArgs),
    /// Print a script that completes commands and options in a shell
    Completions(CompletionsArgs),
    /// Print the manual page, or write those of all commands
    Man(ManArgs),
}

#[derive(Debug, Args)]
pub struct ReportArgs {
    /// Case file or folder
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    #[command(flatten)]
    pub to: ReportOutArgs,
    /// What to write
    #[arg(long, value_enum, default_value_t = Document::Html)]
    pub format: Document,
    /// A text that the case does not carry, by the id of its source, whose passages the report is to show
    #[arg(long, value_name = "ID=FILE", value_parser = original)]
    pub original: Vec<(String, PathBuf)>,
}

/// Where the report goes: a file of its own where none is named.
#[derive(Debug, Args)]
pub struct ReportOutArgs {
    /// Where to write it [default: <case id>.report.html, or .md, in the current folder]; - for standard output
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Overwrite the file even if it is not an earlier report on this case
    #[arg(long)]
    pub force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Document {
    /// One self-contained HTML file
    Html,
    /// Markdown
    Md,
}

#[derive(Debug, Args)]
pub struct AnalyzeArgs {
    /// Case file or folder; with --counts also a folder of cases
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// What to print
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub format: Output,
    #[command(flatten)]
    pub asked: Analyze,
    /// Numbers instead of lists of states, for large cases
    #[arg(long)]
    pub counts: bool,
    /// Certify every verdict and have separate naive code check the certificates
    #[arg(long)]
    pub verify: bool,
}

#[derive(Debug, Args)]
pub struct WhyArgs {
    /// Case file or folder
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    #[command(flatten)]
    pub asked: Why,
    /// What to print
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub format: Output,
}

#[derive(Debug, Args)]
pub struct StatesArgs {
    /// Case file or folder
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    #[command(flatten)]
    pub asked: States,
    /// What to print
    #[arg(long, value_enum, default_value_t = StatesFormat::Table)]
    pub format: StatesFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StatesFormat {
    /// Options down the side, states across
    Table,
    /// One state a line: number, pattern, concepts under which it is an equilibrium
    List,
    /// One state a line, for spreadsheets
    Csv,
    /// For programs
    Json,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Case files, folders, or folders of cases
    #[arg(value_name = "CASE", required = true)]
    pub cases: Vec<PathBuf>,
    /// Take warnings for errors
    #[arg(long)]
    pub strict: bool,
    /// What to print
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub format: Output,
}

#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// That of outcome files instead, which lie beside cases
    #[arg(long)]
    pub outcome: bool,
    /// That of a document that `--format json` prints, by its format, such as detente.paths/1
    #[arg(long, value_name = "FORMAT", conflicts_with = "outcome")]
    pub of: Option<String>,
}

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// For which shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub struct ManArgs {
    /// Write a page for each command into this folder
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// Overwrite files of these names even if they are no such pages
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct FmtArgs {
    /// Case files or folders; - for standard input
    #[arg(value_name = "CASE", required = true)]
    pub cases: Vec<PathBuf>,
    /// Change nothing; exit with status 1 if a file would change
    #[arg(long)]
    pub check: bool,
}

#[derive(Debug, Args)]
pub struct NewArgs {
    /// Folder to make; its last part becomes the case's id
    pub folder: PathBuf,
    /// Title of the case
    #[arg(long)]
    pub title: Option<String>,
    /// Write the commented template without asking, even on a terminal
    #[arg(long)]
    pub template: bool,
    /// Ask the questions even when standard input is no terminal
    #[arg(long, conflicts_with = "template")]
    pub ask: bool,
}

#[derive(Debug, Args)]
pub struct ImportArgs {
    /// A .gmcr file; or profiles of one negotiation (GENIUS .xml, GeniusWeb .json, or a .csv table), one or more, with or
    /// without their domain; or the folder in which they lie
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Id of the case [default: from the file's name]
    #[arg(long)]
    pub id: Option<String>,
    #[command(flatten)]
    pub to: OutArgs,
}

#[derive(Debug, Args)]
pub struct ExportArgs {
    /// Case file or folder
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// What to write, and for which program
    #[arg(long, value_enum)]
    pub format: Exchange,
    /// With --format csv or parquet: which table [default: all, into the folder named by --out]
    #[arg(long, value_enum, value_name = "TABLE")]
    pub table: Option<TableName>,
    /// With --format csv: for spreadsheets such as Excel: with a byte order mark, and no text that begins a formula
    #[arg(long)]
    pub spreadsheet: bool,
    #[command(flatten)]
    pub to: OutArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Exchange {
    /// GMCR+ (JSON)
    Gmcr,
    /// Gambit strategic form
    Nfg,
    /// Sources as CSL-JSON (Zotero, Pandoc)
    Csl,
    /// Sources as BibTeX
    Bibtex,
    /// Claims as JSON-LD (Web Annotation, PROV)
    Jsonld,
    /// Tables as CSV
    Csv,
    /// Tables as Apache Parquet (a program built with the feature `parquet`)
    Parquet,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableName {
    /// States with options, equilibria and ranks
    States,
    /// For each state, concept and party whether it is stable
    Stability,
    /// Claims
    Claims,
    /// Sources
    Sources,
    /// Judgements and what they rest on
    Preferences,
}
