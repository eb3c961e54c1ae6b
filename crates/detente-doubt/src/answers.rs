//! The answers of an engine in many worlds, found side by side.

use crate::bench::Bench;
use crate::engine::{Engine, Halt, Model};
use detente_case::World;
use detente_graph::{Budget, Stop};
use rayon::prelude::*;

impl Engine<'_> {
    /// The answers in some worlds: bit `q` is set where the answer to question `q` is yes.
    ///
    /// # Errors
    /// [`Halt`]; answers found on the way are kept for the next call.
    pub fn answers(&mut self, worlds: &[World], budget: &Budget) -> Result<Vec<u64>, Halt> {
        let models = self.models(worlds, budget)?;
        let mut fresh: Vec<&Model> = models.iter().filter(|m| !self.answers.contains_key(*m)).collect();
        fresh.sort_unstable();
        fresh.dedup();
        let bench = || Bench::new(self);
        let found = fresh.par_iter().map_init(bench, |bench, model| bench.answer(model, budget));
        let found: Result<Vec<u64>, Stop> = found.collect();
        let fresh: Vec<Model> = fresh.into_iter().cloned().collect();
        self.answers.extend(fresh.into_iter().zip(found?));
        let answers = models.iter().map(|m| self.answers[m]).collect();
        self.forget(budget);
        Ok(answers)
    }
}
