//! What every open window hears of: files that change, and work that goes on.

use schemars::JsonSchema;
use serde::Serialize;
use tokio::sync::broadcast;

/// Messages that a slow window may lag behind before it misses some.
const KEPT: usize = 256;

/// Something that happened.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    /// A case file has another text now.
    Changed {
        /// The case.
        name: String,
        /// Its revision now; none when the file is gone.
        revision: Option<String>,
    },
    /// A case has come or gone.
    Cases,
    /// Work that a request started has got so far.
    Progress {
        /// The name that the request gave its work.
        job: String,
        /// What is being done.
        phase: String,
        /// Steps done and steps expected.
        done: u64,
        /// Steps expected.
        total: u64,
    },
}

/// Where events are sent from and heard.
#[derive(Clone)]
pub struct Events(broadcast::Sender<Event>);

impl Events {
    /// Nobody listens yet.
    pub fn new() -> Self {
        Self(broadcast::channel(KEPT).0)
    }

    /// Tells whoever listens.
    pub fn send(&self, event: Event) {
        // Nobody listening is no error.
        let _ = self.0.send(event);
    }

    /// Listens from now on.
    pub fn listen(&self) -> broadcast::Receiver<Event> {
        self.0.subscribe()
    }
}
