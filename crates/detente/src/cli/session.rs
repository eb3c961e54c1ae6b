//! From a path on the command line to a model.

use super::common_args::Limits;
use super::memory;
use super::outcome::{Failure, note};
use super::progress::Bar;
use detente::ask::Refusal;
use detente::{Budget, Case, CaseFolder, Diagnostics, Model, OpenError};
use std::path::Path;

/// Limits and progress of one command.
pub struct Session {
    memory: u64,
    bar: Bar,
}

impl Session {
    /// From the call's limits.
    pub fn new(limits: &Limits) -> Self {
        let memory = memory::allowed(limits.memory);
        Self { memory, bar: Bar::new(limits.time, memory) }
    }

    /// The budget of the work.
    pub fn budget(&self) -> Budget<'_> {
        Budget { memory: self.memory, progress: &self.bar }
    }

    /// Reads a case without building its graph, which a case of issues alone has not. Warnings are counted on standard
    /// error, not shown.
    pub fn parse(&self, path: &Path) -> Result<(CaseFolder, Case), Failure> {
        let folder = read(path)?;
        let case = self.parsed(&folder)?;
        Ok((folder, case))
    }

    /// The same for a case that has been read.
    pub fn parsed(&self, folder: &CaseFolder) -> Result<Case, Failure> {
        let parsed = detente::case::parse(&folder.source);
        match parsed.case {
            Some(case) => {
                note_placeholders(&case, folder);
                count_warnings(&parsed.diagnostics, folder);
                Ok(case)
            }
            None => Err(Failure::Case(folder.source.clone(), parsed.diagnostics)),
        }
    }

    /// Reads a case and builds its model. Warnings are counted on standard error, not shown. Where preferences are
    /// unknown, it is said what is made of that.
    pub fn open(&self, path: &Path) -> Result<(CaseFolder, Model), Failure> {
        let folder = read(path)?;
        let model = self.model(&folder)?;
        Ok((folder, model))
    }

    /// The same for a case that has been read.
    pub fn model(&self, folder: &CaseFolder) -> Result<Model, Failure> {
        let model = self.doubtful_model(folder)?;
        if model.case.any_unknown() {
            note(format_args!(
                "some preferences are unknown and left out here; `detente doubtful {}` takes them for what they are\n",
                folder.given.display()
            ));
        }
        Ok(model)
    }

    /// The same for commands that know what to do about unknown preferences.
    pub fn open_doubtful(&self, path: &Path) -> Result<(CaseFolder, Model), Failure> {
        let folder = read(path)?;
        let model = self.doubtful_model(&folder)?;
        Ok((folder, model))
    }

    fn doubtful_model(&self, folder: &CaseFolder) -> Result<Model, Failure> {
        match detente::open(&folder.source, &self.budget()) {
            Ok(model) => {
                note_placeholders(&model.case, folder);
                count_warnings(&model.warnings, folder);
                Ok(model)
            }
            Err(OpenError::Invalid(diagnostics)) => Err(Failure::Case(folder.source.clone(), diagnostics)),
            Err(OpenError::IssuesAlone(_)) => Err(Failure::Call(format!(
                "{0} consists of issues alone, so there are no states to analyse; `detente settle {0}` tells what can be settled",
                folder.given.display()
            ))),
            Err(OpenError::Stopped(stop)) => Err(Failure::Limit(stop)),
        }
    }
}

/// A question that has no answer; errors of the case are shown where they stand in it.
pub fn refused(refusal: Refusal, folder: &CaseFolder) -> Failure {
    match refusal {
        Refusal::Invalid(found) => Failure::Case(folder.source.clone(), found),
        refusal => refusal.into(),
    }
}

fn count_warnings(found: &Diagnostics, folder: &CaseFolder) {
    let (_, warnings) = found.counts();
    if warnings > 0 {
        let (s, them) = if warnings == 1 { ("", "it") } else { ("s", "them") };
        note(format_args!("{warnings} warning{s}; `detente check {}` shows {them}\n", folder.given.display()));
    }
}

/// No result of a case that nobody has filled in stands without saying so.
fn note_placeholders(case: &Case, folder: &CaseFolder) {
    if !case.placeholders.is_empty() {
        note(format_args!(
            "the case still holds what `detente new` wrote, so nothing here says anything about a dispute; `detente check {}` \
             shows where\n",
            folder.given.display()
        ));
    }
}

/// Reads a case that is going to be changed, which has to be a file.
pub fn read_to_change(path: &Path) -> Result<CaseFolder, Failure> {
    let folder = read(path)?;
    if folder.is_standard_input() {
        return Err(Failure::Call(
            "a case on standard input cannot be changed; give the file, or the folder that holds its case.yaml"
                .to_owned(),
        ));
    }
    Ok(folder)
}

/// Reads a case file, or standard input for `-`.
pub fn read(path: &Path) -> Result<CaseFolder, Failure> {
    CaseFolder::read(path).map_err(|e| match e {
        detente::ReadError::Missing(words) => Failure::Call(words),
        detente::ReadError::Invalid(found, source) => Failure::Case(source, found),
    })
}
