//! Work for requests: on threads of its own, within limits, with progress, and ended when nobody waits for it any more.

use super::error::Problem;
use super::events::{Event, Events};
use detente::{Budget, Progress};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;

/// Work that runs at the same time; the rest waits its turn.
const AT_ONCE: usize = 2;
/// Work shorter than this tells nothing; after that it tells as often.
const QUIET: Duration = Duration::from_millis(250);

/// Runs work.
pub struct Jobs {
    memory: u64,
    time: Duration,
    events: Events,
    places: Arc<Semaphore>,
}

impl Jobs {
    /// With limits for each piece of work.
    pub fn new(memory: u64, time: Duration, events: Events) -> Self {
        Self { memory, time, events, places: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// How long a piece of work may take.
    pub fn limit(&self) -> Duration {
        self.time
    }

    /// Runs work away from the threads that answer requests. When the request is given up, the work is asked to stop.
    pub async fn run<T: Send + 'static>(
        &self,
        job: Option<String>,
        work: impl FnOnce(&Budget) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let place = self.places.clone().acquire_owned().await;
        let stopped = Arc::new(AtomicBool::new(false));
        let _given_up = OnDrop(stopped.clone());
        let teller = Teller {
            stopped,
            limit: self.time,
            started: Instant::now(),
            told: Mutex::new(Instant::now()),
            job,
            events: self.events.clone(),
        };
        let memory = self.memory / AT_ONCE as u64;
        let done = tokio::task::spawn_blocking(move || {
            let _place = place;
            work(&Budget { memory, progress: &teller })
        });
        done.await.unwrap_or_else(|_| {
            Err(Problem::internal("this is a fault of the program, not of your case; the server goes on"))
        })
    }
}

/// Tells the work to stop when the request that waits for it is dropped.
struct OnDrop(Arc<AtomicBool>);

impl Drop for OnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

struct Teller {
    stopped: Arc<AtomicBool>,
    limit: Duration,
    started: Instant,
    told: Mutex<Instant>,
    job: Option<String>,
    events: Events,
}

impl Progress for Teller {
    fn step(&self, phase: &str, done: u64, total: u64) -> bool {
        if self.stopped.load(Ordering::Relaxed) || self.started.elapsed() >= self.limit {
            return false;
        }
        if let (Some(job), Ok(mut told)) = (&self.job, self.told.try_lock())
            && told.elapsed() >= QUIET
        {
            *told = Instant::now();
            self.events.send(Event::Progress { job: job.clone(), phase: phase.to_owned(), done, total });
        }
        true
    }
}
