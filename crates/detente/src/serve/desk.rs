//! The interface of the workbench without a network, for whoever tries it.

use super::{Folder, Keys, Workbench, routes};
use axum::Router;
use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, Request};
use hyper::service::Service;
use hyper_util::service::TowerToHyperService;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Runtime;

/// The workbench of a folder, asked directly: no port, no key, no browser.
pub struct Desk {
    runtime: Runtime,
    service: TowerToHyperService<Router>,
}

impl Desk {
    /// A workbench for a folder, with bytes of memory and a time for each piece of work.
    ///
    /// # Errors
    /// Why the folder cannot be served.
    ///
    /// ```
    /// let folder = tempfile::tempdir().unwrap();
    /// let desk = detente::Desk::open(folder.path(), 1 << 30, std::time::Duration::from_secs(5)).unwrap();
    /// let (status, answer) = desk.ask("POST", "/api/check", br#"{"text": "detente: 1"}"#);
    /// assert_eq!(status, 200);
    /// assert!(answer.starts_with(b"{\"valid\":false"));
    /// ```
    pub fn open(folder: &Path, memory: u64, time: Duration) -> Result<Self, String> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.map_err(|e| e.to_string())?;
        let keys = Keys::new(0).map_err(|e| e.to_string())?;
        let workbench = Workbench::new(Folder::open(folder)?, keys, memory, Some(time));
        Ok(Self { runtime, service: TowerToHyperService::new(routes().with_state(Arc::new(workbench))) })
    }

    /// Status and body of the answer to a request with a JSON body. A stream of events is cut off after a second.
    pub fn ask(&self, method: &str, path: &str, body: &[u8]) -> (u16, Vec<u8>) {
        let mut request = Request::new(Body::from(body.to_vec()));
        let (Ok(method), Ok(path)) = (method.parse::<Method>(), path.parse()) else { return (400, Vec::new()) };
        (*request.method_mut(), *request.uri_mut()) = (method, path);
        request.headers_mut().insert(CONTENT_TYPE, axum::http::HeaderValue::from_static("application/json"));
        self.runtime.block_on(async {
            let answer = self.service.call(request).await.unwrap_or_else(|never| match never {});
            let status = answer.status().as_u16();
            let read = axum::body::to_bytes(answer.into_body(), usize::MAX);
            let body = tokio::time::timeout(Duration::from_secs(1), read).await;
            (status, body.ok().and_then(Result::ok).map(Into::into).unwrap_or_default())
        })
    }
}
