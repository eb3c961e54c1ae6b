//! Connections: as many as the system has room for, and none that keeps others out by sending slowly or nothing.
//!
//! Every newcomer is let in. Where that makes too many, the connection goes that the server has waited for the longest: for
//! the rest of a request, for the next one, or for a reader of an answer. Whoever has sent a whole request is answered.

use axum::Router;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;

/// Connections at the same time. Systems give a program 256 descriptors or more, and files take some.
const MOST: usize = 128;
/// A request is begun, and its head is whole, within this time.
const HEAD: Duration = Duration::from_secs(5);
/// Bytes that the head of a request may have: cookies are shared by all servers of a machine.
const HEAD_BYTES: usize = 64 << 10;
/// How long to wait where nothing can be accepted.
const AGAIN: Duration = Duration::from_millis(20);

/// What a connection is waiting for, the first to go first.
#[derive(Clone)]
pub struct Stage(Arc<AtomicU8>);

impl Stage {
    const ASKING: u8 = 0;
    const ANSWERED: u8 = 1;
    const WORKING: u8 = 2;

    fn set(&self, stage: u8) {
        self.0.store(stage, Ordering::Relaxed);
    }

    /// The request is whole: what is waited for is up to the server.
    pub fn is_working(&self) {
        self.set(Self::WORKING);
    }
}

/// The open connections, oldest first.
#[derive(Clone, Default)]
struct Open(Arc<Mutex<Stages>>);

/// Each open connection by its number: where it stands, and how to end it.
type Stages = BTreeMap<u64, (Stage, Option<AbortHandle>)>;

impl Open {
    fn list(&self) -> MutexGuard<'_, Stages> {
        self.0.lock().unwrap_or_else(|e| e.into_inner())
    }

    /// Ends the connection that is waited for the longest, if any is.
    fn end_one(&self) -> bool {
        let mut list = self.list();
        let waiting =
            list.iter().filter(|(_, (stage, task))| task.is_some() && stage.0.load(Ordering::Relaxed) < Stage::WORKING);
        let first = waiting.min_by_key(|(number, (stage, _))| (stage.0.load(Ordering::Relaxed), **number));
        let Some(number) = first.map(|(number, _)| *number) else { return false };
        if let Some((_, Some(task))) = list.remove(&number) {
            task.abort();
        }
        true
    }
}

/// Takes a connection off the list when its task ends, however it ends.
struct Listed(Open, u64);

impl Drop for Listed {
    fn drop(&mut self) {
        self.0.list().remove(&self.1);
    }
}

/// Answers whoever connects, for ever.
pub async fn serve(listener: TcpListener, router: Router) {
    let open = Open::default();
    let mut number = 0;
    loop {
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            // No descriptor is free, or the other side has gone already.
            Err(_) => {
                open.end_one();
                tokio::time::sleep(AGAIN).await;
                continue;
            }
        };
        while open.list().len() >= MOST && !open.end_one() {
            tokio::time::sleep(AGAIN).await;
        }
        number += 1;
        let stage = Stage(Arc::default());
        open.list().insert(number, (stage.clone(), None));
        let listed = Listed(open.clone(), number);
        let task = tokio::spawn(answer(stream, router.clone(), stage, listed));
        if let Some((_, handle)) = open.list().get_mut(&number) {
            *handle = Some(task.abort_handle());
        }
    }
}

async fn answer(stream: TcpStream, router: Router, stage: Stage, _listed: Listed) {
    // Answers are short and wanted at once.
    let _ = stream.set_nodelay(true);
    let inner = TowerToHyperService::new(router);
    let service = service_fn(move |mut request: Request<Incoming>| {
        stage.set(Stage::ASKING);
        request.extensions_mut().insert(stage.clone());
        let (answered, stage) = (inner.call(request), stage.clone());
        async move {
            let answer = answered.await;
            stage.set(Stage::ANSWERED);
            answer
        }
    });
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(HEAD_BYTES);
    // What goes wrong with one connection concerns nobody else.
    let _ = builder.serve_connection(TokioIo::new(stream), service).await;
}
