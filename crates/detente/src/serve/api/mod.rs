//! What the page can ask for. Every answer about a case comes from the same functions as the command line's.

mod analysis;
mod asked;
mod cases;
mod check;
mod coalitions;
mod description;
mod edit;
mod events;
mod hinges;
mod moves;
mod paths;
mod report;
mod settle;
mod source;
mod unlock;
mod why;
mod worlds;

use super::Workbench;
use super::events::Event;
use super::text::Text;
use asked::{About, Answered, Document};
use axum::Router;
use description::Door;
use detente::ask::{Analyze, Coalitions, Hinges, Moves, Paths, Settle, Unlock, Worlds};
use detente::report::documents::v1;
use std::sync::Arc;

type Bench = Arc<Workbench>;

/// Everything that can be asked, under `/api`.
fn doors() -> Vec<Door> {
    vec![
        Door::get("/about", "about", cases::about).gives::<cases::About>(),
        Door::get("/cases", "list", cases::list).gives::<Vec<cases::Listed>>(),
        Door::post("/cases", "create", cases::create).takes::<cases::NewCase>().gives::<Text>().refuses(&[400, 409]),
        Door::get("/case/{*name}", "read", cases::read).gives::<Text>().refuses(&[404]),
        Door::put("/case/{*name}", "save", cases::save)
            .takes::<cases::Save>()
            .gives::<cases::Saved>()
            .refuses(&[409, 507]),
        Door::post("/document", "document", cases::document)
            .takes::<cases::DocumentRequest>()
            .gives::<Text>()
            .refuses(&[404]),
        Door::post("/check", "check", check::check).takes::<check::CheckRequest>().gives::<check::Checked>(),
        Door::post("/edit", "edit", edit::edit).takes::<edit::EditRequest>().gives::<edit::Edited>().refuses(&[400]),
        Door::post("/analyze", "analyze", analysis::analyze)
            .takes::<About<Analyze>>()
            .gives::<analysis::Analyzed>()
            .refuses(&[422]),
        Door::post("/why", "why", why::why).takes::<why::WhyRequest>().gives::<why::Reason>().refuses(ASKED),
        Door::post("/moves", "moves", moves::moves)
            .takes::<About<Moves>>()
            .gives::<moves::Neighbourhood>()
            .refuses(ASKED),
        Door::post("/coalitions", "coalitions", coalitions::coalitions)
            .takes::<About<Coalitions>>()
            .gives::<coalitions::CoalitionsTold>()
            .refuses(ASKED),
        Door::post("/paths", "paths", paths::paths)
            .takes::<About<Paths>>()
            .gives::<Answered<Document<v1::Paths>>>()
            .refuses(ASKED),
        Door::post("/unlock", "unlock", unlock::unlock)
            .takes::<About<Unlock>>()
            .gives::<unlock::UnlockTold>()
            .refuses(ASKED),
        Door::post("/worlds", "worlds", worlds::worlds)
            .takes::<About<Worlds>>()
            .gives::<worlds::WorldsTold>()
            .refuses(ASKED),
        Door::post("/hinges", "hinges", hinges::hinges)
            .takes::<About<Hinges>>()
            .gives::<Answered<Document<v1::HingesTold>>>()
            .refuses(ASKED),
        Door::post("/settle", "settle", settle::settle)
            .takes::<About<Settle>>()
            .gives::<Answered<Document<v1::SettlementTold>>>()
            .refuses(ASKED),
        Door::post("/source", "source", source::source)
            .takes::<source::SourceRequest>()
            .gives::<source::SourceAdded>()
            .refuses(&[400, 409, 422, 507]),
        Door::post("/report", "report", report::report)
            .takes::<report::ReportRequest>()
            .writes("text/html")
            .refuses(&[422]),
        Door::post("/states.csv", "states_csv", report::states_csv)
            .takes::<report::TableRequest>()
            .writes("text/csv")
            .refuses(&[422]),
        Door::get("/events", "events", events::events).streams::<Event>("text/event-stream"),
        Door::get("/openapi.json", "description", description::description),
    ]
}

/// How a question about a text is refused: it makes no sense, or the text has no answer.
const ASKED: &[u16] = &[400, 422];

/// All routes, to be nested under `/api`.
pub fn routes() -> Router<Bench> {
    doors().into_iter().fold(Router::new(), |routes, door| routes.route(door.path, door.answers))
}
