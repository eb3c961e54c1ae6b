//! Who may ask: only a browser on this machine that was given the key, from the page that this server sent.
//!
//! Any page in the world can make a browser send requests to a port of its own machine. So the host named must be this
//! server's (a name that somebody else points here is refused), a request from another site is refused whatever it
//! carries, and everything needs a cookie that only the address printed on the terminal gives, and that browsers do not
//! send along from other sites.

use super::connections::Stage;
use super::{MOST_BYTES, Workbench};
use axum::body::Bytes;
use axum::extract::{FromRequest, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE, HOST, HeaderName, HeaderValue,
    LOCATION, ORIGIN, REFERRER_POLICY, SET_COOKIE, TRANSFER_ENCODING, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::uri::{Authority, Scheme};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use std::time::Duration;

/// The body of a request comes within this time; it comes from this machine.
const BODY: Duration = Duration::from_secs(10);

/// The secrets of one run.
pub struct Keys {
    port: u16,
    /// Stands in the address that is printed.
    token: String,
    /// Stands in the cookie.
    session: String,
}

impl Keys {
    /// Fresh ones.
    pub fn new(port: u16) -> Result<Self, getrandom::Error> {
        Ok(Self { port, token: random()?, session: random()? })
    }

    /// The address to open.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/?key={}", self.port, self.token)
    }

    fn hosts(&self) -> [String; 3] {
        ["127.0.0.1", "localhost", "[::1]"].map(|host| format!("{host}:{}", self.port))
    }

    /// Cookies are shared by all ports of a machine, so the name tells servers apart.
    fn cookie(&self) -> String {
        format!("detente_{}", self.port)
    }

    fn is_ours(&self, host: &str) -> bool {
        self.hosts().contains(&host.to_ascii_lowercase())
    }

    /// The origin is ours, or there is none and none is needed.
    fn origin_is_ours(&self, headers: &HeaderMap, needed: bool) -> bool {
        match headers.get(ORIGIN) {
            Some(origin) => {
                let origin = origin.to_str().ok().and_then(|o| o.strip_prefix("http://"));
                origin.is_some_and(|host| self.is_ours(host))
            }
            None => !needed,
        }
    }

    fn has_cookie(&self, headers: &HeaderMap) -> bool {
        let name = self.cookie();
        headers.get_all(COOKIE).iter().filter_map(|c| c.to_str().ok()).flat_map(|c| c.split(';')).any(|pair| {
            pair.trim().split_once('=').is_some_and(|(key, value)| key == name && same(value, &self.session))
        })
    }
}

/// 256 random bits as hexadecimal digits.
fn random() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}

/// Compares in a time that does not tell where two texts differ.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |different, (a, b)| different | (a ^ b)) == 0
}

/// The host that a request is for, if it says so once and properly (RFC 9112, 3.2): its address names it, or else its
/// one `Host` field does.
fn host(request: &Request) -> Option<String> {
    let mut fields = request.headers().get_all(HOST).iter();
    let (Some(field), None) = (fields.next(), fields.next()) else { return None };
    let field: Authority = field.to_str().ok()?.parse().ok()?;
    let target = request.uri();
    let host = target.authority().unwrap_or(&field);
    let is_plain = target.scheme().is_none_or(|scheme| *scheme == Scheme::HTTP);
    // A user in front of the host is not for servers.
    let is_host = |a: &Authority| !a.as_str().contains('@');
    (is_plain && is_host(host) && is_host(&field)).then(|| host.as_str().to_owned())
}

/// Whether a field that can be said once only is said twice: it is not known then what was meant.
fn is_ambiguous(headers: &HeaderMap) -> bool {
    let once = [ORIGIN, CONTENT_LENGTH, CONTENT_TYPE, TRANSFER_ENCODING, HeaderName::from_static("sec-fetch-site")];
    once.iter().any(|name| headers.get_all(name).iter().nth(1).is_some())
}

/// Lets a request through, or says why not; and sets the headers that keep the page within bounds.
pub async fn guard(State(workbench): State<Arc<Workbench>>, request: Request, next: Next) -> Response {
    let keys = &workbench.keys;
    let headers = request.headers();
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD);
    let site = headers.get("sec-fetch-site").map(|s| s.to_str().unwrap_or("?"));
    let host = host(&request);
    let mut response = if host.is_none() || is_ambiguous(headers) {
        refusal(StatusCode::BAD_REQUEST, "The request does not say once and plainly what it is and for which host.")
    } else if !host.is_some_and(|host| keys.is_ours(&host)) {
        refusal(StatusCode::MISDIRECTED_REQUEST, "This server answers to 127.0.0.1 and localhost only.")
    } else if !keys.origin_is_ours(headers, changes) || site.is_some_and(|s| !matches!(s, "same-origin" | "none")) {
        refusal(StatusCode::FORBIDDEN, "Requests from other sites are refused.")
    } else if let Some(key) = entry_key(&request) {
        if same(&key, &keys.token) {
            let cookie = format!("{}={}; Path=/; HttpOnly; SameSite=Strict", keys.cookie(), keys.session);
            (StatusCode::SEE_OTHER, [(LOCATION, "/".to_owned()), (SET_COOKIE, cookie)]).into_response()
        } else {
            refusal(StatusCode::FORBIDDEN, "The key is not that of this server. Open the address that it printed.")
        }
    } else if !keys.has_cookie(headers) {
        refusal(StatusCode::FORBIDDEN, "Open the address that the server printed; it holds the key.")
    } else if headers
        .get(CONTENT_LENGTH)
        .is_some_and(|l| l.to_str().ok().and_then(|l| l.parse().ok()).is_none_or(|l: usize| l > MOST_BYTES))
    {
        refusal(StatusCode::PAYLOAD_TOO_LARGE, "That is more than a case can be.")
    } else {
        match whole(request).await {
            Err(refused) => refused,
            Ok(request) => {
                // Work has its own limit; this one is for whatever else may keep a request. A stream of events begins at
                // once and goes on.
                let limit = workbench.jobs.limit() + Duration::from_secs(5);
                let answered = tokio::time::timeout(limit, next.run(request)).await;
                answered.unwrap_or_else(|_| refusal(StatusCode::REQUEST_TIMEOUT, "The request took too long."))
            }
        }
    };
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(X_FRAME_OPTIONS, "DENY");
    set(REFERRER_POLICY, "no-referrer");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(CACHE_CONTROL, "no-store");
    response
}

/// The request with its whole body; who sends it slowly is not waited for.
async fn whole(request: Request) -> Result<Request, Response> {
    let (head, body) = request.into_parts();
    let read = Bytes::from_request(Request::from_parts(head.clone(), body), &());
    let body = match tokio::time::timeout(BODY, read).await {
        Ok(body) => body.map_err(IntoResponse::into_response)?,
        Err(_) => return Err(refusal(StatusCode::REQUEST_TIMEOUT, "The body of the request took too long to come.")),
    };
    if let Some(stage) = head.extensions.get::<Stage>() {
        stage.is_working();
    }
    Ok(Request::from_parts(head, body.into()))
}

/// The key in the address of the front page, if the request brings one.
fn entry_key(request: &Request) -> Option<String> {
    if request.uri().path() != "/" || request.method() != Method::GET {
        return None;
    }
    request.uri().query()?.split('&').find_map(|pair| pair.strip_prefix("key=")).map(str::to_owned)
}

fn refusal(status: StatusCode, words: &'static str) -> Response {
    (status, format!("{words}\n")).into_response()
}
