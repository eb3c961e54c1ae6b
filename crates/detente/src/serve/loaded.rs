//! Texts that were asked about lately, so that several questions about one text read and analyse it once.

use super::error::Problem;
use super::text::revision;
use detente::{Budget, Model, OpenError, SourceText};
use std::sync::{Arc, Mutex};

/// Texts kept.
const KEPT: usize = 8;

/// The texts asked about last, latest first.
pub struct Cache(Mutex<Vec<(String, Arc<Model>)>>);

impl Cache {
    /// Empty.
    pub fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    /// The model of a text.
    pub fn load(&self, text: &str, budget: &Budget) -> Result<Arc<Model>, Problem> {
        let key = revision(text.as_bytes());
        if let Ok(mut kept) = self.0.lock()
            && let Some(at) = kept.iter().position(|(k, _)| *k == key)
        {
            let found = kept.remove(at);
            kept.insert(0, found.clone());
            return Ok(found.1);
        }
        let source = SourceText::new("the case", text);
        let model = detente::open(&source, budget).map_err(|e| match e {
            OpenError::Invalid(_) => Problem::invalid("the case has errors; the text shows where"),
            OpenError::IssuesAlone(_) => Problem::invalid(
                "the case consists of issues alone, so there are no states; Packages shows what could be agreed",
            ),
            OpenError::Stopped(stop) => Problem::limit(stop.to_string()),
        })?;
        let loaded = Arc::new(model);
        if let Ok(mut kept) = self.0.lock() {
            kept.insert(0, (key, loaded.clone()));
            kept.truncate(KEPT);
        }
        Ok(loaded)
    }
}
