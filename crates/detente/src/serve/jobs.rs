//! Work for requests: on threads of its own, within limits, with progress, and ended when nobody waits for it any more.
//!
//! No request may keep the others waiting, however heavy it is. What the forms need at every change (checks and edits) has
//! places of its own and little time. Other work begins in one of a few places that are soon free again: what takes longer
//! than a moment moves to a place for long work, or waits for one and begins anew there. Every wait has an end.

use super::error::Problem;
use super::events::{Event, Events};
use detente::{Budget, Progress};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Checks at the same time. The system shares the processor out among them, so a light one is done soon beside heavy ones.
const CHECKS: usize = 8;
/// What a check may take: whoever types waits for it.
const CHECK_TIME: Duration = Duration::from_secs(2);
/// Other work that has just begun, and long work, at the same time.
const BEGUN: usize = 2;
const LONG: usize = 2;
/// Work that takes longer than this is long.
const MOMENT: Duration = Duration::from_secs(1);
/// What work may take to notice that its time is up.
const GRACE: Duration = Duration::from_millis(500);
/// Requests of one kind that are waiting or worked on; more are turned away at once.
const MOST: usize = 48;
/// Work shorter than this tells nothing; after that it tells as often.
const QUIET: Duration = Duration::from_millis(250);

/// Runs work.
pub struct Jobs {
    time: Duration,
    events: Events,
    checks: Lane,
    work: Lane,
}

/// Places for work of one kind.
struct Lane {
    /// Whoever holds none of these is turned away.
    admitted: Arc<Semaphore>,
    begun: Arc<Semaphore>,
    /// Where what takes longer than a moment goes on; none where everything ends soon.
    long: Option<Arc<Semaphore>>,
    /// One a place: threads of its own, so that work never stands behind that of others in a queue of tasks.
    pools: Arc<Mutex<Vec<ThreadPool>>>,
    /// Bytes that each piece of work may take.
    memory: u64,
}

impl Lane {
    fn new(begun: usize, long: usize, memory: u64) -> Self {
        Self {
            admitted: Arc::new(Semaphore::new(MOST)),
            begun: Arc::new(Semaphore::new(begun)),
            long: (long > 0).then(|| Arc::new(Semaphore::new(long))),
            pools: Arc::default(),
            memory,
        }
    }
}

impl Jobs {
    /// With limits for each piece of work.
    pub fn new(memory: u64, time: Duration, events: Events) -> Self {
        let work = memory / 4 * 3 / (BEGUN + LONG) as u64;
        let checks = memory / 4 / CHECKS as u64;
        Self { time, events, checks: Lane::new(CHECKS, 0, checks), work: Lane::new(BEGUN, LONG, work) }
    }

    /// How long a request may take, with all its waiting.
    pub fn limit(&self) -> Duration {
        self.time
    }

    /// Runs work that ends soon: what the forms and the editor need at every change.
    pub async fn soon<T: Send + 'static>(
        &self,
        work: impl Fn(&Budget) -> Result<T, Problem> + Send + Sync + 'static,
    ) -> Result<T, Problem> {
        self.within(&self.checks, self.time.min(CHECK_TIME), None, work).await
    }

    /// Runs work away from the threads that answer requests. When the request is given up, the work is asked to stop. It
    /// may be broken off and begun once more, so it changes nothing anywhere.
    pub async fn run<T: Send + 'static>(
        &self,
        job: Option<String>,
        work: impl Fn(&Budget) -> Result<T, Problem> + Send + Sync + 'static,
    ) -> Result<T, Problem> {
        self.within(&self.work, self.time, job, work).await
    }

    async fn within<T: Send + 'static>(
        &self,
        lane: &Lane,
        limit: Duration,
        job: Option<String>,
        work: impl Fn(&Budget) -> Result<T, Problem> + Send + Sync + 'static,
    ) -> Result<T, Problem> {
        let until = Instant::now() + limit;
        let _admitted = lane.admitted.clone().try_acquire_owned().map_err(|_| Problem::busy())?;
        let work = Arc::new(work);
        let place = wait(&lane.begun, until).await?;
        let teller = Teller::new(job, until, self.events.clone(), place, lane.long.clone());
        if let Some(done) = attempt(lane, teller.clone(), work.clone()).await {
            return done.map_err(|problem| teller.explain(problem, limit));
        }
        let Some(long) = &lane.long else { return Err(Problem::busy()) };
        let place = wait(long, until).await?;
        let teller = Teller::new(teller.job.clone(), until, self.events.clone(), place, None);
        let done = attempt(lane, teller.clone(), work).await.unwrap_or_else(|| Err(Problem::busy()));
        done.map_err(|problem| teller.explain(problem, limit))
    }
}

/// Waits for a place, but not for ever.
async fn wait(places: &Arc<Semaphore>, until: Instant) -> Result<OwnedSemaphorePermit, Problem> {
    let place = tokio::time::timeout_at(until.into(), places.clone().acquire_owned()).await;
    place.ok().and_then(Result::ok).ok_or_else(Problem::busy)
}

/// Does the work; nothing if it was long and has given its place back.
async fn attempt<T: Send + 'static>(
    lane: &Lane,
    teller: Arc<Teller>,
    work: Arc<impl Fn(&Budget) -> Result<T, Problem> + Send + Sync + 'static>,
) -> Option<Result<T, Problem>> {
    let _given_up = OnDrop(teller.clone());
    let (memory, pools) = (lane.memory, lane.pools.clone());
    let told = teller.clone();
    let done = tokio::task::spawn_blocking(move || {
        let free = pools.lock().ok().and_then(|mut pools| pools.pop());
        let pool = match free {
            Some(pool) => pool,
            None => ThreadPoolBuilder::new()
                .build()
                .map_err(|e| Problem::internal(format!("no threads can be had for the work: {e}")))?,
        };
        let done = pool.install(|| work(&Budget { memory, progress: &*told }));
        if let Ok(mut pools) = pools.lock() {
            pools.push(pool);
        }
        // The place is free as soon as the work has ended, whoever still holds the teller.
        told.leave();
        done
    });
    // Work that does not listen keeps its place, but nobody waiting.
    let done = match tokio::time::timeout_at((teller.until + GRACE).into(), done).await {
        Ok(Ok(done)) => done,
        Ok(Err(_)) => {
            teller.leave();
            Err(Problem::internal("this is a fault of the program, not of your case; the server goes on"))
        }
        Err(_) => {
            teller.late.store(true, Ordering::Relaxed);
            Err(detente::Stop::Cancelled.into())
        }
    };
    if teller.put_off.load(Ordering::Relaxed) { None } else { Some(done) }
}

/// Tells the work to stop when the request that waits for it is dropped.
struct OnDrop(Arc<Teller>);

impl Drop for OnDrop {
    fn drop(&mut self) {
        self.0.stopped.store(true, Ordering::Relaxed);
    }
}

/// Hears how far the work is, tells it on, and ends it in time.
struct Teller {
    stopped: AtomicBool,
    late: AtomicBool,
    put_off: AtomicBool,
    begun: Instant,
    until: Instant,
    /// The place that the work takes.
    place: Mutex<Option<OwnedSemaphorePermit>>,
    /// Where it goes on after a moment.
    long: Mutex<Option<Arc<Semaphore>>>,
    told: Mutex<Instant>,
    job: Option<String>,
    events: Events,
}

impl Teller {
    fn new(
        job: Option<String>,
        until: Instant,
        events: Events,
        place: OwnedSemaphorePermit,
        long: Option<Arc<Semaphore>>,
    ) -> Arc<Self> {
        Arc::new(Self {
            stopped: AtomicBool::new(false),
            late: AtomicBool::new(false),
            put_off: AtomicBool::new(false),
            begun: Instant::now(),
            until,
            place: Mutex::new(Some(place)),
            long: Mutex::new(long),
            told: Mutex::new(Instant::now()),
            job,
            events,
        })
    }

    fn leave(&self) {
        self.place.lock().unwrap_or_else(|e| e.into_inner()).take();
    }

    /// After a moment: takes a place for long work, or gives up the place it has.
    fn move_on(&self) -> bool {
        let mut long = self.long.lock().unwrap_or_else(|e| e.into_inner());
        let Some(places) = &*long else { return true };
        match places.clone().try_acquire_owned() {
            Ok(place) => {
                *self.place.lock().unwrap_or_else(|e| e.into_inner()) = Some(place);
                *long = None;
                true
            }
            Err(_) => {
                self.put_off.store(true, Ordering::Relaxed);
                false
            }
        }
    }

    /// Why work that was broken off was.
    fn explain(&self, problem: Problem, limit: Duration) -> Problem {
        if problem.is_limit() && self.late.load(Ordering::Relaxed) { Problem::late(limit) } else { problem }
    }
}

impl Progress for Teller {
    fn step(&self, phase: &str, done: u64, total: u64) -> bool {
        if self.stopped.load(Ordering::Relaxed) || self.put_off.load(Ordering::Relaxed) {
            return false;
        }
        let now = Instant::now();
        if now >= self.until {
            self.late.store(true, Ordering::Relaxed);
            return false;
        }
        if now.duration_since(self.begun) >= MOMENT && !self.move_on() {
            return false;
        }
        if let (Some(job), Ok(mut told)) = (&self.job, self.told.try_lock())
            && told.elapsed() >= QUIET
        {
            *told = now;
            self.events.send(Event::Progress { job: job.clone(), phase: phase.to_owned(), done, total });
        }
        true
    }
}
