//! `detente serve`: a workbench in the browser, on this machine only.
//!
//! The page keeps the text of a case and its history; the server keeps nothing but the files, and answers each question
//! about the text it is sent. So a draft is analysed exactly like a saved case, and nothing is lost with the server.

mod api;
mod assets;
mod connections;
mod desk;
mod error;
mod events;
mod folder;
mod guard;
mod jobs;
mod loaded;
mod page;
mod safe_path;
mod text;
mod watch;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;
pub use desk::Desk;
use events::Events;
use folder::Folder;
use guard::Keys;
use jobs::Jobs;
use loaded::Cache;
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Bytes that a request may bring: a case of the largest size, twice for a comparison, in JSON.
const MOST_BYTES: usize = 4 * detente::case::MAX_BYTES;

/// Seconds that the work for one request may take where the call names no limit.
const PATIENCE: Duration = Duration::from_secs(120);

/// How long the end of the program waits for a file that is being written.
const LAST_WRITING: Duration = Duration::from_secs(2);

/// What every request may use.
pub struct Workbench {
    folder: Folder,
    keys: Keys,
    events: Events,
    jobs: Jobs,
    cache: Cache,
}

impl Workbench {
    fn new(folder: Folder, keys: Keys, memory: u64, time: Option<Duration>) -> Self {
        let events = Events::new();
        let jobs = Jobs::new(memory, time.unwrap_or(PATIENCE), events.clone());
        Self { folder, keys, events, jobs, cache: Cache::new() }
    }
}

/// Serves a folder until Ctrl-C.
///
/// # Errors
/// What keeps the server from starting, in a sentence for the person who called it.
pub fn run(folder: &Path, port: u16, memory: u64, time: Option<Duration>) -> Result<(), String> {
    let folder = Folder::open(folder)?;
    folder.tidy();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(|e| format!("the server cannot start: {e}"))?;
    let ended = runtime.block_on(async {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let listener = tokio::net::TcpListener::bind(address)
            .await
            .map_err(|e| format!("port {port} cannot be used ({e}); `--port 0` takes any free one"))?;
        let port = listener.local_addr().map_err(|e| format!("the server cannot start: {e}"))?.port();
        let keys = Keys::new(port).map_err(|e| format!("no random key can be had: {e}"))?;
        // Whoever has read the address may close the pipe.
        let _ = writeln!(std::io::stdout(), "Serving {} at {}", folder.shown(), keys.address());
        let caution = "The address holds a key: whoever has it can read and change the cases. Ctrl-C ends the server.";
        let _ = writeln!(std::io::stdout(), "{caution}");
        // Last, so that it is seen; programs read the address from the first line.
        if let Some(missing) = page::missing_words() {
            anstream::eprintln!("warning: {missing}");
        }
        let workbench = Arc::new(Workbench::new(folder, keys, memory, time));
        tokio::spawn(watch::watch(workbench.clone()));
        tokio::select! {
            () = connections::serve(listener, router(workbench.clone())) => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        // What is being written is written to its end; nothing else is waited for.
        let _ = tokio::time::timeout(LAST_WRITING, tokio::task::spawn_blocking(move || workbench.folder.rest())).await;
        Ok(())
    });
    // Work that goes on is left behind: it keeps nothing that outlives the program.
    runtime.shutdown_background();
    ended
}

/// What there is to be asked for.
fn routes() -> Router<Arc<Workbench>> {
    Router::new()
        .route("/", get(page::index))
        .route("/assets/{*path}", get(page::asset))
        .nest("/api", api::routes())
        .fallback(page::missing)
        .layer(DefaultBodyLimit::max(MOST_BYTES))
}

/// The same behind the guard.
fn router(workbench: Arc<Workbench>) -> Router {
    routes()
        .layer(axum::middleware::from_fn_with_state(workbench.clone(), guard::guard))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .with_state(workbench)
}
