//! The stream of events that an open window listens to.

use super::Bench;
use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event as Message, KeepAlive};
use std::convert::Infallible;
use std::time::Duration;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

pub async fn events(State(bench): State<Bench>) -> Sse<impl Stream<Item = Result<Message, Infallible>>> {
    let heard = BroadcastStream::new(bench.events.listen());
    // A window that lagged behind has missed something: it is told to look at everything again.
    let told = heard.map(|event| {
        let event = event.unwrap_or(crate::serve::events::Event::Cases);
        Ok(Message::default().json_data(&event).unwrap_or_default())
    });
    Sse::new(told).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}
